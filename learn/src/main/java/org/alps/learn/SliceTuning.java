package org.alps.learn;

import java.util.Arrays;

/** ALPS's two fine-tunes of an expected slice: less for what is unpredictable, and less under overload. Pure arithmetic. */
final class SliceTuning {
  private SliceTuning() {}

  /**
   * The slice that can be relied on, {@code max(alpha x ts - beta x stdev, 0)}.
   *
   * <p>The source does not say what the deviation is over. It is over {@code history}, the values that ts was trained from: how far a window's
   * mean slice strays from the others. Over single slices it would be the spread inside the function instead, which for heavy-tailed sizes
   * exceeds the mean: with beta 1 most such functions would have slice 0 and so no entry.
   *
   * @param expected ts, the trained slice
   */
  static double predictable(double expected, double[] history, double alpha, double beta) {
    return Math.max(alpha * expected - beta * deviation(history), 0);
  }

  /**
   * The slice under load: {@code min(p x slice, slice)}, with p = 1 below theta and (100 + theta - utilisation) / (100 gamma) from theta on;
   * never below 0.
   *
   * @param utilisation CPU utilisation in percent
   */
  static double underLoad(double slice, double utilisation, double theta, double gamma) {
    double p = utilisation < theta ? 1 : Math.max((100 + theta - utilisation) / (100 * gamma), 0);
    return Math.min(p * slice, slice);
  }

  /** The population standard deviation; 0 of one value. */
  static double deviation(double[] values) {
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / values.length);
  }
}
