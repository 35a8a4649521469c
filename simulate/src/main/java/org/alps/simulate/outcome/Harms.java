package org.alps.simulate.outcome;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The harm that each policy did against each fair one, by class: one pass over functions, each with what all contenders did to it. */
public final class Harms {
  private final List<String> fair;
  private final Map<List<String>, Harm> harms = new HashMap<>();

  /** @param fair labels of the fair policies */
  public Harms(List<String> fair) {
    this.fair = fair;
  }

  /** @param contenders what each of them did to one function */
  public void add(List<FunctionSummary> contenders) {
    for (FunctionSummary base : contenders) {
      if (fair.contains(base.label())) {
        for (FunctionSummary policy : contenders) {
          of(policy.label(), base.label(), Verdict.ALL).add(policy, base);
          of(policy.label(), base.label(), Verdict.CLASSES.get(policy.classIndex())).add(policy, base);
        }
      }
    }
  }

  /** The harm to functions of the class called {@code name}: all, short or long. */
  public Harm of(String policy, String fairLabel, String name) {
    return harms.computeIfAbsent(List.of(policy, fairLabel, name), key -> new Harm());
  }
}
