package org.alps.learn.adapt;

import org.alps.ingest.AlpsException;

/**
 * How much a {@link HostLearner} remembers.
 *
 * @param horizonUs how far back invocations count, at least a microsecond a window
 * @param windows in how many windows, beside the one being filled, 1 to 60
 * @param mostFunctions how many functions, 1 to 1,000,000; the least recently seen is forgotten for a new one
 */
public record Recency(long horizonUs, int windows, int mostFunctions) {
  /** Five minutes by the minute, and the 10,000 functions seen last: 20 MB where sizes spread widely. */
  public static final Recency DEFAULT = new Recency(300_000_000, 5, 10_000);

  /** @throws AlpsException with exit code 2 where one is out of range */
  public Recency {
    if (windows < 1 || windows > 60 || horizonUs < windows || mostFunctions < 1 || mostFunctions > 1_000_000) {
      throw AlpsException.usage("Cannot remember " + horizonUs + " us in " + windows + " windows for " + mostFunctions
          + " functions. Give 1 to 60 windows of at least 1 us, and 1 to 1000000 functions.");
    }
  }

  long windowUs() {
    return horizonUs / windows;
  }
}
