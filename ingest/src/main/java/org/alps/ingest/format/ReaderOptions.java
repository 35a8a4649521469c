package org.alps.ingest.format;

import java.io.Serializable;

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
    END
  }
}
