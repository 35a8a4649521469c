package org.alps.learn;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.alps.ingest.AlpsException;
import org.alps.ingest.SparkProgressJob;
import org.alps.ingest.dataset.Columns;
import org.alps.ingest.dataset.DatasetSchema;
import org.alps.ingest.dataset.Json;
import org.alps.ingest.dataset.TraceManifest;
import org.alps.simulate.TimeRange;
import org.alps.simulate.outcome.EvaluationManifest.Training;
import org.alps.simulate.outcome.TrainingFile;
import org.alps.simulate.profile.FunctionProfile;
import org.alps.simulate.profile.ProfileManifest;
import org.alps.simulate.profile.ProfileSchema;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The learning job: the profiles of some days in, one policy table out. Functions stream through the learner one at a time. */
public final class LearnJob {
  private final SparkSession spark;

  public LearnJob(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Learns a table and writes it, with what it was learned from beside it.
   *
   * @throws AlpsException with exit code 3 where the profiles hold nothing in the range
   */
  public PolicyTable run(LearnRequest request) throws IOException {
    try (SparkProgressJob progress = SparkProgressJob.stage(spark, "Learning")) {
      Configuration configuration = spark.sparkContext().hadoopConfiguration();
      List<ProfileManifest> manifests = new ArrayList<>();
      Dataset<Row> profiles = null;
      long offsetUs = 0;
      double capacityUs = 0;
      for (String folder : request.profiles()) {
        Path path = new Path(folder, DatasetSchema.MANIFEST);
        ProfileManifest manifest = Json.read(path.getFileSystem(configuration), path, ProfileManifest.class, "profile");
        Dataset<Row> chosen = chosen(folder, request.range(), offsetUs);
        profiles = profiles == null ? chosen : profiles.union(chosen);
        capacityUs += capacityUs(manifest, request.range());
        offsetUs += nextWindowUs(manifest);
        manifests.add(manifest);
      }
      Row sums = profiles.agg(sum(ProfileSchema.CPU_TIME_US), countDistinct(ProfileSchema.WINDOW_START_US)).head();
      if (sums.isNullAt(0)) {
        throw AlpsException.badInput("Cannot learn from " + String.join(" ", request.profiles()) + ": no window begins in the chosen time. "
            + "Choose --from and --until within the trace.");
      }
      double utilisation = Math.min(100, 100 * sums.getLong(0) / capacityUs);
      Dataset<Row> ordered = profiles.orderBy(Columns.FUNCTION_UID, ProfileSchema.WINDOW_START_US);
      PolicyTable table = request.learner().learner().learn(
          new TrainingData(() -> new Histories(ordered.toLocalIterator()), utilisation, request.incumbent()), request.options(), request.createdAtNs());
      PolicyTableFile.write(table, request.to());
      TrainingFile.write(request.to(), training(request, manifests, (int) sums.getLong(1), utilisation));
      progress.done(table.policies().size() + " functions with a policy");
      return table;
    }
  }

  private Dataset<Row> chosen(String folder, TimeRange range, long offsetUs) {
    return spark.read().schema(ProfileSchema.SCHEMA).parquet(folder + "/" + ProfileManifest.PROFILES_DIR)
        .filter(col(ProfileSchema.WINDOW_START_US).geq(range.fromUs()).and(col(ProfileSchema.WINDOW_START_US).lt(range.untilUs())))
        .withColumn(ProfileSchema.WINDOW_START_US, col(ProfileSchema.WINDOW_START_US).plus(lit(offsetUs)));
  }

  /** CPU time that the hosts had while the chosen part of the trace arrived. */
  private static double capacityUs(ProfileManifest profile, TimeRange range) {
    TraceManifest trace = profile.trace();
    long from = Math.max(range.fromUs(), trace.firstArrivalUs());
    long until = Math.min(range.untilUs(), trace.firstArrivalUs() + trace.spanUs());
    return Math.max(0.0, until - from) * profile.cores() * trace.placement().hosts();
  }

  private static long nextWindowUs(ProfileManifest profile) {
    long end = profile.trace().firstArrivalUs() + profile.trace().spanUs();
    return (end / profile.windowUs() + 1) * profile.windowUs();
  }

  private static Training training(LearnRequest request, List<ProfileManifest> manifests, int windows, double utilisation) {
    long end = manifests.stream().mapToLong(m -> m.trace().firstArrivalUs() + m.trace().spanUs()).max().orElse(0);
    return new Training(request.learner().id(), request.options().parameters(), windows, request.range().fromUs(),
        Math.min(end, request.range().untilUs()), utilisation, manifests.stream().map(m -> m.trace().sentence()).toList());
  }

  /** Rows in order of function and window, gathered to a history for each function. */
  private static final class Histories implements Iterator<FunctionHistory> {
    private final Iterator<Row> rows;
    private Row pending;

    Histories(Iterator<Row> rows) {
      this.rows = rows;
      this.pending = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
      return pending != null;
    }

    @Override
    public FunctionHistory next() {
      String uid = pending.getString(0);
      List<FunctionProfile> windows = new ArrayList<>();
      while (pending != null && pending.getString(0).equals(uid)) {
        windows.add(ProfileSchema.profile(pending));
        pending = rows.hasNext() ? rows.next() : null;
      }
      return new FunctionHistory(uid, windows);
    }
  }
}
