package org.alps.learn;

import java.util.Optional;
import org.alps.simulate.table.PolicyTable;

/**
 * What a learner learns from.
 *
 * @param functions each function once; read once, so it may come from a stream
 * @param utilisationPercent the mean CPU utilisation of the simulated hosts over the training windows, at least 0; above 100 where
 *     it is the load that was offered
 * @param incumbent the table in force, whose slices new ones are smoothed with
 */
public record TrainingData(Iterable<FunctionHistory> functions, double utilisationPercent, Optional<PolicyTable> incumbent) {
  /** @throws IllegalArgumentException where the utilisation is negative or not a number */
  public TrainingData {
    if (!(utilisationPercent >= 0 && utilisationPercent < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Cannot learn at utilisation: " + utilisationPercent + ". Give a mean of at least 0 percent.");
    }
  }
}
