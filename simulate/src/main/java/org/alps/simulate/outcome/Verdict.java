package org.alps.simulate.outcome;

import java.util.ArrayList;
import java.util.List;

/** What judging found: for each contender, in order, the outcome of short functions, of long ones, and of all; and its turnarounds by unit. */
public final class Verdict {
  /** The names of classes by index, as result files spell them. */
  public static final List<String> CLASSES = List.of(EvaluationColumns.SHORT, EvaluationColumns.LONG);
  /** The name of all classes together. */
  public static final String ALL = EvaluationColumns.ALL;
  /** All names of classes, in the order of result files. */
  public static final List<String> NAMES = List.of(ALL, EvaluationColumns.SHORT, EvaluationColumns.LONG);

  private final List<String> labels;
  private final List<List<ClassOutcome>> outcomes = new ArrayList<>();
  private final UnitTurnarounds turnarounds;

  public Verdict(List<String> labels) {
    this.labels = List.copyOf(labels);
    this.turnarounds = new UnitTurnarounds(labels.size());
    for (int i = 0; i < labels.size(); i++) {
      outcomes.add(List.of(new ClassOutcome(), new ClassOutcome()));
    }
  }

  /** Adds the outcome in one unit, a host under a seed; units in ascending order. */
  public void add(int contender, int classIndex, int host, int seed, ClassOutcome outcome) {
    outcomes.get(contender).get(classIndex).merge(outcome);
    turnarounds.add(host, seed, contender, classIndex, outcome);
  }

  public List<String> labels() {
    return labels;
  }

  /** In how many units, hosts under seeds, anything was judged. */
  public int units() {
    return turnarounds.units();
  }

  /** The sum of turnaround in each unit, in one order for all, of the class called {@code name}. */
  public double[] unitTurnaroundsUs(String label, String name) {
    return turnarounds.of(labels.indexOf(label), name);
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
