package org.alps.learn;

import org.alps.simulate.table.PolicyTable;

/**
 * A way to make a policy table from what SRPT did to each function. A learner is a function of its input: no clock, no randomness, and what
 * it learns for one function does not depend on the order in which functions come.
 */
public interface Learner {
  /**
   * Learns a table of epoch 0.
   *
   * @param createdAtNs what the table's header shall say, nanoseconds since 1970
   * @throws org.alps.ingest.AlpsException with exit code 2 where options are out of range, all of them told at once
   */
  PolicyTable learn(TrainingData data, LearnerOptions options, long createdAtNs);
}
