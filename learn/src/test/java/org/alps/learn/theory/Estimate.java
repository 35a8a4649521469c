package org.alps.learn.theory;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** A mean over independent replications with the half width of its 99.9 % confidence interval. */
record Estimate(double mean, double halfWidth) {
  static final int REPLICATIONS = 16;
  /** Student's t for 15 degrees of freedom at 99.9 %, two-sided. */
  private static final double T = 4.073;

  /** @param value of a replication, from 0 */
  static Estimate of(IntToDoubleFunction value) {
    double[] values = IntStream.range(0, REPLICATIONS).mapToDouble(value).toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    return new Estimate(mean, T * Math.sqrt(squares / (REPLICATIONS - 1) / REPLICATIONS));
  }

  double low() {
    return mean - halfWidth;
  }

  double high() {
    return mean + halfWidth;
  }

  /** Whether the interval holds a value. */
  boolean holds(double expected) {
    return Math.abs(mean - expected) <= halfWidth;
  }

  @Override
  public String toString() {
    return String.format("%.5f +- %.5f", mean, halfWidth);
  }
}
