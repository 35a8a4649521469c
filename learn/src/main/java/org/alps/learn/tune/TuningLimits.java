package org.alps.learn.tune;

/**
 * What a choice of options must not do to anybody, against fair sharing; kept where it is kept on every dataset and fold.
 *
 * @param longP99 the most that the 99th percentile of long functions' turnaround may come to, as a multiple of fair sharing's
 * @param worstWait the most that the longest wait may come to, as a multiple of fair sharing's
 */
record TuningLimits(double longP99, double worstWait) {
  /** How far measures go beyond the limits, as a factor: at most 1 where both are kept. */
  double excess(double longP99Ratio, double worstWaitRatio) {
    return Math.max(longP99Ratio / longP99, worstWaitRatio / worstWait);
  }
}
