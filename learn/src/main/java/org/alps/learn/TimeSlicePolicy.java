package org.alps.learn;

import java.util.OptionalLong;
import org.alps.simulate.profile.FunctionProfile;

/**
 * ALPS's time slice policy: from a function's mean slices by window to the upper bound of one dispatch.
 *
 * <p>In order: train, tune for unpredictability, tune for load, cap; a slice of 0 leaves the function to fair sharing, at once and without
 * smoothing; smooth with the incumbent's slice; cap again (the incumbent may have been learned under another cap); raise to the minimum quantum. Slices are whole microseconds, rounded down, as sizes in traces are.
 */
final class TimeSlicePolicy {
  private static final long NS_PER_US = 1000;

  private final LearnerOptions options;
  private final double utilisationPercent;

  TimeSlicePolicy(LearnerOptions options, double utilisationPercent) {
    this.options = options;
    this.utilisationPercent = utilisationPercent;
  }

  /**
   * The slice in nanoseconds, or nothing where it falls to 0.
   *
   * @param incumbentNs the slice of the table in force
   */
  OptionalLong sliceNs(FunctionHistory function, OptionalLong incumbentNs) {
    double[] historyUs = function.windows().stream().mapToDouble(FunctionProfile::meanSliceUs).toArray();
    double expectedUs = options.sliceTraining().train(historyUs, options.ewmaCoefficient());
    double predictableUs = SliceTuning.predictable(expectedUs, historyUs, options.alpha(), options.beta());
    double tunedUs = SliceTuning.underLoad(predictableUs, utilisationPercent, options.theta(), options.gamma());
    long freshNs = Math.min(wholeUs(tunedUs * 1000), options.sliceCapNs());
    if (freshNs == 0) {
      return OptionalLong.empty();
    }
    long smoothNs = incumbentNs.isPresent() ? smoothed(freshNs, incumbentNs.getAsLong()) : freshNs;
    return OptionalLong.of(Math.max(Math.min(smoothNs, options.sliceCapNs()), Math.max(options.minimumQuantumNs(), NS_PER_US)));
  }

  private long smoothed(long freshNs, long incumbentNs) {
    return wholeUs(options.newSliceWeight() * freshNs + (1 - options.newSliceWeight()) * incumbentNs);
  }

  private static long wholeUs(double ns) {
    return (long) (ns / NS_PER_US) * NS_PER_US;
  }
}
