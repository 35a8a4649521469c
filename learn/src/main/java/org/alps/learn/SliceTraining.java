package org.alps.learn;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.alps.ingest.AlpsException;

/** How the expected slice of a function follows from its history: ALPS's {@code ts = train(history)}. The registry: a new way is one line here. */
public enum SliceTraining {
  /**
   * The mean over windows, each window counting the same: a busy hour does not drown the others, and it is the mean that the deviation of
   * {@link SliceTuning#predictable} is taken from.
   */
  AVERAGE("average", (history, coefficient) -> average(history)),
  /** The exponentially weighted moving average: the oldest value, then coefficient x next + (1 - coefficient) x what was. */
  EWMA("ewma", SliceTraining::ewma),
  /** Where the straight line through the windows comes to in the next one. */
  LINEAR_REGRESSION("linear-regression", (history, coefficient) -> SliceTrend.next(history)),
  /** What a forest says that follows on windows like the last few. */
  RANDOM_FOREST("random-forest", (history, coefficient) -> SliceForest.next(history));

  private final String id;
  private final Way way;

  SliceTraining(String id, Way way) {
    this.id = id;
    this.way = way;
  }

  /** The arithmetic behind an id. */
  private interface Way {
    double train(double[] history, double coefficient);
  }

  /** What command lines, configurations and manifests call it. */
  public String id() {
    return id;
  }

  /**
   * The expected slice, in the unit of {@code history}: finite and at least 0, whatever a line extrapolates to.
   *
   * @param history mean slices by window, oldest first, at least one; finite, at least 0
   * @param coefficient the weight of the newer value, 0 to 1; only EWMA has one
   */
  public double train(double[] history, double coefficient) {
    double slice = way.train(history, coefficient);
    return Double.isFinite(slice) ? Math.max(slice, 0) : average(history);
  }

  /** @throws AlpsException with exit code 2 where no training has that id */
  public static SliceTraining of(String id) {
    for (SliceTraining training : values()) {
      if (training.id.equals(id)) {
        return training;
      }
    }
    String known = Arrays.stream(values()).map(SliceTraining::id).collect(Collectors.joining(", "));
    throw AlpsException.usage("Cannot train slices by: " + id + ". Name one of " + known + ".");
  }

  /** The mean, which is also what a way that needs more windows than there are falls back to. */
  static double average(double[] history) {
    return Arrays.stream(history).sum() / history.length;
  }

  private static double ewma(double[] history, double coefficient) {
    double value = history[0];
    for (int i = 1; i < history.length; i++) {
      value = coefficient * history[i] + (1 - coefficient) * value;
    }
    return value;
  }
}
