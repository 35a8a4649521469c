package org.alps.simulate.host;

/** Who is told what happened on a simulated host. Calls come in time order, arrivals in the order they were fed. */
public interface SimulationSink {
  /**
   * An invocation arrived.
   *
   * @return a tag of the sink's own that comes back with every later call about this invocation
   */
  int arrived(int function, long arrivalUs, long cpuTimeUs);

  /** An invocation was preempted after a slice of {@code sliceUs} of CPU time (0 where a switch cost ate all of the dispatch). */
  void preempted(int tag, long sliceUs);

  /** An invocation was preempted {@code times} times in a row, at least once, after slices of {@code sliceUs} each. */
  default void preempted(int tag, long sliceUs, long times) {
    for (long i = 0; i < times; i++) {
      preempted(tag, sliceUs);
    }
  }

  /**
   * An invocation completed.
   *
   * @param blockedUs how long it was asleep between its arrival and its completion; part of neither CPU time nor wait
   * @param firstStartUs its first dispatch
   * @param preemptions how often it lost a core before it was done; going to sleep is none
   * @param lastSliceUs the CPU time of its last uninterrupted dispatch (sleeps interrupt nothing); equals cpuTimeUs where preemptions is 0
   */
  void completed(
      int tag, long arrivalUs, long cpuTimeUs, long blockedUs, long completionUs, long firstStartUs, int preemptions, long lastSliceUs);
}
