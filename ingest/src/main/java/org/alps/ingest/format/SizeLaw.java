package org.alps.ingest.format;

import org.alps.ingest.dataset.SeededRandom;

/** A distribution of sizes in microseconds whose mean is known exactly. */
sealed interface SizeLaw {
  double meanUs();

  /** One size, above 0. */
  double drawUs(SeededRandom random);

  /** Evenly between two sizes. */
  record Uniform(double lowUs, double highUs) implements SizeLaw {
    @Override
    public double meanUs() {
      return (lowUs + highUs) / 2;
    }

    @Override
    public double drawUs(SeededRandom random) {
      return lowUs + (highUs - lowUs) * random.nextDouble();
    }
  }

  /**
   * Log-normal.
   *
   * @param variation the coefficient of variation: standard deviation over mean
   */
  record LogNormal(double meanUs, double variation) implements SizeLaw {
    @Override
    public double drawUs(SeededRandom random) {
      double variance = StrictMath.log(1 + variation * variation);
      return meanUs * StrictMath.exp(StrictMath.sqrt(variance) * Gaussian.draw(random) - variance / 2);
    }
  }

  /**
   * Pareto, cut off: density falls as size^-(1 + exponent) from {@code lowUs} to {@code highUs}.
   *
   * @param exponent above 0, not 1
   */
  record BoundedPareto(double lowUs, double highUs, double exponent) implements SizeLaw {
    @Override
    public double meanUs() {
      double ratio = lowUs / highUs;
      return exponent / (exponent - 1) * lowUs * (1 - power(ratio, exponent - 1)) / (1 - power(ratio, exponent));
    }

    @Override
    public double drawUs(SeededRandom random) {
      return lowUs / power(1 - random.nextDouble() * (1 - power(lowUs / highUs, exponent)), 1 / exponent);
    }

    private static double power(double base, double exponent) {
      return StrictMath.exp(exponent * StrictMath.log(base));
    }
  }

  /** One law or another, as a cached and an uncached path. */
  record Either(SizeLaw one, SizeLaw other, double otherShare) implements SizeLaw {
    @Override
    public double meanUs() {
      return one.meanUs() * (1 - otherShare) + other.meanUs() * otherShare;
    }

    @Override
    public double drawUs(SeededRandom random) {
      return (random.nextDouble() < otherShare ? other : one).drawUs(random);
    }
  }
}
