package org.alps.export.kernel.experiment;

import java.util.List;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.table.PolicyTable;

/**
 * What came of a trial.
 *
 * @param recorded by arrival
 * @param busyUs for how long all CPUs together were busy, whoever with
 */
record TrialResult(Trial trial, List<Invocation> recorded, List<Invocation> predicted, long busyUs) {
  /** @param table that was obeyed, or null */
  static TrialResult of(Trial trial, List<Invocation> recorded, long busyUs, PolicyTable table, int cpus) {
    TrialResult unforetold = new TrialResult(trial, recorded, List.of(), busyUs);
    SimulatedPolicy policy = SimulatedPolicy.of(trial.contender().simulated());
    return new TrialResult(trial, recorded, Prediction.of(recorded, unforetold.otherUs(), policy, table, Prediction.host(cpus)), busyUs);
  }

  /** CPU time of invocations divided by what the CPUs had from the first arrival to the last end. */
  double load(int cpus) {
    long firstUs = recorded.get(0).arrivalUs();
    long lastUs = recorded.stream().mapToLong(Invocation::terminationUs).max().orElse(firstUs);
    return (double) cpuTimeUs() / cpus / (lastUs - firstUs);
  }

  /** CPU time of the host in the time of the trial that belongs to no invocation. */
  long otherUs() {
    return Math.max(0, busyUs - cpuTimeUs());
  }

  /** That, divided by the CPU time of invocations. */
  double overhead() {
    return (double) otherUs() / cpuTimeUs();
  }

  private long cpuTimeUs() {
    return recorded.stream().mapToLong(Invocation::cpuTimeUs).sum();
  }
}
