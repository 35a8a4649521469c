package org.alps.ingest;

import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/** A {@link Progress} stage whose units are Spark's tasks, counted by listening to its scheduler. */
public final class SparkProgressJob extends SparkListener implements AutoCloseable {
  private final SparkContext context;
  private final Progress progress;

  private SparkProgressJob(SparkContext context, Progress progress) {
    this.context = context;
    this.progress = progress;
  }

  /** Begins a stage that follows every Spark job until it is closed. */
  public static SparkProgressJob stage(SparkSession session, String name) {
    SparkProgressJob job = new SparkProgressJob(session.sparkContext(), Progress.stage(name, 0));
    job.context.addSparkListener(job);
    return job;
  }

  /** Ends the stage with what came of it. */
  public void done(String outcome) {
    progress.done(outcome);
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    progress.expect(submitted.stageInfo().numTasks());
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd ended) {
    progress.advance(1);
  }

  @Override
  public void close() {
    context.removeSparkListener(this);
    progress.close();
  }
}
