package org.alps.simulate;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.alps.ingest.AlpsException;
import org.alps.ingest.dataset.Columns;
import org.alps.ingest.dataset.DatasetSchema;
import org.alps.ingest.dataset.Json;
import org.alps.ingest.dataset.SizeDistribution;
import org.alps.ingest.dataset.TraceManifest;
import org.alps.ingest.format.TraceCharacteristics.Shape;
import org.alps.simulate.expand.ArrivalProcess;
import org.alps.simulate.expand.BlockCursor;
import org.alps.simulate.expand.DailySizes;
import org.alps.simulate.host.HostCursor;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.HostStream;
import org.alps.simulate.host.InvocationSource;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Feeds a dataset to simulations, host by host: whole hosts to a task, in time order, so that partitioned simulation is exact. Nothing is
 * shuffled or sorted here; ingest did that.
 */
public final class HostTraceJob {
  private static final long HOUR_US = 3_600_000_000L;
  private final SparkSession spark;
  private final String dataset;
  private final Expansion expansion;
  private final TraceManifest manifest;
  private final List<Row> functions;
  private Broadcast<DailySizes> sizes;

  /** @throws AlpsException with exit code 3 where {@code dataset} is not a dataset's folder */
  public HostTraceJob(SparkSession spark, String dataset, Expansion expansion) throws IOException {
    this.spark = scanSession(spark);
    this.dataset = dataset;
    this.expansion = expansion;
    this.manifest = manifest(spark, dataset);
    this.functions = new ArrayList<>(scan(DatasetSchema.FUNCTIONS_DIR, DatasetSchema.FUNCTIONS).collectAsList());
    functions.sort(Comparator.comparingInt(row -> row.<Integer>getAs(Columns.FUNCTION_INDEX)));
  }

  /**
   * What a dataset says of itself.
   *
   * @throws AlpsException with exit code 3 where {@code dataset} is not a dataset's folder
   */
  public static TraceManifest manifest(SparkSession spark, String dataset) throws IOException {
    Path path = new Path(dataset, DatasetSchema.MANIFEST);
    return Json.read(path.getFileSystem(spark.sparkContext().hadoopConfiguration()), path, TraceManifest.class, "dataset");
  }

  /** What is done with each host. */
  @FunctionalInterface
  public interface HostWork extends Serializable {
    /** The rows that come of one host; they are pulled while it is simulated. */
    Iterator<Row> run(int host, InvocationSource invocations) throws IOException;
  }

  public TraceManifest manifest() {
    return manifest;
  }

  /** The UIDs of the dataset's functions, by index. */
  public String[] functionUids() {
    return functions.stream().map(row -> row.<String>getAs(Columns.FUNCTION_UID)).toArray(String[]::new);
  }

  /** By function index, 0 where the mean CPU time is below {@code shortBelowUs}, else 1. */
  public byte[] classes(double shortBelowUs) {
    byte[] classes = new byte[functions.size()];
    for (int f = 0; f < classes.length; f++) {
      Row row = functions.get(f);
      double mean = row.<Double>getAs(Columns.WORK_US) / row.<Long>getAs(Columns.INVOCATIONS);
      classes[f] = (byte) (mean < shortBelowUs ? 0 : 1);
    }
    return classes;
  }

  /** How arrivals come to be: {@code exact}, or the name of the process that spreads counts. */
  public String arrivals() {
    return exact() ? "exact" : expansion.arrivals().name().toLowerCase(Locale.ROOT);
  }

  /** The hosts as asked for, on the dataset's cores where none were; without sleeps where nothing was blocked, so that they cost nothing. */
  public HostModel model(HostModel asked) {
    HostModel model = asked.withDefaultCores(manifest.placement().cores());
    return model.sleeps() > 0 && blocked() ? model : model.withoutSleeps();
  }

  /** Whether any invocation was blocked, which Parquet's statistics tell where none was. */
  private boolean blocked() {
    if (!exact()) {
      return false;
    }
    Dataset<Row> rows = scan(DatasetSchema.INVOCATIONS_DIR, DatasetSchema.INVOCATIONS).select(Columns.BLOCKED_US);
    return !rows.filter(rows.col(Columns.BLOCKED_US).gt(0)).isEmpty();
  }

