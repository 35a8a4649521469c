package org.alps.learn;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.alps.ingest.AlpsException;

/** How the expected slice of a function follows from its history: ALPS's {@code ts = train(history)}. */
public enum SliceTraining {
  /**
   * The mean over windows, each window counting the same: a busy hour does not drown the others, and it is the mean that the deviation of
   * {@link SliceTuning#predictableUs} is taken from.
   */
  AVERAGE("average") {
    @Override
    public double train(double[] history, double coefficient) {
      return Arrays.stream(history).sum() / history.length;
    }
  },
  /** The exponentially weighted moving average: the oldest value, then coefficient x next + (1 - coefficient) x what was. */
  EWMA("ewma") {
    @Override
    public double train(double[] history, double coefficient) {
      double value = history[0];
      for (int i = 1; i < history.length; i++) {
        value = coefficient * history[i] + (1 - coefficient) * value;
      }
      return value;
    }
  };

  private final String id;

  SliceTraining(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  /**
   * The expected slice, in the unit of {@code history}.
   *
   * @param history mean slices by window, oldest first, at least one
   * @param coefficient the weight of the newer value, 0 to 1; only EWMA has one
   */
  public abstract double train(double[] history, double coefficient);

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
}
