package org.alps.export.kernel.experiment;

import java.util.List;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.table.PolicyTable;

/**
 * What came of a trial.
 *
 * @param recorded by arrival
 * @param besides what the host did meanwhile
 */
record TrialResult(Trial trial, List<Invocation> recorded, List<Invocation> predicted, HostWork besides) {
  /**
   * @param busyUs for how long all CPUs together were busy, whoever with
   * @param dispatchUs how much of that the runtimes had
   * @param table that was obeyed, or null
   */
  static TrialResult of(Trial trial, List<Invocation> recorded, long busyUs, long dispatchUs, PolicyTable table, int cpus) {
    HostWork besides = HostWork.within(busyUs, dispatchUs, cpuTimeUs(recorded));
    SimulatedPolicy policy = SimulatedPolicy.of(trial.contender().simulated());
    return new TrialResult(trial, recorded, Prediction.of(recorded, besides, policy, table, Prediction.host(cpus)), besides);
  }

  /** CPU time of invocations divided by what the CPUs had from the first arrival to the last end. */
  double load(int cpus) {
    long firstUs = recorded.get(0).arrivalUs();
    long lastUs = recorded.stream().mapToLong(Invocation::terminationUs).max().orElse(firstUs);
    return (double) cpuTimeUs(recorded) / cpus / (lastUs - firstUs);
  }

  /** CPU time of the host that belongs to no invocation, divided by that of invocations. */
  double overhead() {
    return (double) besides.us() / cpuTimeUs(recorded);
  }

  private static long cpuTimeUs(List<Invocation> recorded) {
    return recorded.stream().mapToLong(Invocation::cpuTimeUs).sum();
  }
}
