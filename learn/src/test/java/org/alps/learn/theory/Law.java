package org.alps.learn.theory;

import org.alps.ingest.dataset.SeededRandom;
import org.apache.commons.math3.special.Erf;

/** A distribution of sizes in microseconds, for theory: its mean and its tail are known. */
sealed interface Law {
  double meanUs();

  /** The probability that a size is above {@code us}, at least 0. */
  double tail(double us);

  double draw(SeededRandom random);

  /** Memoryless: the hazard rate is constant. */
  record Exponential(double meanUs) implements Law {
    @Override
    public double tail(double us) {
      return StrictMath.exp(-us / meanUs);
    }

    @Override
    public double draw(SeededRandom random) {
      return -meanUs * StrictMath.log(1 - random.nextDouble());
    }
  }

  /** One law or another; of two exponentials, the hyperexponential, whose hazard rate falls. */
  record Either(Law one, Law other, double otherShare) implements Law {
    @Override
    public double meanUs() {
      return one.meanUs() * (1 - otherShare) + other.meanUs() * otherShare;
    }

    @Override
    public double tail(double us) {
      return one.tail(us) * (1 - otherShare) + other.tail(us) * otherShare;
    }

    @Override
    public double draw(SeededRandom random) {
      return (random.nextDouble() < otherShare ? other : one).draw(random);
    }
  }

  /** Pareto from 0 (Lomax): a hazard rate that falls for ever, and a tail of power {@code -exponent}, above 2 where variances shall exist. */
  record Pareto(double meanUs, double exponent) implements Law {
    @Override
    public double tail(double us) {
      return StrictMath.pow(1 + us / scaleUs(), -exponent);
    }

    @Override
    public double draw(SeededRandom random) {
      return scaleUs() * (StrictMath.pow(1 - random.nextDouble(), -1 / exponent) - 1);
    }

    private double scaleUs() {
      return meanUs * (exponent - 1);
    }
  }

  /** Evenly between two sizes: the hazard rate rises. */
  record Uniform(double lowUs, double highUs) implements Law {
    @Override
    public double meanUs() {
      return (lowUs + highUs) / 2;
    }

    @Override
    public double tail(double us) {
      return Math.max(0, Math.min(1, (highUs - us) / (highUs - lowUs)));
    }

    @Override
    public double draw(SeededRandom random) {
      return lowUs + (highUs - lowUs) * random.nextDouble();
    }
  }

  /** Log-normal: the hazard rate rises, then falls. */
  record LogNormal(double meanUs, double sigma) implements Law {
    @Override
    public double tail(double us) {
      double z = (StrictMath.log(us / meanUs) + sigma * sigma / 2) / sigma;
      return Erf.erfc(z / StrictMath.sqrt(2)) / 2;
    }

    @Override
    public double draw(SeededRandom random) {
      double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
      return meanUs * StrictMath.exp(sigma * radius * StrictMath.cos(2 * Math.PI * random.nextDouble()) - sigma * sigma / 2);
    }
  }
}
