package org.alps.simulate;

import org.alps.ingest.AlpsException;
import picocli.CommandLine.Option;

/** The options of commands that judge, on how judged time differs from the trace. */
public final class ConditionOptions {
  @Option(names = "--load", paramLabel = "X", description = "Stretch judged time on each host to this load, as in 0.9 (default: as traced).")
  private Double load;

  @Option(names = "--drift", defaultValue = "0", paramLabel = "SIGMA",
      description = "Multiply each function's sizes in judged time by e^(SIGMA x N(0,1)) (default ${DEFAULT-VALUE}).")
  private double driftSigma;

  @Option(names = "--seeds", defaultValue = "1", paramLabel = "N",
      description = "Judge N seeds, --seed and those behind it; intervals are over hosts and seeds (default ${DEFAULT-VALUE}).")
  private int seeds;

  /** @throws AlpsException with exit code 2 that tells all that is out of range */
  public Conditions conditions() {
    Conditions conditions = new Conditions(load, driftSigma, seeds);
    conditions.check();
    return conditions;
  }
}
