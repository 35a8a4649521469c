package org.alps.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.alps.ingest.Counted;
import org.alps.ingest.SparkProgressJob;
import org.alps.ingest.Version;
import org.alps.ingest.dataset.Columns;
import org.alps.ingest.dataset.DatasetSchema;
import org.alps.ingest.dataset.Json;
import org.alps.ingest.dataset.StagedFolder;
import org.alps.ingest.dataset.TraceManifest;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.InvocationBatch;
import org.alps.simulate.host.InvocationSource;
import org.alps.simulate.host.SimulatedHost;
import org.alps.simulate.policy.HostSetup;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.profile.FunctionProfile;
import org.alps.simulate.profile.ProfileManifest;
import org.alps.simulate.profile.ProfileSchema;
import org.alps.simulate.profile.ProfileSink;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The simulation job: every host of a dataset under SRPT, a task for each file of hosts; out comes the profile of each function and window. */
public final class SimulateJob {
  private static final String FILE = "file";
  private static final int FUNCTIONS_A_FILE = 4096;
  /** The rows of single hosts: where they go, then whose they are, then the profile without its UID. */
  private static final StructType HOST_PROFILE = hostProfile();

  private final SparkSession spark;

  public SimulateJob(SparkSession spark) {
    this.spark = spark;
  }

  /** Runs the simulation and publishes the profile dataset. */
  public ProfileManifest run(SimulateRequest request) throws IOException {
    HostTraceJob trace = new HostTraceJob(spark, request.dataset(), request.expansion());
    TraceManifest dataset = trace.manifest();
    HostModel model = trace.model(request.model());
    try (StagedFolder folder = new StagedFolder(request.to(), "profile", spark.sparkContext().hadoopConfiguration());
        SparkProgressJob progress = SparkProgressJob.stage(spark, "Simulating SRPT")) {
      String[] uids = trace.functionUids();
      int functions = uids.length;
      long windowUs = request.windowUs();
      Dataset<Row> hostProfiles =
          spark.createDataFrame(trace.run(TimeRange.ALL, (host, source) -> new HostProfiles(host, functions, windowUs, model, source)), HOST_PROFILE);
      write(hostProfiles, uids, folder.path(ProfileManifest.PROFILES_DIR).toString());
      folder.settle(ProfileManifest.PROFILES_DIR, "functions");
      ProfileManifest manifest = new ProfileManifest(
          ProfileManifest.FORMAT_VERSION, Version.text(), windowUs, model.cores(), model.switchCostUs(), trace.arrivals(), dataset);
      Json.write(folder.fileSystem(), folder.path(DatasetSchema.MANIFEST), manifest);
      folder.publish();
      progress.done(Counted.of(dataset.invocations(), "invocation") + " on " + Counted.of(dataset.placement().hosts(), "host"));
      return manifest;
    }
  }

  /** Merges hosts in ascending order (sums of squares are doubles) and writes functions in ranges, each function's windows in order. */
  private void write(Dataset<Row> hostProfiles, String[] uids, String folder) {
    int files = (uids.length + FUNCTIONS_A_FILE - 1) / FUNCTIONS_A_FILE;
    Broadcast<String[]> names = new JavaSparkContext(spark.sparkContext()).broadcast(uids);
    hostProfiles
        .repartition(files, hostProfiles.col(FILE))
        .sortWithinPartitions(FILE, Columns.FUNCTION_INDEX, ProfileSchema.WINDOW_START_US, Columns.HOST)
        .mapPartitions((MapPartitionsFunction<Row, Row>) rows -> new Merged(rows, names.value()), Encoders.row(ProfileSchema.SCHEMA.add(FILE, DataTypes.IntegerType, false)))
        .write()
        .partitionBy(FILE)
        .parquet(folder);
  }

  private static StructType hostProfile() {
    StructType schema = new StructType()
        .add(FILE, DataTypes.IntegerType, false)
        .add(Columns.HOST, DataTypes.IntegerType, false)
        .add(Columns.FUNCTION_INDEX, DataTypes.IntegerType, false);
    for (int i = 1; i < ProfileSchema.SCHEMA.size(); i++) {
      schema = schema.add(ProfileSchema.SCHEMA.apply(i));
    }
    return schema;
  }

  /** The profile rows of one host, pulled while it is simulated. */
  private static final class HostProfiles implements Iterator<Row> {
    private final ArrayDeque<Row> ready = new ArrayDeque<>();
    private final InvocationBatch batch = new InvocationBatch(InvocationBatch.CAPACITY);
    private final InvocationSource source;
    private final ProfileSink sink;
    private final SimulatedHost host;
    private boolean finished;

    HostProfiles(int number, int functions, long windowUs, HostModel model, InvocationSource source) {
      this.source = source;
      this.sink = new ProfileSink(functions, windowUs,
          (function, windowStartUs, count, firstWaitUs, waitUs, turnaroundUs, preemptions, cpuTimeUs, sliceSquareSum, cpuTimes, slices) ->
              ready.add(RowFactory.create(function / FUNCTIONS_A_FILE, number, function, windowStartUs, count, firstWaitUs, waitUs, turnaroundUs,
                  preemptions, cpuTimeUs, sliceSquareSum, cpuTimes.bins(), cpuTimes.counts(), slices.bins(), slices.counts())));
      this.host = SimulatedPolicy.SRPT.host(new HostSetup(model, null, null), sink);
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && !finished) {
        pull();
      }
      return !ready.isEmpty();
    }

    private void pull() {
      try {
        if (source.next(batch)) {
          host.accept(batch);
        } else {
          host.finish();
          sink.close();
          finished = true;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Row next() {
      return ready.remove();
    }
  }

  /** Profiles of hosts, sorted, added up to profiles of functions. */
  private static final class Merged implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final String[] uids;
    private Row pending;

    Merged(Iterator<Row> rows, String[] uids) {
      this.rows = rows;
      this.uids = uids;
    }

    @Override
    public boolean hasNext() {
      return pending != null || rows.hasNext();
    }

    @Override
    public Row next() {
      Row first = pending == null ? rows.next() : pending;
      FunctionProfile profile = profile(first);
      pending = null;
      while (rows.hasNext() && pending == null) {
        Row row = rows.next();
        if (row.getInt(2) == first.getInt(2) && row.getLong(3) == first.getLong(3)) {
          profile = profile.merge(profile(row));
        } else {
          pending = row;
        }
      }
      return ProfileSchema.row(profile, first.getInt(0));
    }

    private FunctionProfile profile(Row row) {
      return ProfileSchema.profile(uids[row.getInt(2)], row, 3);
    }
  }
}
