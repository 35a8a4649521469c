package org.alps.simulate;

import java.util.ArrayList;
import java.util.List;
import org.alps.ingest.AlpsException;

/**
 * How judged time differs from the trace.
 *
 * @param load what time is stretched to on each host, so that the CPU time that arrives is this share of what its cores have; null to leave it
 * @param driftSigma the standard deviation of the logarithm of what each function's sizes are multiplied by, 0 for none
 * @param seeds how many seeds are judged, one after the other from the expansion's on; each is a unit of its own on each host
 */
public record Conditions(Double load, double driftSigma, int seeds) {
  /** As the trace has it. */
  public static final Conditions AS_TRACED = new Conditions(null, 0, 1);
  private static final double MOST_LOAD = 100;
  private static final double MOST_SIGMA = 5;
  private static final int MOST_SEEDS = 10_000;

  boolean stretched() {
    return load != null;
  }

  /** The seeds from {@code first} on. */
  List<Long> seeds(long first) {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < seeds; i++) {
      all.add(first + i);
    }
    return all;
  }

  /** @throws AlpsException with exit code 2 that tells all that is out of range */
  public void check() {
    List<String> problems = new ArrayList<>();
    if (load != null && !(load > 0 && load <= MOST_LOAD)) {
      problems.add("Cannot judge at --load " + load + ". Give a number above 0, at most 100, such as 0.9.");
    }
    if (!(driftSigma >= 0 && driftSigma <= MOST_SIGMA)) {
      problems.add("Cannot judge with --drift " + driftSigma + ". Give 0 to 5, such as 1.");
    }
    if (seeds < 1 || seeds > MOST_SEEDS) {
      problems.add("Cannot judge with --seeds " + seeds + ". Give 1 to 10000.");
    }
    if (!problems.isEmpty()) {
      throw AlpsException.usage(String.join("\n", problems));
    }
  }

  /** @throws AlpsException with exit code 2 where seeds would all be the same, as nothing is drawn */
  void checkFor(boolean exactTrace) {
    if (exactTrace && seeds > 1 && driftSigma == 0) {
      throw AlpsException.usage("Cannot judge an exact trace with " + seeds + " seeds. Give --drift SIGMA, or leave --seeds out: nothing else is drawn.");
    }
  }
}
