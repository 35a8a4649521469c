package org.alps.simulate.fair;

import java.util.Arrays;

/** How many tasks each core has, running and waiting, with the fewest and the most at hand. */
final class CoreLoads {
  private final int[] tasks;
  /** By number of tasks: cores that have as many. */
  private int[] cores = new int[64];
  private int fewest;
  private int most;

  CoreLoads(int cores) {
    this.tasks = new int[cores];
    this.cores[0] = cores;
  }

  int of(int core) {
    return tasks[core];
  }

  int fewest() {
    return fewest;
  }

  int most() {
    return most;
  }

  /** The lowest core that has that many tasks; there must be one. */
  int lowestWith(int count) {
    int core = 0;
    while (tasks[core] != count) {
      core++;
    }
    return core;
  }

  void add(int core) {
    int count = ++tasks[core];
    if (count == cores.length) {
      cores = Arrays.copyOf(cores, count * 2);
    }
    cores[count]++;
    most = Math.max(most, count);
    if (--cores[count - 1] == 0 && fewest == count - 1) {
      fewest = count;
    }
  }

  void remove(int core) {
    int count = --tasks[core];
    cores[count]++;
    fewest = Math.min(fewest, count);
    if (--cores[count + 1] == 0 && most == count + 1) {
      most = count;
    }
  }
}
