package org.alps.simulate.outcome;

/** What each function's invocations went through, by function index. Times are microseconds. */
public final class FunctionOutcomes {
  private final long[] count;
  private final long[] turnaroundUs;
  private final long[] cpuTimeUs;
  private final double[] slowdownSum;
  private final long[] maxWaitUs;
  private final long[] preemptions;

  FunctionOutcomes(int functions) {
    count = new long[functions];
    turnaroundUs = new long[functions];
    cpuTimeUs = new long[functions];
    slowdownSum = new double[functions];
    maxWaitUs = new long[functions];
    preemptions = new long[functions];
  }

  void add(int function, long turnaround, long cpuTime, long alone, double slowdown, int preempted) {
    count[function]++;
    turnaroundUs[function] += turnaround;
    cpuTimeUs[function] += cpuTime;
    slowdownSum[function] += slowdown;
    maxWaitUs[function] = Math.max(maxWaitUs[function], turnaround - alone);
    preemptions[function] += preempted;
  }

  /** How many functions there are, seen or not. */
  public int size() {
    return count.length;
  }

  public long count(int function) {
    return count[function];
  }

  /** Sum of completion less arrival. */
  public long turnaroundUs(int function) {
    return turnaroundUs[function];
  }

  public long cpuTimeUs(int function) {
    return cpuTimeUs[function];
  }

  /** Sum of turnaround / (CPU time + sleep); its last bits depend on the order of completions. */
  public double slowdownSum(int function) {
    return slowdownSum[function];
  }

  public long maxWaitUs(int function) {
    return maxWaitUs[function];
  }

  public long preemptions(int function) {
    return preemptions[function];
  }
}
