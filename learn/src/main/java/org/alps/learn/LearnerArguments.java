package org.alps.learn;

import java.util.Arrays;
import picocli.CommandLine.Option;

/** The command-line options of learning, for any command that learns to mix in. Their defaults are {@link Learners#defaults()}. */
public final class LearnerArguments {
  private static final LearnerOptions DEFAULTS = LearnerOptions.unguarded();

  @Option(names = "--learner", paramLabel = "ID", description = "How to learn: guarded, gittins, alps-mended or alps (default ${DEFAULT-VALUE}).")
  private String learner = Learners.GUARDED.id();

  @Option(names = "--slice-training", paramLabel = "ID",
      description = "How a function's slice follows from its windows: average, ewma, linear-regression or random-forest (default ${DEFAULT-VALUE}).")
  private String sliceTraining = DEFAULTS.sliceTraining().id();

  @Option(names = "--ewma-coefficient", paramLabel = "X", description = "Weight of the newer window under ewma (default ${DEFAULT-VALUE}).")
  private double ewmaCoefficient = DEFAULTS.ewmaCoefficient();

  @Option(names = "--alpha", paramLabel = "X", description = "Share of the expected slice that is granted (default ${DEFAULT-VALUE}).")
  private double alpha = DEFAULTS.alpha();

  @Option(names = "--beta", paramLabel = "X", description = "Standard deviations taken off for unpredictability (default ${DEFAULT-VALUE}).")
  private double beta = DEFAULTS.beta();

  @Option(names = "--gamma", paramLabel = "X", description = "Divisor of slices on loaded hosts (default ${DEFAULT-VALUE}).")
  private double gamma = DEFAULTS.gamma();

  @Option(names = "--theta", paramLabel = "PERCENT", description = "CPU utilisation from which a host counts as loaded (default ${DEFAULT-VALUE}).")
  private double theta = DEFAULTS.theta();

  @Option(names = "--slice-cap-us", paramLabel = "US", description = "No slice is longer (default ${DEFAULT-VALUE}).")
  private long sliceCapUs = DEFAULTS.sliceCapNs() / 1000;

  @Option(names = "--minimum-quantum-us", paramLabel = "US", description = "No slice is shorter (default ${DEFAULT-VALUE}).")
  private long minimumQuantumUs = DEFAULTS.minimumQuantumNs() / 1000;

  @Option(names = "--new-slice-weight", paramLabel = "X", description = "Weight of a new slice against the table in force (default ${DEFAULT-VALUE}).")
  private double newSliceWeight = DEFAULTS.newSliceWeight();

  @Option(names = "--levels", paramLabel = "N", description = "Age levels of a function, where the learner has them (default ${DEFAULT-VALUE}).")
  private int levels = DEFAULTS.levels();

  @Option(names = "--decay", paramLabel = "X", description = "What sizes in a window count against the next newer one (default ${DEFAULT-VALUE}).")
  private double decay = DEFAULTS.decay();

  @Option(names = "--size-spread", paramLabel = "X", description = "By what factor sizes to come may differ from one that was seen (default ${DEFAULT-VALUE}).")
  private double sizeSpread = DEFAULTS.sizeSpread();

  @Option(names = "--minimum-evidence", paramLabel = "N", description = "Invocations from which a function's sizes count as known (default ${DEFAULT-VALUE}).")
  private long minimumEvidence = DEFAULTS.minimumEvidence();

  @Option(names = "--change-bound", paramLabel = "X", description = "By what factor a rank may leave the table in force (default ${DEFAULT-VALUE}).")
  private double changeBound = DEFAULTS.changeBound();

  @Option(names = "--default-levels", paramLabel = "ID", description = "What functions without an entry follow: las or last (default ${DEFAULT-VALUE}).")
  private String defaultLevels = DEFAULTS.defaultLevels().id();

  @Option(names = "--default-slice-us", paramLabel = "US", description = "Turn of functions without an entry (default ${DEFAULT-VALUE}).")
  private long defaultSliceUs = DEFAULTS.defaultSliceNs() / 1000;

  @Option(names = "--aging-factor", paramLabel = "N", description = "Guard against starvation; 0 for none (default: 10 for guarded and alps-mended, else 0).")
  private Long agingFactor;

  @Option(names = "--longest-delay-ms", paramLabel = "MS",
      description = "The guard lets nobody wait beyond so much fair-shared CPU time; 0 for no bound (default ${DEFAULT-VALUE}).")
  private long longestDelayMs = DEFAULTS.longestDelayNs() / 1_000_000;

  @Option(names = "--fair-share-permille", paramLabel = "N", description = "CPU time kept for all other tasks (default ${DEFAULT-VALUE}).")
  private long fairSharePermille = DEFAULTS.fairSharePermille();

  @Option(names = "--staleness-limit-s", paramLabel = "S", description = "Age at which a table is no longer obeyed; 0 for never (default ${DEFAULT-VALUE}).")
  private long stalenessLimitS = DEFAULTS.stalenessLimitNs() / 1_000_000_000;

  /** @throws org.alps.ingest.AlpsException with exit code 2 where no learner has that id */
  public Learners learner() {
    return Learners.of(learner);
  }

  /** @throws org.alps.ingest.AlpsException with exit code 2 where options are out of range, all told at once */
  public LearnerOptions options() {
    LearnerOptions options = new LearnerOptions(
        SliceTraining.of(sliceTraining), ewmaCoefficient, alpha, beta, gamma, theta, ns(sliceCapUs, 1000), ns(minimumQuantumUs, 1000),
        newSliceWeight, levels, decay, sizeSpread, minimumEvidence, changeBound, DefaultLevels.of(defaultLevels), ns(defaultSliceUs, 1000), guard(),
        ns(longestDelayMs, 1_000_000), fairSharePermille, ns(stalenessLimitS, 1_000_000_000));
    options.check();
    return options;
  }

  /** The learner's own where nobody chose another; none where there is no such learner, which {@link #learner()} tells. */
  private long guard() {
    if (agingFactor != null) {
      return agingFactor;
    }
    return Arrays.stream(Learners.values()).filter(known -> known.id().equals(learner)).mapToLong(known -> known.defaults().agingFactor()).findFirst().orElse(0);
  }

  /** Saturates, so that what is far out of range is refused as such. */
  private static long ns(long amount, long unitNs) {
    return amount > Long.MAX_VALUE / unitNs ? Long.MAX_VALUE : amount < Long.MIN_VALUE / unitNs ? Long.MIN_VALUE : amount * unitNs;
  }
}
