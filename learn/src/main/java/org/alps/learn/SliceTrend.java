package org.alps.learn;

import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * The straight line of least squares through a function's mean slices by window number, read off at the next window: the paper's linear regression.
 * Windows are numbered as they come; hours without an invocation are not there, so they count for nothing. May be below 0.
 */
final class SliceTrend {
  /** Two points are always on a line, which says nothing of a trend: with fewer windows than this it is their average. */
  static final int FEWEST_WINDOWS = 3;

  private SliceTrend() {}

  static double next(double[] history) {
    if (history.length < FEWEST_WINDOWS) {
      return SliceTraining.average(history);
    }
    SimpleRegression line = new SimpleRegression();
    for (int window = 0; window < history.length; window++) {
      line.addData(window, history[window]);
    }
    return line.predict(history.length);
  }
}
