package org.alps.learn.adapt;

import java.util.ArrayList;
import java.util.List;
import org.alps.ingest.AlpsException;

/**
 * How much a {@link HostLearner} remembers.
 *
 * @param horizonUs how far back invocations count, at least a microsecond a window
 * @param windows in how many windows, beside the one being filled, 1 to 60
 * @param evidence how many of a function's invocations count however old they are, where the horizon holds fewer; 1 to 1,000,000
 * @param mostFunctions how many functions, 1 to 1,000,000; the least recently seen is forgotten for a new one
 */
public record Recency(long horizonUs, int windows, long evidence, int mostFunctions) {
  /** Five minutes by the minute, or three hundred invocations, of the 10,000 functions seen last: 20 MB where sizes spread widely. */
  public static final Recency DEFAULT = new Recency(300_000_000, 5, 300, 10_000);

  private static final int MILLION = 1_000_000;

  /** @throws AlpsException with exit code 2 that tells all that is out of range */
  public Recency {
    List<String> problems = new ArrayList<>();
    check(problems, "windows", windows, 1, 60);
    check(problems, "microseconds", horizonUs, Math.max(1, windows), Long.MAX_VALUE);
    check(problems, "invocations of a function", evidence, 1, MILLION);
    check(problems, "functions", mostFunctions, 1, MILLION);
    if (!problems.isEmpty()) {
      throw AlpsException.usage(String.join("\n", problems));
    }
  }

  long windowUs() {
    return horizonUs / windows;
  }

  /** What a window holds before the next begins. */
  long share() {
    return (evidence + windows - 1) / windows;
  }

  private static void check(List<String> problems, String what, long value, long low, long high) {
    if (value < low || value > high) {
      problems.add("Cannot remember " + what + ": " + value + ". Give " + (high == Long.MAX_VALUE ? "at least " + low : low + " to " + high) + ".");
    }
  }
}
