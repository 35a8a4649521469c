package org.alps.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alps.ingest.AlpsException;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;

/**
 * What a user decides about learning. The defaults are the ALPS artifact's where it has one (alpha, beta, gamma, theta, cap, smoothing); its
 * authors say nothing on the rest, which is chosen here.
 *
 * @param sliceTraining how the expected slice follows from the windows; average by default, as the artifact's other ways do not run
 * @param ewmaCoefficient the weight of the newer window under EWMA, 0 to 1
 * @param alpha the share of the expected slice that is granted, at least 0
 * @param beta what a standard deviation of unpredictability costs, at least 0
 * @param gamma the divisor of slices under overload, above 0
 * @param theta the CPU utilisation in percent from which a host counts as loaded, 0 to 100
 * @param sliceCapNs no slice is longer
 * @param minimumQuantumNs no slice is shorter, and no task is preempted sooner: 1 ms keeps switches (some us each) below a percent
 * @param newSliceWeight the weight of the new slice against the incumbent's, 0 to 1
 * @param levels how many age levels a function may have, 1 to {@link PolicyTable#MAX_LEVELS}; only learners of age levels have more than 1
 * @param decay what a window counts against the next newer one when sizes are learned, above 0, at most 1
 * @param sizeSpread how far a size seen stands for others when sizes are learned, as a factor of at least 1: from 1 / spread to spread times it
 * @param minimumEvidence invocations (older ones counted for less) from which sizes count as known, at least 0
 * @param changeBound by how much a rank may differ from the incumbent's at that age, as a factor of at least 1
 * @param defaultLevels what functions without an entry follow: LAS, as being last (what the slides show) starves them; the README has figures
 * @param defaultSliceNs the turn of functions without an entry: 3 ms, a fair scheduler's usual base slice
 * @param agingFactor the guard against starvation: fair shares of how many times its rank a task waits before nobody overtakes it; 0 for none, as in ALPS
 * @param longestDelayNs no rank lets a task wait longer: once fair sharing would have given it so much CPU time nobody who arrives overtakes it; 0 for
 *     no such bound
 * @param fairSharePermille CPU time kept for tasks that belong to no function: runtimes that start invocations are such, so a share that a busy host's
 *     own work fits into
 * @param stalenessLimitNs age at which the table is no longer obeyed, or 0 for never
 */
