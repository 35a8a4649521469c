package org.alps.simulate.outcome;

import java.util.Optional;
import org.alps.simulate.outcome.Bootstrap.Interval;

/**
 * How one policy did against one fair one on one class of functions. Ratios are of the policy's figure to the fair one's; one that cannot be taken is
 * NaN.
 *
 * @param mean of mean turnarounds
 * @param toOptimum mean turnaround to SRPT's; null where that was not judged
 * @param gapClosed (fair - policy) / (fair - SRPT) on mean turnaround; null likewise
 * @param p99 of 99th percentiles of turnaround
 * @param maxWait of the longest waits
 */
public record Comparison(
    String policy, String fair, String className, Estimate mean, Estimate toOptimum, Estimate gapClosed, double p99, double maxWait, Harm harm) {
  /** A figure, with its interval where it has one. */
  public record Estimate(double value, Optional<Interval> interval) {}
}
