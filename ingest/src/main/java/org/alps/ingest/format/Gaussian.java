package org.alps.ingest.format;

import org.alps.ingest.dataset.SeededRandom;
import org.apache.commons.math3.special.Erf;

/** The standard normal distribution, computed in plain Java so that every machine draws the same. */
public final class Gaussian {
  private static final double SQRT_2 = StrictMath.sqrt(2);

  private Gaussian() {}

  /** The standard normal quantile at {@code p}, strictly between 0 and 1. */
  static double quantile(double p) {
    return SQRT_2 * Erf.erfInv(2 * p - 1);
  }

  /** The probability that a standard normal value is below {@code z}. */
  static double probability(double z) {
    return 0.5 * Erf.erfc(-z / SQRT_2);
  }

  /** A standard normal value. */
  public static double draw(SeededRandom random) {
    return quantile(random.nextDouble() + 0x1.0p-54);
  }
}
