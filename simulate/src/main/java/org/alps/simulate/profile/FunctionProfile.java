package org.alps.simulate.profile;

/**
 * What SRPT did to one function in one window: the invocations that arrived in the window, on all hosts together.
 *
 * <p>Sums are over invocations, in microseconds. A slice is the CPU time of one uninterrupted dispatch, so slices number count +
 * preemptions and add up to the CPU time. Integer sums are exact; {@code sliceSquareSum} (us squared) is a double whose value depends on the
 * order of merging, so merge hosts in ascending order.
 *
 * @param windowStartUs the window's beginning since the trace's start
 * @param firstWaitUs arrival to first dispatch
 * @param waitUs turnaround less CPU time
 */
public record FunctionProfile(
    String functionUid,
    long windowStartUs,
    long count,
    long firstWaitUs,
    long waitUs,
    long turnaroundUs,
    long preemptions,
    long cpuTimeUs,
    double sliceSquareSum,
    LogHistogram cpuTimes,
    LogHistogram slices) {

  /** This and {@code other} (of the same function) together; the earlier window start stays. Neither is changed. */
  public FunctionProfile merge(FunctionProfile other) {
    LogHistogram mergedCpuTimes = new LogHistogram(cpuTimes.bits());
    mergedCpuTimes.merge(cpuTimes);
    mergedCpuTimes.merge(other.cpuTimes);
    LogHistogram mergedSlices = new LogHistogram(slices.bits());
    mergedSlices.merge(slices);
    mergedSlices.merge(other.slices);
    return new FunctionProfile(
        functionUid,
        Math.min(windowStartUs, other.windowStartUs),
        count + other.count,
        firstWaitUs + other.firstWaitUs,
        waitUs + other.waitUs,
        turnaroundUs + other.turnaroundUs,
        preemptions + other.preemptions,
        cpuTimeUs + other.cpuTimeUs,
        sliceSquareSum + other.sliceSquareSum,
        mergedCpuTimes,
        mergedSlices);
  }

  public double meanFirstWaitUs() {
    return (double) firstWaitUs / count;
  }

  public double meanCpuTimeUs() {
    return (double) cpuTimeUs / count;
  }

  public long sliceCount() {
    return count + preemptions;
  }

  public double meanSliceUs() {
    return (double) cpuTimeUs / sliceCount();
  }

  /** The population standard deviation of slices in microseconds. */
  public double sliceDeviationUs() {
    double mean = meanSliceUs();
    return Math.sqrt(Math.max(0, sliceSquareSum / sliceCount() - mean * mean));
  }
}
