package org.alps.simulate.fair;

/** What each function may ask of a fair scheduler: how much of a core, and how it is cut. */
public interface TaskShares {
  /** The load weight of a function's invocations, 1 to 88,761 (nice -20); 1,024 is nice 0. */
  int weight(int function);

  /** The slice of a function's invocations in microseconds, at least 1, or 0 for the scheduler's own. Only EEVDF heeds it. */
  long sliceUs(int function);

  /** The same share for everybody. */
  static TaskShares equal() {
    return new TaskShares() {
      @Override
      public int weight(int function) {
        return VirtualTime.UNIT;
      }

      @Override
      public long sliceUs(int function) {
        return 0;
      }
    };
  }
}
