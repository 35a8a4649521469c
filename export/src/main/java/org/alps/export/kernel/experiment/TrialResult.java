package org.alps.export.kernel.experiment;

import java.util.List;

/**
 * What came of a trial.
 *
 * @param recorded by arrival
 * @param busyUs for how long all CPUs together were busy, whoever with
 */
record TrialResult(Trial trial, List<Invocation> recorded, List<Invocation> predicted, long busyUs) {
  /** CPU time of invocations divided by what the CPUs had from the first arrival to the last end. */
  double load(int cpus) {
    long firstUs = recorded.get(0).arrivalUs();
    long lastUs = recorded.stream().mapToLong(Invocation::terminationUs).max().orElse(firstUs);
    return (double) recorded.stream().mapToLong(Invocation::cpuTimeUs).sum() / cpus / (lastUs - firstUs);
  }

  /** CPU time that belongs to no invocation, divided by that of invocations. */
  double overhead() {
    long cpuTimeUs = recorded.stream().mapToLong(Invocation::cpuTimeUs).sum();
    return (double) Math.max(0, busyUs - cpuTimeUs) / cpuTimeUs;
  }
}
