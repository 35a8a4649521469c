package org.alps.ingest;

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
  private static final Pattern FORM = Pattern.compile("(\\d{1,15})(us|ms|s|m|h|d)");

  /** @throws AlpsException with exit code 2 for anything else */
  public static TimeSpan of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw AlpsException.usage("Cannot read time: " + text + ". Write a whole number and one of us, ms, s, m, h, d, as in 90s.");
    }
    long number = Long.parseLong(matcher.group(1));
    long unit =
        switch (matcher.group(2)) {
          case "us" -> 1L;
          case "ms" -> 1_000L;
          case "s" -> 1_000_000L;
          case "m" -> 60_000_000L;
          case "h" -> 3_600_000_000L;
          default -> 86_400_000_000L;
        };
    if (number > LONGEST_US / unit) {
      throw AlpsException.usage("Cannot read time: " + text + " is too long. Write at most 100000d.");
    }
    return new TimeSpan(number * unit);
  }

  /** For picocli options of this type. */
  public static final class Converter implements ITypeConverter<TimeSpan> {
    @Override
    public TimeSpan convert(String text) {
      return of(text);
    }
  }
}
