package org.alps.simulate.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sums of turnaround in each unit (a host under a seed), by contender and class: what {@link Bootstrap} draws from. Microseconds. */
public final class UnitTurnarounds {
  private final int contenders;
  private final Map<Long, long[]> sums = new TreeMap<>();

  public UnitTurnarounds(int contenders) {
    this.contenders = contenders;
  }

  /** Adds a unit's outcome of one contender and class; a unit in which nothing happened counts for none. */
  public void add(int host, int seed, int contender, int classIndex, ClassOutcome outcome) {
    if (outcome.count() > 0) {
      long unit = (long) host << 32 | seed;
      sums.computeIfAbsent(unit, u -> new long[contenders * Verdict.CLASSES.size()])[place(contender, classIndex)] += outcome.turnaroundUs();
    }
  }

  /** How many units had an invocation. */
  public int units() {
    return sums.size();
  }

  /** By unit, hosts ascending, then seeds, a contender's sum in the class called {@code name}: all, short or long. */
  public double[] of(int contender, String name) {
    List<Integer> classes = new ArrayList<>();
    for (int c = 0; c < Verdict.CLASSES.size(); c++) {
      if (name.equals(Verdict.ALL) || name.equals(Verdict.CLASSES.get(c))) {
        classes.add(c);
      }
    }
    return sums.values().stream().mapToDouble(unit -> classes.stream().mapToLong(c -> unit[place(contender, c)]).sum()).toArray();
  }

  private static int place(int contender, int classIndex) {
    return contender * Verdict.CLASSES.size() + classIndex;
  }
}
