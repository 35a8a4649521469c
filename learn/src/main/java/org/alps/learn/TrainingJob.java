package org.alps.learn;

import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.alps.ingest.AlpsException;
import org.alps.ingest.dataset.DatasetSchema;
import org.alps.ingest.dataset.Json;
import org.alps.ingest.dataset.TraceManifest;
import org.alps.simulate.TimeRange;
import org.alps.simulate.outcome.EvaluationManifest.Training;
import org.alps.simulate.profile.ProfileManifest;
import org.alps.simulate.profile.ProfileSchema;
import org.alps.simulate.table.PolicyTable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What some profiles hold in a range of time, as a learner takes it; it may be learned from again and again. */
public final class TrainingJob {
  private final TimeRange range;
  private final List<ProfileManifest> manifests = new ArrayList<>();
  private final List<ProfileFilesJob> files = new ArrayList<>();
  private final int windows;
  private final double utilisation;
  private final double meanCpuTimeUs;
  private HistoriesJob histories;

  /**
   * @param profiles folders of profile datasets, oldest first: each one's time goes on where the one before ends
   * @param range what of each profile is learned from: windows that begin in it
   * @throws AlpsException with exit code 3 where the profiles hold nothing in the range
   */
  public TrainingJob(SparkSession spark, List<String> profiles, TimeRange range) throws IOException {
    this.range = range;
    Dataset<Row> rows = null;
    long offsetUs = 0;
    double capacityUs = 0;
    for (String folder : profiles) {
      ProfileManifest manifest = manifest(spark, folder);
      ProfileFilesJob file = new ProfileFilesJob(spark, folder, range, offsetUs);
      rows = rows == null ? file.rows() : rows.union(file.rows());
      capacityUs += capacityUs(manifest, range);
      offsetUs += nextWindowUs(manifest);
      manifests.add(manifest);
      files.add(file);
    }
    List<Row> sums = rows.groupBy(ProfileSchema.WINDOW_START_US).agg(sum(ProfileSchema.CPU_TIME_US), sum(ProfileSchema.COUNT)).collectAsList();
    if (sums.isEmpty()) {
      throw AlpsException.badInput("Cannot learn from " + String.join(" ", profiles) + ": no window begins from " + range.text() + ". "
          + new TimeRange(0, end()).within());
    }
    double work = sums.stream().mapToLong(row -> row.getLong(1)).sum();
    this.windows = sums.size();
    this.utilisation = Math.min(100, 100 * work / capacityUs);
    this.meanCpuTimeUs = work / sums.stream().mapToLong(row -> row.getLong(2)).sum();
  }

  /** @throws AlpsException with exit code 3 where {@code folder} is not a profile's */
  public static ProfileManifest manifest(SparkSession spark, String folder) throws IOException {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    Path path = new Path(folder, DatasetSchema.MANIFEST);
    return Json.read(path.getFileSystem(configuration), path, ProfileManifest.class, "profile");
  }

  /** The table that a learner makes of it: one more read of the profiles, functions streaming by one at a time. */
  public PolicyTable learn(Learner learner, LearnerOptions options, Optional<PolicyTable> incumbent, long createdAtNs) {
    List<Iterator<Row>> spans = new ArrayList<>();
    files.forEach(file -> spans.add(file.inOrder()));
    histories = new HistoriesJob(spans);
    return learner.learn(new TrainingData(() -> histories, utilisation, incumbent), options, createdAtNs);
  }

  /** How many functions the last learning saw. */
  int functions() {
    return histories.functions();
  }

  /** The mean CPU time of all invocations. */
  public double meanCpuTimeUs() {
    return meanCpuTimeUs;
  }

  /** What is to be said of a table that was learned from this. */
  Training facts(Learners learner, LearnerOptions options) {
    return new Training(learner.id(), options.parameters(), windows, range.fromUs(),
        manifests.stream().mapToLong(this::learnedUntilUs).max().orElse(0), utilisation,
        manifests.stream().map(manifest -> manifest.trace().sentence()).toList(),
        manifests.stream().flatMap(manifest -> manifest.trace().sources().stream()).distinct().toList());
  }

  /** Where the last window that may begin in the range ends, or the trace does. */
  private long learnedUntilUs(ProfileManifest profile) {
    long end = TimeRange.of(profile.trace()).untilUs();
    return range.untilUs() >= end ? end : Math.min(end, ((range.untilUs() - 1) / profile.windowUs() + 1) * profile.windowUs());
  }

  /** CPU time that the hosts had while the chosen part of the trace arrived. */
  private static double capacityUs(ProfileManifest profile, TimeRange range) {
    TraceManifest trace = profile.trace();
    long from = Math.max(range.fromUs(), trace.firstArrivalUs());
    long until = Math.min(range.untilUs(), trace.firstArrivalUs() + trace.spanUs());
    return Math.max(0.0, until - from) * profile.cores() * trace.placement().hosts();
  }

  /** The last arrival in any of the traces. */
  private long end() {
    return manifests.stream().mapToLong(manifest -> TimeRange.of(manifest.trace()).untilUs()).max().orElse(0);
  }

  private static long nextWindowUs(ProfileManifest profile) {
    long end = profile.trace().firstArrivalUs() + profile.trace().spanUs();
    return (end / profile.windowUs() + 1) * profile.windowUs();
  }
}
