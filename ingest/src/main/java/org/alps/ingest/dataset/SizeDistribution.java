package org.alps.ingest.dataset;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A function's distribution of CPU times as a quantile function, for traces that give percentiles instead of invocations.
 *
 * <p>Between the quantiles at {@link #PROBABILITIES} values are interpolated geometrically (straight in log size), which suits sizes that
 * spread over orders of magnitude. Quantiles are microseconds, at least 1, non-decreasing.
 */
public final class SizeDistribution implements Serializable {
  private static final double[] PROBABILITIES = {0, 0.01, 0.25, 0.5, 0.75, 0.99, 1};
  private final long[] quantilesUs;
  private final double[] logQuantiles;

  /** @param quantilesUs one value for each of {@link #probabilities()}, at least 1 each, non-decreasing */
  public SizeDistribution(long[] quantilesUs) {
    if (quantilesUs.length != PROBABILITIES.length) {
      throw new IllegalArgumentException("Cannot make a size distribution: " + quantilesUs.length + " quantiles. Give " + PROBABILITIES.length + ".");
    }
    this.quantilesUs = quantilesUs.clone();
    this.logQuantiles = new double[quantilesUs.length];
    long last = 1;
    for (int i = 0; i < quantilesUs.length; i++) {
      if (quantilesUs[i] < last) {
        throw new IllegalArgumentException("Cannot make a size distribution: quantile " + quantilesUs[i] + ". Give values of at least 1 that do not fall.");
      }
      last = quantilesUs[i];
      logQuantiles[i] = StrictMath.log(last);
    }
  }

  /** A distribution with one value, {@code cpuTimeUs} (at least 1). */
  public static SizeDistribution constant(long cpuTimeUs) {
    long[] quantiles = new long[PROBABILITIES.length];
    Arrays.fill(quantiles, cpuTimeUs);
    return new SizeDistribution(quantiles);
  }

  /**
   * The distribution of this shape whose mean is {@code meanUs}: every quantile is scaled by the same factor, and none falls below 1.
   * Percentiles alone leave the tail open, and the work a function brings is its count times its mean, so the mean has the last word.
   */
  public SizeDistribution scaledToMean(double meanUs) {
    double factor = meanUs / meanUs();
    long[] scaled = new long[quantilesUs.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = Math.max(1, Math.round(quantilesUs[i] * factor));
    }
    return new SizeDistribution(scaled);
  }

  /** The size at probability {@code p} in [0, 1), in microseconds, at least 1. */
  public long quantileUs(double p) {
    int i = 1;
    while (p >= PROBABILITIES[i] && i < PROBABILITIES.length - 1) {
      i++;
    }
    double width = PROBABILITIES[i] - PROBABILITIES[i - 1];
    double log = logQuantiles[i - 1] + (logQuantiles[i] - logQuantiles[i - 1]) * (p - PROBABILITIES[i - 1]) / width;
    return Math.max(1, Math.round(StrictMath.exp(log)));
  }

  /** The mean in microseconds: over a segment from a to b of a geometric quantile function it is (b - a) / ln(b / a). */
  public double meanUs() {
    double mean = 0;
    for (int i = 1; i < quantilesUs.length; i++) {
      double rise = logQuantiles[i] - logQuantiles[i - 1];
      double segment = rise < 1e-9 ? quantilesUs[i] : (quantilesUs[i] - quantilesUs[i - 1]) / rise;
      mean += segment * (PROBABILITIES[i] - PROBABILITIES[i - 1]);
    }
    return mean;
  }

  public long[] quantilesUs() {
    return quantilesUs.clone();
  }

  /** The probabilities at which quantiles are held: 0, 0.01, 0.25, 0.5, 0.75, 0.99, 1. */
  public static double[] probabilities() {
    return PROBABILITIES.clone();
  }
}
