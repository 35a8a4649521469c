package org.alps.ingest;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/**
 * A length of time as people type it: a whole number and one of us, ms, s, m, h, d.
 *
 * @param us microseconds, at least 0, at most 100,000 days
 */
public record TimeSpan(long us) {
  private static final long LONGEST_US = 100_000 * 86_400_000_000L;

  /** The units that people type, the largest first. */
  private enum Unit {
    D(86_400_000_000L),
    H(3_600_000_000L),
    M(60_000_000L),
    S(1_000_000L),
    MS(1_000L),
    US(1L);

    private final long us;

    Unit(long us) {
      this.us = us;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Pattern FORM = Pattern.compile("(\\d{1,15})(us|ms|s|m|h|d)");

  /** @throws AlpsException with exit code 2 for anything else */
  public static TimeSpan of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw AlpsException.usage("Cannot read time: " + text + ". Write a whole number and one of us, ms, s, m, h, d, as in 90s.");
    }
    long number = Long.parseLong(matcher.group(1));
    long unit = Unit.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)).us;
    if (number > LONGEST_US / unit) {
      throw AlpsException.usage("Cannot read time: " + text + " is too long. Write at most 100000d.");
    }
    return new TimeSpan(number * unit);
  }

  /** In its two largest units, rounded down, for people: 23h58m, 90s as 1m30s, 5us. */
  public String text() {
    StringBuilder text = new StringBuilder();
    long rest = us;
    int told = 0;
    for (Unit unit : Unit.values()) {
      if (rest >= unit.us && told < 2) {
        text.append(rest / unit.us).append(unit);
        rest %= unit.us;
        told++;
      } else if (told == 1) {
        break;
      }
    }
    return text.isEmpty() ? "0s" : text.toString();
  }

  /** For picocli options of this type. */
  public static final class Converter implements ITypeConverter<TimeSpan> {
    @Override
    public TimeSpan convert(String text) {
      return of(text);
    }
  }
}
