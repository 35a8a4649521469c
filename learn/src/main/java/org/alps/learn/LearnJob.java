package org.alps.learn;

import java.io.IOException;
import org.alps.ingest.AlpsException;
import org.alps.ingest.Counted;
import org.alps.ingest.SparkProgressJob;
import org.alps.simulate.outcome.EvaluationManifest.Training;
import org.alps.simulate.outcome.TrainingFile;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;
import org.apache.spark.sql.SparkSession;

/** The learning job: the profiles of some days in, one policy table out. Functions stream through the learner one at a time. */
public final class LearnJob {
  private final SparkSession spark;

  public LearnJob(SparkSession spark) {
    this.spark = spark;
  }

  /** What was learned, and what from. */
  record Learned(PolicyTable table, Training training) {}

  /**
   * Learns a table and writes it, with what it was learned from beside it.
   *
   * @throws AlpsException with exit code 3 where the profiles hold nothing in the range
   */
  public PolicyTable run(LearnRequest request) throws IOException {
    Learned learned = learn(request);
    PolicyTableFile.write(learned.table(), request.to());
    TrainingFile.write(request.to(), learned.training());
    return learned.table();
  }

  /**
   * Learns a table and writes nothing.
   *
   * @throws AlpsException with exit code 3 where the profiles hold nothing in the range
   */
  Learned learn(LearnRequest request) throws IOException {
    try (SparkProgressJob progress = SparkProgressJob.stage(spark, "Learning " + request.learner().id())) {
      TrainingJob training = new TrainingJob(spark, request.profiles(), request.range());
      PolicyTable table = training.learn(request.learner().learner(), request.options(), request.incumbent(), request.createdAtNs());
      int without = training.functions() - table.policies().size();
      progress.done(Counted.of(table.policies().size(), "function") + " with a policy, " + without + " without: they follow the default levels");
      return new Learned(table, training.facts(request.learner(), request.options()));
    }
  }
}
