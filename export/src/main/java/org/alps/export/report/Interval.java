package org.alps.export.report;

/**
 * A figure with the interval that it lies in.
 *
 * @param value NaN where it was not measured
 * @param low NaN, as {@code high}, where there was only one unit to measure
 */
record Interval(double value, double low, double high) {
  /** Whether the interval is known, and not the figure alone. */
  boolean isWide() {
    return Double.isFinite(low) && Double.isFinite(high);
  }

  /** Half of the interval's width; NaN where it is not known. */
  double margin() {
    return isWide() ? (high - low) / 2 : Double.NaN;
  }
}