public record LearnerOptions(
    SliceTraining sliceTraining,
    double ewmaCoefficient,
    double alpha,
    double beta,
    double gamma,
    double theta,
    long sliceCapNs,
    long minimumQuantumNs,
    double newSliceWeight,
    int levels,
    double decay,
    double sizeSpread,
    long minimumEvidence,
    double changeBound,
    DefaultLevels defaultLevels,
    long defaultSliceNs,
    long agingFactor,
    long longestDelayNs,
    long fairSharePermille,
    long stalenessLimitNs) {

  /** The options of a learner that nobody tuned, without a guard. */
  public static LearnerOptions unguarded() {
    return new LearnerOptions(
        SliceTraining.AVERAGE, 0.7, 1, 1, 1, 50, 200_000_000, 1_000_000, 0.7, PolicyTable.MAX_LEVELS, 1, 2, 3, 8, DefaultLevels.LAS, 3_000_000, 0, 0, 200, 0);
  }

  /** These with another guard, which has no longest delay. */
  public LearnerOptions withAgingFactor(long factor) {
    return new LearnerOptions(sliceTraining, ewmaCoefficient, alpha, beta, gamma, theta, sliceCapNs, minimumQuantumNs, newSliceWeight, levels, decay,
        sizeSpread, minimumEvidence, changeBound, defaultLevels, defaultSliceNs, factor, 0, fairSharePermille, stalenessLimitNs);
  }

  /** The table of epoch 0 that was learned with these; ranks are cut to the longest delay. */
  public PolicyTable table(long createdAtNs, List<FunctionPolicy> learned) {
    List<PolicyLevel> defaults = bounded(defaultLevels.levels(defaultSliceNs));
    return new PolicyTable(
        new PolicyHeader(0, createdAtNs, agingFactor, defaults, minimumQuantumNs, fairSharePermille, stalenessLimitNs),
        learned.stream().map(policy -> new FunctionPolicy(policy.functionUid(), bounded(policy.levels()))).toList());
  }

  private List<PolicyLevel> bounded(List<PolicyLevel> levels) {
    if (longestDelayNs == 0) {
      return levels;
    }
    long largestNs = longestDelayNs / agingFactor;
    return levels.stream().map(level -> new PolicyLevel(level.ageNs(), Math.min(level.rankNs(), largestNs), level.sliceNs())).toList();
  }

  /** Everything that is out of range, each in a few words; empty where all is well. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    require(problems, "ewma-coefficient", ewmaCoefficient, 0, 1);
    require(problems, "alpha", alpha, 0, Double.MAX_VALUE);
    require(problems, "beta", beta, 0, Double.MAX_VALUE);
    if (!(gamma > 0 && gamma <= Double.MAX_VALUE)) {
      problems.add("gamma is " + number(gamma) + ", not above 0");
    }
    require(problems, "theta", theta, 0, 100);
    require(problems, "slice-cap-us", sliceCapNs / 1000.0, 1, PolicyTable.LAST_RANK_NS / 1000);
    require(problems, "minimum-quantum-us", minimumQuantumNs / 1000.0, 0, sliceCapNs / 1000.0);
    require(problems, "new-slice-weight", newSliceWeight, 0, 1);
    require(problems, "levels", levels, 1, PolicyTable.MAX_LEVELS);
    if (!(decay > 0 && decay <= 1)) {
      problems.add("decay is " + number(decay) + ", not above 0 and at most 1");
    }
    require(problems, "size-spread", sizeSpread, 1, 1000);
    require(problems, "minimum-evidence", minimumEvidence, 0, Integer.MAX_VALUE);
    require(problems, "change-bound", changeBound, 1, Double.MAX_VALUE);
    require(problems, "default-slice-us", defaultSliceNs / 1000.0, 1, PolicyTable.LAST_RANK_NS / 1000);
    require(problems, "aging-factor", agingFactor, 0, 1_000_000);
    require(problems, "longest-delay-ms", longestDelayNs / 1e6, 0, PolicyTable.LAST_RANK_NS / 1_000_000);
    if (longestDelayNs > 0 && agingFactor == 0) {
      problems.add("longest-delay-ms is " + number(longestDelayNs / 1e6) + ", but without an aging-factor nothing bounds delays");
    }
    require(problems, "fair-share-permille", fairSharePermille, 0, 1000);
    require(problems, "staleness-limit-s", stalenessLimitNs / 1e9, 0, PolicyTable.LAST_RANK_NS / 1_000_000_000);
    return problems;
  }

  /** @throws AlpsException with exit code 2 that tells all {@link #problems()} at once */
  public void check() {
    List<String> problems = problems();
    if (!problems.isEmpty()) {
      throw AlpsException.usage("Cannot learn with these options: " + String.join("; ", problems) + ". Correct them.");
    }
  }

  /** All options by the names that manifests show them under, units included. */
  public SortedMap<String, Object> parameters() {
    SortedMap<String, Object> parameters = new TreeMap<>();
    parameters.put("slice_training", sliceTraining.id());
    parameters.put("ewma_coefficient", ewmaCoefficient);
    parameters.put("alpha", alpha);
    parameters.put("beta", beta);
    parameters.put("gamma", gamma);
    parameters.put("theta_percent", theta);
    parameters.put("slice_cap_ns", sliceCapNs);
    parameters.put("minimum_quantum_ns", minimumQuantumNs);
    parameters.put("new_slice_weight", newSliceWeight);
    parameters.put("levels", levels);
    parameters.put("decay", decay);
    parameters.put("size_spread", sizeSpread);
    parameters.put("minimum_evidence", minimumEvidence);
    parameters.put("change_bound", changeBound);
    parameters.put("default_levels", defaultLevels.id());
    parameters.put("default_slice_ns", defaultSliceNs);
    parameters.put("aging_factor", agingFactor);
    parameters.put("longest_delay_ns", longestDelayNs);
    parameters.put("fair_share_permille", fairSharePermille);
    parameters.put("staleness_limit_ns", stalenessLimitNs);
    return parameters;
  }

  private static void require(List<String> problems, String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      problems.add(name + " is " + number(value) + ", not "
          + (high == Double.MAX_VALUE ? "at least " + number(low) : number(low) + " to " + number(high)));
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e17 ? Long.toString((long) value) : Double.toString(value);
  }
}
