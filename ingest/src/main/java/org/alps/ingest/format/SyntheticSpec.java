package org.alps.ingest.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alps.ingest.AlpsException;
import org.alps.ingest.format.SpecificationKeys.Key;

/**
 * What a synthetic trace shall be, as it stands after {@code synthetic:}; whatever is not said keeps its default.
 *
 * @param functions how many functions there are, each of them active every day
 * @param days how many days of 24 h
 * @param invocations how many invocations all days hold together, exactly; at least {@link #MIN_DAILY_COUNT} a function and day
 * @param workCores mean busy cores: the CPU time asked for, divided by the trace's length
 */
record SyntheticSpec(int functions, int days, long invocations, int workCores) {
  /** The fewest invocations a function and day: below, the timers alone would be more than the whole. */
  static final int MIN_DAILY_COUNT = 100;
  private static final int PARTS = 4;
  private static final Map<String, Key> KEYS = Map.of(
      "functions", Key.upTo(100_000), "days", Key.upTo(366), "invocations", Key.upTo(1_000_000_000_000L), "work-cores", Key.upTo(1_000_000));

  /** @throws AlpsException with exit code 2 that names every unknown key and every bad value */
  static SyntheticSpec parse(String text) {
    List<String> problems = new ArrayList<>();
    Map<String, Double> given = SpecificationKeys.parse(text, KEYS, problems);
    int functions = given.getOrDefault("functions", 1200.0).intValue();
    int days = given.getOrDefault("days", 2.0).intValue();
    long invocations = given.getOrDefault("invocations", 2_200_000.0).longValue();
    int workCores = given.getOrDefault("work-cores", 36.0).intValue();
    long least = (long) functions * days * MIN_DAILY_COUNT;
    if (problems.isEmpty() && invocations < least) {
      problems.add("invocations=" + invocations + " is below " + least + " (" + MIN_DAILY_COUNT + " a function and day)");
    }
    if (!problems.isEmpty()) {
      throw AlpsException.usage("Cannot generate a synthetic trace: " + String.join("; ", problems)
          + ". Give any of functions, days, invocations, work-cores, as in synthetic:functions=1200,days=2,invocations=2200000.");
    }
    return new SyntheticSpec(functions, days, invocations, workCores);
  }

  /** This specification cut into parts that are generated apart: each day, every fourth function. */
  List<SourceFile> sources() {
    List<SourceFile> sources = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      for (int part = 0; part < PARTS; part++) {
        sources.add(new TextSource("synthetic:" + this + "#day=" + day + ",part=" + part + "of" + PARTS, day));
      }
    }
    return sources;
  }

  /** How many invocations day {@code day} holds. */
  long invocationsOn(int day) {
    return invocations * (day + 1) / days - invocations * day / days;
  }

  @Override
  public String toString() {
    return "functions=" + functions + ",days=" + days + ",invocations=" + invocations + ",work-cores=" + workCores;
  }
}
