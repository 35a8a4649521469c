package org.alps.ingest.format;

import org.alps.ingest.dataset.SeededRandom;

/**
 * How a generated function's sizes spread around their average: log-normal, and for one function in five two log-normal modes (a cached and
 * an uncached path, say), the slow one 5 to 50 times the fast one in 5 to 30 % of invocations.
 *
 * <p>The log-normal's sigma is drawn per function, log-normal itself with median 0.7 and sd 0.64, at most 2: this gives the p99/p50 of
 * Azure's duration rows with Count >= 20 (1.85, 6.4 and 67 at p10, p50 and p90). The mean is the average; sizes end at 1 us and 600 s.
 *
 * @param sigma of ln size, in each mode
 * @param slowShare the share of invocations in the slow mode, or 0
 * @param slowRatio slow mode's mean over fast mode's
 */
record SizeSpread(double sigma, double slowShare, double slowRatio) {
  static final long MAX_US = 600_000_000;

  /** Draws a function's spread. */
  static SizeSpread draw(SeededRandom random) {
    double sigma = Math.min(2, 0.7 * StrictMath.exp(0.64 * Gaussian.draw(random)));
    if (random.nextDouble() >= 0.2) {
      return new SizeSpread(sigma, 0, 1);
    }
    return new SizeSpread(0.3, 0.05 + 0.25 * random.nextDouble(), 5 * StrictMath.exp(random.nextDouble() * StrictMath.log(10)));
  }

  /** The quantile at {@code p} (between 0 and 1) of the log-normal with this mean, in microseconds, without the slow mode. */
  double quantileUs(double p, double meanUs) {
    return meanUs * StrictMath.exp(sigma * Gaussian.quantile(p) - sigma * sigma / 2);
  }

  /** One size in microseconds. */
  long drawUs(SeededRandom random, double averageUs) {
    double meanUs = averageUs;
    if (slowShare > 0) {
      meanUs /= 1 - slowShare + slowShare * slowRatio;
      meanUs *= random.nextDouble() < slowShare ? slowRatio : 1;
    }
    return Math.max(1, Math.min(MAX_US, Math.round(quantileUs(random.nextDouble() + 0x1.0p-54, meanUs))));
  }
}
