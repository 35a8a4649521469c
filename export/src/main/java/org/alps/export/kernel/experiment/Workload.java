package org.alps.export.kernel.experiment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is run under each scheduler.
 *
 * @param name in reports
 * @param source an exact trace, as {@code alps ingest} names it
 */
public record Workload(String name, String source) {
  /** Functions whose invocations take less than this alone, on average, are short. */
  static final double SHORT_BELOW_US = 100_000;

  List<Invocation> invocations(long seed) {
    return Invocations.read(source, seed);
  }

  /** The UIDs of short functions. */
  static Set<String> shortFunctions(List<Invocation> invocations) {
    Map<String, Double> meanUs =
        invocations.stream().collect(Collectors.groupingBy(Invocation::functionUid, Collectors.averagingLong(Invocation::idealUs)));
    return meanUs.entrySet().stream().filter(function -> function.getValue() < SHORT_BELOW_US).map(Map.Entry::getKey).collect(Collectors.toSet());
  }
}
