package org.alps.export.report;

import java.util.Locale;

/** The labels of an axis, logarithmic unless said otherwise: short, for round values. */
final class LogAxis {
  private static final String[] UNITS = {"µs", "ms", "s"};

  private LogAxis() {}

  /** Microseconds such as 100000, told as 100 ms. */
  static String duration(double us) {
    double value = us;
    int unit = 0;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return round(value) + " " + UNITS[unit];
  }

  /** A multiple such as 10, told as 10×; from ten thousand on as 10k×, from a million on as 1M×. */
  static String multiple(double ratio) {
    return ratio < 9_999.5 ? round(ratio) + "×" : ratio < 999_999.5 ? round(ratio / 1e3) + "k×" : round(ratio / 1e6) + "M×";
  }

  /** A multiple on an axis that is not logarithmic, where 1.05× and 1.1× may stand side by side. */
  static String fine(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio).replaceAll("\\.?0+$", "") + "×";
  }

  /** A multiple as {@link #multiple} tells it where labels are sparse; nothing elsewhere. */
  static String sparse(double ratio) {
    return isSparse(ratio) ? multiple(ratio) : "";
  }

  /** Whether this is 1, 2 or 5 times a power of ten; labels elsewhere would crowd. */
  static boolean isSparse(double value) {
    long leading = Math.round(value / Math.pow(10, Math.floor(Math.log10(value) + 1e-9)));
    return leading == 1 || leading == 2 || leading == 5;
  }

  private static String round(double value) {
    String text = String.format(Locale.ROOT, value < 0.995 ? "%.2f" : value < 9.95 ? "%.1f" : "%,.0f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }
}
