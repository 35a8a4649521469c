package org.alps.export.kernel.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The turnarounds of a class of invocations.
 *
 * @param count how many
 * @param p99Us the smallest turnaround that at least 99 % do not exceed, likewise the other percentiles
 * @param slowdown the mean of turnaround / (CPU time + time asleep)
 */
record Turnarounds(int count, double meanUs, long p50Us, long p90Us, long p99Us, long maxUs, double slowdown) {
  /** @param shorts UIDs of short functions */
  static Turnarounds of(List<Invocation> invocations, TrialClass itsClass, Set<String> shorts) {
    return of(invocations, invocation -> itsClass.holds(shorts.contains(invocation.functionUid())));
  }

  static Turnarounds of(List<Invocation> invocations, Predicate<Invocation> chosen) {
    List<Invocation> its = invocations.stream().filter(chosen).toList();
    long[] sorted = its.stream().mapToLong(Invocation::turnaroundUs).sorted().toArray();
    double slowdown = its.stream().mapToDouble(invocation -> (double) invocation.turnaroundUs() / invocation.idealUs()).average().orElse(0);
    return new Turnarounds(
        sorted.length, Arrays.stream(sorted).average().orElse(0), at(sorted, 50), at(sorted, 90), at(sorted, 99), at(sorted, 100), slowdown);
  }

  private static long at(long[] sorted, int percent) {
    return sorted.length == 0 ? 0 : sorted[Math.max(0, (sorted.length * percent + 99) / 100 - 1)];
  }
}
