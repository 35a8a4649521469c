package org.alps.export.kernel.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.table.PolicyTable;

/**
 * What the guard's longest delay costs and gains: the recorded workload as the simulator predicts it under tables that were learned with several.
 * A short delay saves the longest invocations from waiting to the end, and has short ones wait for them.
 *
 * @param fair what the simulator makes of the same records under the kernel's default
 */
record Frontier(String workload, Contender contender, ClassTurnarounds fair, List<Point> points) {
  static final String CSV_HEADER =
      "workload,scheduler,longest_delay_ms,short_mean_us,short_p99_us,mean_us,long_p99_us,long_p99_of_eevdf,chosen\n";

  /** Delays to choose from; 0: no bound. */
  private static final List<Long> LONGEST_DELAYS_MS = List.of(0L, 32_000L, 16_000L, 8_000L, 4_000L, 2_000L);

  /** What the p99 of long invocations may be of fair sharing's before it counts: below the promise, as runs differ by several percent. */
  static final double LONG_P99 = 0.85;

  /** A choice and what is predicted of it. */
  record Point(long longestDelayMs, ClassTurnarounds predicted) {}

  /** @param tables learned with a longest delay in milliseconds */
  static Frontier of(TrialResult recorded, Contender contender, int cpus, LongFunction<PolicyTable> tables) {
    Set<String> shorts = Workload.shortFunctions(recorded.recorded());
    SimulatedPolicy policy = SimulatedPolicy.of(contender.simulated());
    return new Frontier(recorded.trial().workload(), contender, ClassTurnarounds.of(recorded.predicted(), shorts), LONGEST_DELAYS_MS.stream()
        .map(delayMs -> new Point(delayMs, ClassTurnarounds.of(
            Prediction.of(recorded.recorded(), recorded.besides(), policy, tables.apply(delayMs), Prediction.host(cpus)), shorts)))
        .toList());
  }

  /** The choice with the smallest mean of all invocations, where the p99 of the long ones is not too far above fair sharing's. */
  Point knee() {
    return points.stream().min(Comparator.comparingDouble(this::cost)).orElseThrow();
  }

  private double cost(Point point) {
    return point.predicted().all().meanUs() * Math.max(LONG_P99, longP99(point));
  }

  /** For people, in milliseconds. */
  String text() {
    StringBuilder text = new StringBuilder(String.format(
        "%n%s: the longest delay of %s, as simulated on the records of eevdf%n%12s %12s %12s %12s %12s %8s%n", workload, contender.id(), "delay_ms", "short_mean",
        "short_p99", "all_mean", "long_p99", "p99/eev"));
    for (Point point : points) {
      ClassTurnarounds its = point.predicted();
      text.append(String.format(Locale.ROOT, "%12s %12.1f %12.1f %12.1f %12.1f %8.3f%s%n", point.longestDelayMs() == 0 ? "none" : point.longestDelayMs(),
          its.shorts().meanUs() / 1e3, its.shorts().p99Us() / 1e3, its.all().meanUs() / 1e3, its.longs().p99Us() / 1e3, longP99(point),
          point.equals(knee()) ? "  chosen" : ""));
    }
    return text.toString();
  }

  /** A row for each choice, under {@link #CSV_HEADER}. */
  String csv() {
    return points.stream().map(point -> String.format(Locale.ROOT, "%s,%s,%d,%.1f,%d,%.1f,%d,%.4f,%b%n", workload, contender.id(), point.longestDelayMs(),
        point.predicted().shorts().meanUs(), point.predicted().shorts().p99Us(), point.predicted().all().meanUs(), point.predicted().longs().p99Us(),
        longP99(point), point.equals(knee()))).collect(Collectors.joining());
  }

  /** The p99 of long invocations, divided by fair sharing's. */
  double longP99(Point point) {
    return (double) point.predicted().longs().p99Us() / fair.longs().p99Us();
  }
}
