package org.alps.simulate.outcome;

/**
 * Which functions fared worse under one policy than under a fair one, and the worst of them. A function is judged by its mean turnaround over
 * all hosts and seeds; it is harmed where that is above {@link #LIMIT} times the fair one. Functions are added one at a time.
 */
public final class Harm {
  public static final double LIMIT = 1.1;

  private long functions;
  private long invocations;
  private long harmed;
  private long harmedInvocations;
  private String worstUid = "";
  private double worstRatio;

  /** Adds a function, of whose invocations both policies ran the same; of equally bad ones the first is the worst. */
  void add(FunctionSummary policy, FunctionSummary fair) {
    double ratio = (double) policy.turnaroundUs() / fair.turnaroundUs();
    functions++;
    invocations += policy.count();
    if (ratio > LIMIT) {
      harmed++;
      harmedInvocations += policy.count();
    }
    if (ratio > worstRatio) {
      worstRatio = ratio;
      worstUid = policy.functionUid();
    }
  }

  /** The share of functions that were harmed, 0 to 1; NaN where there are none. */
  public double share() {
    return (double) harmed / functions;
  }

  /** The share of invocations that are of harmed functions. */
  public double invocationShare() {
    return (double) harmedInvocations / invocations;
  }

  /** The function with the largest ratio of mean turnarounds; empty where there is none. */
  public String worstUid() {
    return worstUid;
  }

  public double worstRatio() {
    return worstRatio;
  }
}
