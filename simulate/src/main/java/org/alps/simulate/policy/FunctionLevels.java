package org.alps.simulate.policy;

import java.util.Arrays;
import java.util.List;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;

/**
 * A policy table laid out by function index: the levels of all functions in flat arrays, shared by those without an entry. Ages and slices are
 * in microseconds, rounded up; ranks stay nanoseconds, so that none that differ become equal.
 */
final class FunctionLevels {
  private static final long NS_PER_US = 1_000;

  private final int[] firstLevel;
  private final int[] lastLevel;
  long[] ageUs;
  long[] rankNs;
  long[] sliceUs;
  private int filled;
  /** Levels from here on belong to functions whose levels were replaced; each has room for the most there may be. */
  private final int replacedFrom;

  FunctionLevels(PolicyTable table, String[] functionUids) {
    List<PolicyLevel> defaults = table.header().defaultLevels();
    int levels = defaults.size() + table.policies().stream().mapToInt(policy -> policy.levels().size()).sum();
    firstLevel = new int[functionUids.length];
    lastLevel = new int[functionUids.length];
    ageUs = new long[levels];
    rankNs = new long[levels];
    sliceUs = new long[levels];
    add(defaults);
    int lastDefault = filled - 1;
    for (int function = 0; function < functionUids.length; function++) {
      List<PolicyLevel> own = table.policy(functionUids[function]).map(FunctionPolicy::levels).orElse(List.of());
      firstLevel[function] = own.isEmpty() ? 0 : filled;
      add(own);
      lastLevel[function] = own.isEmpty() ? lastDefault : filled - 1;
    }
    replacedFrom = filled;
  }

  /** Gives a function other levels; those of all others stay where they are. */
  void replace(int function, List<PolicyLevel> itsLevels) {
    if (firstLevel[function] < replacedFrom) {
      firstLevel[function] = filled;
      filled += PolicyTable.MAX_LEVELS;
      if (filled > ageUs.length) {
        ageUs = Arrays.copyOf(ageUs, filled * 2);
        rankNs = Arrays.copyOf(rankNs, filled * 2);
        sliceUs = Arrays.copyOf(sliceUs, filled * 2);
      }
    }
    int end = firstLevel[function];
    for (PolicyLevel level : itsLevels) {
      put(end++, level);
    }
    lastLevel[function] = end - 1;
  }

  int first(int function) {
    return firstLevel[function];
  }

  /** The level of {@code function} that holds at an age, looking upwards from {@code level}. */
  int at(int function, int level, long attainedUs) {
    int found = level;
    while (found < lastLevel[function] && ageUs[found + 1] <= attainedUs) {
      found++;
    }
    return found;
  }

  /** CPU time from {@code attainedUs} until the next level, or {@link Long#MAX_VALUE} on the last. */
  long untilNextUs(int function, int level, long attainedUs) {
    return level == lastLevel[function] ? Long.MAX_VALUE : ageUs[level + 1] - attainedUs;
  }

  /** Nanoseconds as whole microseconds, rounded up. */
  static long roundedUpUs(long ns) {
    return ns / NS_PER_US + (ns % NS_PER_US == 0 ? 0 : 1);
  }

  private void add(List<PolicyLevel> levels) {
    for (PolicyLevel level : levels) {
      put(filled++, level);
    }
  }

  private void put(int at, PolicyLevel level) {
    ageUs[at] = roundedUpUs(level.ageNs());
    rankNs[at] = level.rankNs();
    sliceUs[at] = Math.max(1, roundedUpUs(level.sliceNs()));
  }
}
