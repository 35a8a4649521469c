package org.alps.ingest.format;

import java.io.Serializable;
import org.alps.ingest.AlpsException;

/**
 * What a user decides about how traces are read.
 *
 * @param eventTime what a time stamp marks in formats that do not say, or null where the user has not said
 * @param seed the seed of readers that draw (the generators)
 */
public record ReaderOptions(EventTime eventTime, long seed) implements Serializable {
  /** What an ambiguous time stamp marks. */
  public enum EventTime {
    START,
    END;

    /** @throws AlpsException with exit code 2 for anything but {@code start} and {@code end} */
    public static EventTime of(String text) {
      return switch (text) {
        case "start" -> START;
        case "end" -> END;
        default -> throw AlpsException.usage("Cannot read --event-time: " + text + ". Say start or end.");
      };
    }
  }
}