  /** Runs {@code work} on every host that has invocations in {@code range}. */
  public JavaRDD<Row> run(TimeRange range, HostWork work) {
    return run(range, expansion.seed(), work);
  }

  /** Does that with another seed; exact traces do not depend on it. */
  JavaRDD<Row> run(TimeRange range, long seed, HostWork work) {
    return exact() ? runExact(range, work) : runCounts(range, seed, work);
  }

  private JavaRDD<Row> runExact(TimeRange range, HostWork work) {
    Dataset<Row> rows = scan(DatasetSchema.INVOCATIONS_DIR, DatasetSchema.INVOCATIONS)
        .select(Columns.HOST, Columns.ARRIVAL_US, Columns.FUNCTION_INDEX, Columns.CPU_TIME_US, Columns.BLOCKED_US);
    if (!range.equals(TimeRange.ALL)) {
      rows = rows.filter(rows.col(Columns.ARRIVAL_US).geq(range.fromUs()).and(rows.col(Columns.ARRIVAL_US).lt(range.untilUs())));
    }
    return ColumnScanJob.scan(rows, reader -> new Hosts(new HostCursor(reader), range, work));
  }

  private JavaRDD<Row> runCounts(TimeRange range, long seed, HostWork work) {
    Broadcast<DailySizes> shared = sizes();
    ArrivalProcess arrivals = expansion.arrivals();
    Dataset<Row> rows = scan(DatasetSchema.COUNTS_DIR, DatasetSchema.COUNTS);
    rows = rows.filter(rows.col(Columns.HOUR).geq(range.fromUs() / HOUR_US).and(rows.col(Columns.HOUR).leq(range.untilUs() / HOUR_US)));
    return ColumnScanJob.scanBlocks(
        rows, reader -> new Hosts(new BlockCursor(reader, shared.value(), arrivals, seed), range, work));
  }

  private Broadcast<DailySizes> sizes() {
    if (sizes == null) {
      DailySizes read = new DailySizes(functionUids());
      for (Row row : scan(DatasetSchema.SIZES_DIR, DatasetSchema.SIZES).collectAsList()) {
        read.add(row.getInt(0), row.getInt(1), new SizeDistribution(row.<Long>getList(2).stream().mapToLong(Long::longValue).toArray()));
      }
      sizes = new JavaSparkContext(spark.sparkContext()).broadcast(read);
    }
    return sizes;
  }

  /** Whether the trace holds the invocations themselves, not counts of them. */
  boolean exact() {
    return manifest.characteristics().shape() == Shape.EXACT;
  }

  private Dataset<Row> scan(String folder, StructType schema) {
    return spark.read().schema(schema).parquet(dataset + "/" + folder);
  }

  /** A session whose scans cut no file and put each in a task of its own. */
  private static SparkSession scanSession(SparkSession spark) {
    SparkSession session = spark.newSession();
    session.conf().set("spark.sql.adaptive.enabled", false);
    session.conf().set("spark.sql.files.maxPartitionBytes", Long.toString(1L << 60));
    session.conf().set("spark.sql.files.openCostInBytes", Long.toString(1L << 50));
    session.conf().set("spark.sql.files.minPartitionNum", "4096");
    return session;
  }

  /** The rows of one host after the other. */
  private static final class Hosts implements Iterator<Row> {
    private final HostStream hosts;
    private final TimeRange range;
    private final HostWork work;
    private Iterator<Row> rows = Collections.emptyIterator();

    Hosts(HostStream hosts, TimeRange range, HostWork work) {
      this.hosts = hosts;
      this.range = range;
      this.work = work;
    }

    @Override
    public boolean hasNext() {
      try {
        while (!rows.hasNext()) {
          if (!hosts.nextHost()) {
            return false;
          }
          rows = work.run(hosts.host(), range.cut(hosts.invocations()));
        }
        return true;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Row next() {
      return rows.next();
    }
  }
}
