package org.alps.export.report;

import java.util.Locale;

/** Numbers as people read them: three significant digits, units that fit, a dash for what was not measured. */
public final class Figures {
  public static final String NONE = "–";
  private static final double TOLD_AS_MULTIPLE = 3;

  private Figures() {}

  /** A duration in microseconds, in µs, ms, s, min or h. */
  public static String duration(double us) {
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
  public static String significant(double value) {
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
  public static String count(double value) {
    return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%,.0f", value);
  }

  /** A share as a percentage. */
  public static String share(double share) {
    return Double.isNaN(share) ? NONE : percent(share * 100) + " %";
  }

  /** A multiple of something as a change from it: −32 %, +4.1 %, or 22× from 3 on. */
  public static String change(double ratio) {
    if (!Double.isFinite(ratio)) {
      return NONE;
    }
    if (ratio >= TOLD_AS_MULTIPLE) {
      return multiple(ratio);
    }
    String percent = percent((ratio - 1) * 100);
    return percent.equals("0") || percent.startsWith("−") ? percent + " %" : "+" + percent + " %";
  }

  /** A change with half of its interval's width behind it, in the same unit: −32 % ±2; without it where the interval is not known. */
  static String changeWithin(Interval ratio) {
    String margin = margin(ratio);
    return change(ratio.value()) + (margin.isEmpty() ? "" : " " + margin);
  }

  /** Half of the interval's width around a change, such as ±2 behind −32 %; empty where it is not known. */
  static String margin(Interval ratio) {
    if (!ratio.isWide() || !Double.isFinite(ratio.value())) {
      return "";
    }
    return "±" + (ratio.value() >= TOLD_AS_MULTIPLE ? significant(ratio.margin()) : points(ratio.margin(), ratio.value() - 1));
  }

  /** The same around a share of a gap. */
  static String gapMargin(Interval closed) {
    if (!closed.isWide() || !Double.isFinite(closed.value())) {
      return "";
    }
    return "±" + (closed.value() < -TOLD_AS_MULTIPLE ? significant(closed.margin()) : points(closed.margin(), closed.value()));
  }

  /** Both ends of a change's interval, such as −34 to −30 %; empty where it is not known. */
  static String changes(Interval ratio) {
    if (!ratio.isWide()) {
      return "";
    }
    String low = change(ratio.low());
    String high = change(ratio.high());
    return (low.endsWith(" %") && high.endsWith(" %") ? low.substring(0, low.length() - 2) : low) + " to " + high;
  }

  /** A share of a gap: 87 %, and as a multiple of it, −52.5×, where a policy is far worse than fair. */
  static String gap(double closed) {
    return closed < -TOLD_AS_MULTIPLE ? "−" + multiple(-closed) : share(closed);
  }

  /** A multiple, such as 2.31×. */
  public static String multiple(double ratio) {
    return Double.isNaN(ratio) ? NONE : significant(ratio) + "×";
  }

  /** Percentage points, with as many decimals as the change that they belong to has, but never rounded to none. */
  private static String points(double share, double change) {
    boolean coarse = Math.abs(change) >= 0.0995 && share >= 0.005;
    return String.format(Locale.ROOT, coarse ? "%,.0f" : "%.1f", share * 100);
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
