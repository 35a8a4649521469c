package org.alps.learn;

import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.alps.ingest.AlpsException;
import org.alps.ingest.Counted;
import org.alps.ingest.SparkProgressJob;
import org.alps.ingest.dataset.TraceManifest;
import org.alps.simulate.TimeRange;
import org.alps.simulate.outcome.EvaluationManifest.Training;
import org.alps.simulate.outcome.TrainingFile;
import org.alps.simulate.profile.ProfileManifest;
import org.alps.simulate.profile.ProfileSchema;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The learning job: the profiles of some days in, one policy table out. Functions stream through the learner one at a time. */
public final class LearnJob {
  private final SparkSession spark;

  /** A table, and what it was learned from. */
  record Learned(PolicyTable table, Training training) {}

  public LearnJob(SparkSession spark) {
    this.spark = spark;
  }

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
      List<ProfileManifest> manifests = new ArrayList<>();
      List<Iterator<Row>> spans = new ArrayList<>();
      Dataset<Row> profiles = null;
      long offsetUs = 0;
      double capacityUs = 0;
      for (String folder : request.profiles()) {
        ProfileManifest manifest = ProfileFilesJob.manifest(spark, folder);
        ProfileFilesJob files = new ProfileFilesJob(spark, folder, request.range(), offsetUs);
        spans.add(files.inOrder());
        profiles = profiles == null ? files.rows() : profiles.union(files.rows());
        capacityUs += capacityUs(manifest, request.range());
        offsetUs += nextWindowUs(manifest);
        manifests.add(manifest);
      }
      List<Row> windows = profiles.groupBy(ProfileSchema.WINDOW_START_US).agg(sum(ProfileSchema.CPU_TIME_US)).collectAsList();
      if (windows.isEmpty()) {
        throw AlpsException.badInput("Cannot learn from " + String.join(" ", request.profiles()) + ": no window begins from " + request.range().text() + ". "
            + new TimeRange(0, end(manifests)).within());
      }
      double utilisation = Math.min(100, 100 * windows.stream().mapToLong(row -> row.getLong(1)).sum() / capacityUs);
      HistoriesJob histories = new HistoriesJob(spans);
      PolicyTable table = request.learner().learner().learn(
          new TrainingData(() -> histories, utilisation, request.incumbent()), request.options(), request.createdAtNs());
      int without = histories.functions() - table.policies().size();
      progress.done(Counted.of(table.policies().size(), "function") + " with a policy, " + without + " without: they follow the default levels");
      return new Learned(table, training(request, manifests, windows.size(), utilisation));
    }
  }

  /** CPU time that the hosts had while the chosen part of the trace arrived. */
  private static double capacityUs(ProfileManifest profile, TimeRange range) {
    TraceManifest trace = profile.trace();
    long from = Math.max(range.fromUs(), trace.firstArrivalUs());
    long until = Math.min(range.untilUs(), trace.firstArrivalUs() + trace.spanUs());
    return Math.max(0.0, until - from) * profile.cores() * trace.placement().hosts();
  }

  /** The last arrival in any of the traces. */
  private static long end(List<ProfileManifest> manifests) {
    return manifests.stream().mapToLong(manifest -> TimeRange.of(manifest.trace()).untilUs()).max().orElse(0);
  }

  private static long nextWindowUs(ProfileManifest profile) {
    long end = profile.trace().firstArrivalUs() + profile.trace().spanUs();
    return (end / profile.windowUs() + 1) * profile.windowUs();
  }

  private static Training training(LearnRequest request, List<ProfileManifest> manifests, int windows, double utilisation) {
    return new Training(request.learner().id(), request.options().parameters(), windows, request.range().fromUs(),
        manifests.stream().mapToLong(manifest -> learnedUntilUs(manifest, request.range())).max().orElse(0), utilisation,
        manifests.stream().map(m -> m.trace().sentence()).toList(), manifests.stream().flatMap(m -> m.trace().sources().stream()).distinct().toList());
  }

  /** Where the last window that may begin in the range ends, or the trace does. */
  private static long learnedUntilUs(ProfileManifest profile, TimeRange range) {
    long end = TimeRange.of(profile.trace()).untilUs();
    return range.untilUs() >= end ? end : Math.min(end, ((range.untilUs() - 1) / profile.windowUs() + 1) * profile.windowUs());
  }
}
