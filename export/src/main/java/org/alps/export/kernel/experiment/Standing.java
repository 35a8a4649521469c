package org.alps.export.kernel.experiment;

import java.util.List;
import java.util.Set;

/**
 * How a scheduler fared with a class of a workload's invocations, all seeds together.
 *
 * @param measured in the kernel
 * @param predicted by the simulator for the arrivals and CPU times of those very runs
 */
record Standing(String workload, Contender contender, TrialClass itsClass, Turnarounds measured, Turnarounds predicted) {
  static Standing of(
      String workload, Contender contender, TrialClass itsClass, Set<String> shorts, List<Invocation> recorded, List<Invocation> predicted) {
    return new Standing(
        workload,
        contender,
        itsClass,
        Turnarounds.of(recorded, itsClass, shorts),
        Turnarounds.of(predicted, itsClass, shorts));
  }

  /** By how much the simulator's mean is off, as a share of what was measured. */
  double meanError() {
    return predicted.meanUs() / measured.meanUs() - 1;
  }

  /** The same of the median. */
  double p50Error() {
    return (double) predicted.p50Us() / measured.p50Us() - 1;
  }
}
