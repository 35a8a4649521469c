package org.alps.simulate.policy;

/**
 * The clock of fair sharing: the CPU time that each runnable task of a host would have received, were its cores shared evenly and endlessly
 * finely. It runs at cores / runnable tasks, at most 1, in whole nanoseconds; each change of the number of runnable tasks rounds it down, as the
 * kernel's does. An invocation of size s that arrives at virtual time v ends at v + s under fair sharing (Parekh and Gallager's virtual time,
 * 1993), which is what makes it a measure of how long waiting is fair.
 */
final class VirtualClock {
  private static final long NS_PER_US = 1_000;

  private final int cores;
  private int runnable;
  private long changedUs;
  private long valueNs;

  VirtualClock(int cores) {
    this.cores = cores;
  }

  /** The virtual time in nanoseconds at {@code nowUs}, which never falls. */
  long atNs(long nowUs) {
    long elapsedNs = (nowUs - changedUs) * NS_PER_US;
    return valueNs + (runnable <= cores ? elapsedNs : elapsedNs / runnable * cores + elapsedNs % runnable * cores / runnable);
  }

  /** A task became runnable. */
  void enter(long nowUs) {
    change(nowUs, 1);
  }

  /** A task is runnable no longer. */
  void leave(long nowUs) {
    change(nowUs, -1);
  }

  private void change(long nowUs, int by) {
    valueNs = atNs(nowUs);
    changedUs = nowUs;
    runnable += by;
  }
}
