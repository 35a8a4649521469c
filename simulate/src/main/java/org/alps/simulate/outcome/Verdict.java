package org.alps.simulate.outcome;

import java.util.ArrayList;
import java.util.List;

/** What judging found: for each contender, in order, the outcome of short functions, of long ones, and of all. */
public final class Verdict {
  /** The names of classes by index, as result files spell them. */
  public static final List<String> CLASSES = List.of(EvaluationColumns.SHORT, EvaluationColumns.LONG);
  /** The name of all classes together. */
  public static final String ALL = EvaluationColumns.ALL;

  private final List<String> labels;
  private final List<List<ClassOutcome>> outcomes = new ArrayList<>();

  public Verdict(List<String> labels) {
    this.labels = List.copyOf(labels);
    for (int i = 0; i < labels.size(); i++) {
      outcomes.add(List.of(new ClassOutcome(), new ClassOutcome()));
    }
  }

  /** Adds one host's outcome; hosts in ascending order. */
  public void add(int contender, int classIndex, ClassOutcome outcome) {
    outcomes.get(contender).get(classIndex).merge(outcome);
  }

  public List<String> labels() {
    return labels;
  }

  /** The outcome of the class called {@code name}: all, short or long. */
  public ClassOutcome outcome(String label, String name) {
    List<ClassOutcome> classes = outcomes.get(labels.indexOf(label));
    if (!name.equals(ALL)) {
      return classes.get(CLASSES.indexOf(name));
    }
    ClassOutcome all = new ClassOutcome();
    classes.forEach(all::merge);
    return all;
  }
}
