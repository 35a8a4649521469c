package org.alps.simulate.outcome;

/** What one contender did to one function, all units (hosts and seeds) together. Sums are microseconds; the class is an index of {@link Verdict#CLASSES}. */
public record FunctionSummary(
    String label,
    String functionUid,
    int classIndex,
    long count,
    long cpuTimeUs,
    long turnaroundUs,
    double slowdownSum,
    long maxWaitUs,
    long preemptions) {
  /** This and what happened in one more unit. */
  public FunctionSummary with(long moreCount, long moreCpuTimeUs, long moreTurnaroundUs, double moreSlowdown, long waitUs, long morePreemptions) {
    return new FunctionSummary(label, functionUid, classIndex, count + moreCount, cpuTimeUs + moreCpuTimeUs, turnaroundUs + moreTurnaroundUs,
        slowdownSum + moreSlowdown, Math.max(maxWaitUs, waitUs), preemptions + morePreemptions);
  }
}
