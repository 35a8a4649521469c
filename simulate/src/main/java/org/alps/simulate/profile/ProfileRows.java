package org.alps.simulate.profile;

/** Who takes the rows that a {@link ProfileSink} is done with. */
@FunctionalInterface
public interface ProfileRows {
  /**
   * One host's share of a {@link FunctionProfile}: see there for units.
   *
   * @param function index into the dataset's functions
   */
  void row(
      int function,
      long windowStartUs,
      long count,
      long firstWaitUs,
      long waitUs,
      long turnaroundUs,
      long preemptions,
      long cpuTimeUs,
      double sliceSquareSum,
      LogHistogram cpuTimes,
      LogHistogram slices);
}
