package org.alps.simulate;

import org.alps.ingest.AlpsException;
import org.alps.ingest.TimeSpan;
import picocli.CommandLine.Option;

/** The options {@code --from} and {@code --until} of commands that work on a part of a trace. */
public final class TimeRangeOptions {
  @Option(names = "--from", paramLabel = "TIME", converter = TimeSpan.Converter.class, description = "Begin this long after the trace's start, as in 1d (default: at its start).")
  private TimeSpan from;

  @Option(names = "--until", paramLabel = "TIME", converter = TimeSpan.Converter.class, description = "End before this long after the trace's start, as in 2d (default: at its end).")
  private TimeSpan until;

  /** @throws AlpsException with exit code 2 where the range is empty */
  public TimeRange range() {
    TimeRange range = new TimeRange(from == null ? 0 : from.us(), until == null ? Long.MAX_VALUE : until.us());
    if (range.fromUs() >= range.untilUs()) {
      throw AlpsException.usage("Cannot work from " + range.text() + ": that is no time. Give --until after --from.");
    }
    return range;
  }
}
