package org.alps.ingest.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alps.ingest.AlpsException;

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

  /** @throws AlpsException with exit code 2 that names every unknown key and every bad value */
  static SyntheticSpec parse(String text) {
    Map<String, Long> values = new LinkedHashMap<>();
    values.put("functions", 1200L);
    values.put("days", 2L);
    values.put("invocations", 2_200_000L);
    values.put("work-cores", 36L);
    Map<String, Long> limits = Map.of("functions", 100_000L, "days", 366L, "invocations", 1_000_000_000_000L, "work-cores", 1_000_000L);
    List<String> problems = new ArrayList<>();
    Set<String> given = new HashSet<>();
    for (String pair : text.isBlank() ? new String[0] : text.split(",", -1)) {
      String key = pair.replaceFirst("=.*", "").strip();
      String value = pair.contains("=") ? pair.replaceFirst("[^=]*=", "").strip() : "";
      if (!limits.containsKey(key)) {
        problems.add("\"" + key + "\" is not known");
      } else if (!given.add(key)) {
        problems.add(key + " is given twice");
      } else if (!value.matches("\\d{1,15}") || Long.parseLong(value) < 1 || Long.parseLong(value) > limits.get(key)) {
        problems.add(key + "=" + value + " is not a whole number from 1 to " + limits.get(key));
      } else {
        values.put(key, Long.parseLong(value));
      }
    }
    long least = values.get("functions") * values.get("days") * MIN_DAILY_COUNT;
    if (problems.isEmpty() && values.get("invocations") < least) {
      problems.add("invocations=" + values.get("invocations") + " is below " + least + " (" + MIN_DAILY_COUNT + " a function and day)");
    }
    if (!problems.isEmpty()) {
      throw AlpsException.usage("Cannot generate a synthetic trace: " + String.join("; ", problems)
          + ". Give any of functions, days, invocations, work-cores, as in synthetic:functions=1200,days=2,invocations=2200000.");
    }
    return new SyntheticSpec(
        values.get("functions").intValue(), values.get("days").intValue(), values.get("invocations"), values.get("work-cores").intValue());
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
