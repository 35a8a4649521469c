package org.alps.export.report;

import java.util.Locale;

/** Numbers as people read them: three significant digits, units that fit, a dash for what was not measured. */
final class Figures {
  static final String NONE = "–";
  private static final double TOLD_AS_MULTIPLE = 3;

  private Figures() {}

  /** A duration in microseconds, in µs, ms, s, min or h. */
  static String duration(double us) {
    if (Double.isNaN(us)) {
      return NONE;
    }
    double size = Math.abs(us);
    if (size < 999.5) {
      return significant(us) + " µs";
    }
    if (size < 999.5e3) {
      return significant(us / 1e3) + " ms";
    }
    if (size < 119.5e6) {
      return significant(us / 1e6) + " s";
    }
    return size < 119.5 * 60e6 ? significant(us / 60e6) + " min" : significant(us / 3600e6) + " h";
  }

  /** A number with three significant digits, thousands apart. */
  static String significant(double value) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    double size = Math.abs(value);
    if (value == 0 || size >= 99.95) {
      return count(value);
    }
    return String.format(Locale.ROOT, size >= 9.995 ? "%.1f" : "%.2f", value);
  }

  /** A whole number, thousands apart. */
  static String count(double value) {
    return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%,.0f", value);
  }

  /** A share as a percentage. */
  static String share(double share) {
    return Double.isNaN(share) ? NONE : percent(share * 100) + " %";
  }

  /** A multiple of something as a change from it: −32 %, +4.1 %, or 22× from 3 on. */
  static String change(double ratio) {
    if (!Double.isFinite(ratio)) {
      return NONE;
    }
    if (ratio >= TOLD_AS_MULTIPLE) {
      return multiple(ratio);
    }
    String percent = percent((ratio - 1) * 100);
    return percent.equals("0") || percent.startsWith("−") ? percent + " %" : "+" + percent + " %";
  }

  /** A multiple, such as 2.31×. */
  static String multiple(double ratio) {
    return Double.isNaN(ratio) ? NONE : significant(ratio) + "×";
  }

  private static String percent(double percent) {
    double size = Math.abs(percent);
    String digits = String.format(Locale.ROOT, size < 9.95 ? "%.1f" : "%,.0f", size);
    if (digits.equals("0.0")) {
      return "0";
    }
    return percent < 0 ? "−" + digits : digits;
  }
}
