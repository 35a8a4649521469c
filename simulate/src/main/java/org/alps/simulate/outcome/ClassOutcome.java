package org.alps.simulate.outcome;

import org.alps.simulate.profile.LogHistogram;

/** What the invocations of one class (short or long functions) went through. Times are microseconds. */
public final class ClassOutcome {
  private long count;
  private long turnaroundUs;
  private long cpuTimeUs;
  private long waitUs;
  private long preemptions;
  private double slowdownSum;
  private long maxWaitUs;
  private final LogHistogram turnarounds;
  private final LogHistogram slowdowns;

  /** An empty tally. */
  public ClassOutcome() {
    this(0, 0, 0, 0, 0, 0, 0, new LogHistogram(LogHistogram.OUTCOME_BITS), new LogHistogram(LogHistogram.OUTCOME_BITS));
  }

  ClassOutcome(
      long count,
      long turnaroundUs,
      long cpuTimeUs,
      long waitUs,
      long preemptions,
      double slowdownSum,
      long maxWaitUs,
      LogHistogram turnarounds,
      LogHistogram slowdowns) {
    this.count = count;
    this.turnaroundUs = turnaroundUs;
    this.cpuTimeUs = cpuTimeUs;
    this.waitUs = waitUs;
    this.preemptions = preemptions;
    this.slowdownSum = slowdownSum;
    this.maxWaitUs = maxWaitUs;
    this.turnarounds = turnarounds;
    this.slowdowns = slowdowns;
  }

  /** Adds what {@code other} holds; merge units (hosts, then seeds) in ascending order, so that the slowdown sum has one value. */
  public void merge(ClassOutcome other) {
    count += other.count;
    turnaroundUs += other.turnaroundUs;
    cpuTimeUs += other.cpuTimeUs;
    waitUs += other.waitUs;
    preemptions += other.preemptions;
    slowdownSum += other.slowdownSum;
    maxWaitUs = Math.max(maxWaitUs, other.maxWaitUs);
    turnarounds.merge(other.turnarounds);
    slowdowns.merge(other.slowdowns);
  }

  /** @param alone what the turnaround would be on an idle host: CPU time and sleep */
  void add(long turnaround, long cpuTime, long alone, double slowdown, int preempted) {
    long wait = turnaround - alone;
    count++;
    turnaroundUs += turnaround;
    cpuTimeUs += cpuTime;
    waitUs += wait;
    preemptions += preempted;
    slowdownSum += slowdown;
    maxWaitUs = Math.max(maxWaitUs, wait);
    turnarounds.add(turnaround);
    slowdowns.add((turnaround * 1000 + alone - 1) / alone);
  }

  public long count() {
    return count;
  }

  /** Sum of completion less arrival. */
  public long turnaroundUs() {
    return turnaroundUs;
  }

  public long cpuTimeUs() {
    return cpuTimeUs;
  }

  public double meanTurnaroundUs() {
    return (double) turnaroundUs / count;
  }

  /** Mean of turnaround / (CPU time + sleep). */
  public double meanSlowdown() {
    return slowdownSum / count;
  }

  /** Sum of turnaround less CPU time and sleep. */
  public long waitUs() {
    return waitUs;
  }

  public long preemptions() {
    return preemptions;
  }

  /** Dispatches that took a core from somebody or from idleness: one an invocation, and one more after each preemption. */
  public long switches() {
    return count + preemptions;
  }

  /** Sum of turnaround / (CPU time + sleep); its last bits depend on the order of completions. */
  public double slowdownSum() {
    return slowdownSum;
  }

  public long maxWaitUs() {
    return maxWaitUs;
  }

  /** Turnarounds in microseconds, in bins of {@link LogHistogram#OUTCOME_BITS}. */
  public LogHistogram turnarounds() {
    return turnarounds;
  }

  /** Slowdowns in thousandths, rounded up (so at least 1000), in bins of {@link LogHistogram#OUTCOME_BITS}. */
  public LogHistogram slowdowns() {
    return slowdowns;
  }
}
