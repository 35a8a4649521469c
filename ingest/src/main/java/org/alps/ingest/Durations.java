package org.alps.ingest;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Where the sizes of functions come from whose trace tells none: a choice of the user's, never a guess.
 *
 * @param argument what stands behind the colon: a file, or a time such as 20ms
 */
public record Durations(Kind kind, String argument) implements Serializable {
  /** The ways to size what a trace does not. */
  public enum Kind {
    /** Each such function draws one row (seeded, by its UID) of an azure2019 durations file. */
    SAMPLE,
    /** A CSV file with columns function_uid, cpu_time_us: one size for all invocations of the function. */
    TABLE,
    /** One size for every invocation. */
    FIXED,
    /** Such functions go to the quarantine. */
    QUARANTINE
  }

  /** @throws AlpsException with exit code 2 where a fixed size is no time of at least 1 us */
  public Durations {
    if (kind == Kind.FIXED && TimeSpan.of(argument).us() < 1) {
      throw AlpsException.usage("Cannot size invocations: --durations fixed:" + argument + ". Give at least 1us.");
    }
  }

  /** Parses {@code sample:FILE}, {@code table:FILE}, {@code fixed:TIME} or {@code quarantine}. */
  public static Durations of(String text) {
    int colon = text.indexOf(':');
    String word = colon < 0 ? text : text.substring(0, colon);
    String argument = colon < 0 ? "" : text.substring(colon + 1);
    for (Kind kind : Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word) && argument.isEmpty() == (kind == Kind.QUARANTINE)) {
        return new Durations(kind, argument);
      }
    }
    String known = Arrays.stream(Kind.values()).map(k -> k.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    throw AlpsException.usage("Cannot size invocations: --durations " + text + ". Say one of " + known + ", as in sample:FILE or fixed:20ms.");
  }

  @Override
  public String toString() {
    String word = kind.name().toLowerCase(Locale.ROOT);
    return argument.isEmpty() ? word : word + ":" + argument;
  }
}
