package org.alps.simulate.fair;

import java.util.Arrays;

/** When each core needs attention next: a tournament, so that the first, the lowest core of equals, is known and a change costs log2(cores). */
final class CoreTimes {
  static final long NEVER = Long.MAX_VALUE;

  private final int leaves;
  private final long[] earliest;

  CoreTimes(int cores) {
    leaves = cores == 1 ? 1 : Integer.highestOneBit(cores - 1) << 1;
    earliest = new long[2 * leaves];
    Arrays.fill(earliest, NEVER);
  }

  long firstUs() {
    return earliest[1];
  }

  int firstCore() {
    int node = 1;
    while (node < leaves) {
      node = earliest[2 * node] == earliest[node] ? 2 * node : 2 * node + 1;
    }
    return node - leaves;
  }

  void set(int core, long timeUs) {
    int node = core + leaves;
    earliest[node] = timeUs;
    for (node >>= 1; node > 0; node >>= 1) {
      long first = Math.min(earliest[2 * node], earliest[2 * node + 1]);
      if (earliest[node] == first) {
        return;
      }
      earliest[node] = first;
    }
  }
}
