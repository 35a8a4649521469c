package org.alps.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.alps.ingest.dataset.Columns;
import org.alps.ingest.dataset.DatasetSchema;
import org.alps.ingest.dataset.Json;
import org.alps.ingest.dataset.RecordSchema;
import org.alps.ingest.dataset.SizeDistribution;
import org.alps.ingest.dataset.StagedFolder;
import org.alps.ingest.dataset.TraceManifest;
import org.alps.ingest.format.TraceCharacteristics.Shape;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;

/** The ingest job: source files in, one canonical dataset out, sorted and partitioned by host once and for all. */
public final class IngestJob {
  private static final String RECORDS = "records";
  private final SparkSession spark;
  private final Configuration configuration;

  public IngestJob(SparkSession spark) {
    this.spark = spark;
    this.configuration = spark.sparkContext().hadoopConfiguration();
  }

  /**
   * Runs the ingest and publishes the dataset.
   *
   * @throws AlpsException with exit code 2 for a wrong request, 3 for input that cannot be read or has no good row
   */
  public TraceManifest run(IngestRequest request) throws IOException {
    SourceSet sources = SourceSet.of(request, configuration);
    SizeBook sizes = DurationFiles.open(request.durations(), request.reader().seed(), configuration);
    try (StagedFolder folder = new StagedFolder(request.to(), "dataset", configuration)) {
      Dataset<Row> records = new ReadTraceJob(spark).run(sources.inputs(), folder.path(RECORDS).toString());
      TraceManifest manifest = write(records, sizes, sources, request, folder);
      folder.fileSystem().delete(folder.path(RECORDS), true);
      Json.write(folder.fileSystem(), folder.path(DatasetSchema.MANIFEST), manifest);
      folder.publish();
      return manifest;
    }
  }

  private TraceManifest write(Dataset<Row> records, SizeBook sizes, SourceSet sources, IngestRequest request, StagedFolder folder)
      throws IOException {
    Shape shape = sources.characteristics().shape();
    QuarantineJob quarantine = new QuarantineJob(spark, records);
    addSizes(records, sizes, quarantine);
    Dataset<Row> trace = trace(records, shape, sizes);
    if (!request.placement().equals("seeded") && !trace.filter(col(Columns.HOST).isNotNull()).isEmpty()) {
      quarantine.add(trace.filter(col(Columns.HOST).isNull()), "no-host");
      trace = trace.filter(col(Columns.HOST).isNotNull());
    }
    Census census = new CensusJob(records, sizes).run(trace);
    if (!census.unsized().isEmpty()) {
      if (sizes.isEmpty() && request.durations() == null) {
        throw AlpsException.usage("Cannot size invocations: " + String.join(" ", request.inputs())
            + " holds no durations. Add the durations file, or say --durations sample:FILE, table:FILE, fixed:TIME or quarantine.");
      }
      Column unsized = col(Columns.FUNCTION_UID).isInCollection(census.unsized());
      quarantine.add(trace.filter(unsized), "no-duration");
      trace = trace.filter(not(unsized));
    }
    List<Row> ends = records.filter(col(RecordSchema.KIND).equalTo(RecordSchema.END)).orderBy(RecordSchema.ORDINAL).collectAsList();
    TraceManifest.Rows rows =
        quarantine.write(sources.inputs(), ends.stream().mapToLong(RecordSchema::rowsRead).sum(), folder.path(DatasetSchema.REJECTED_DIR).toString());
    folder.settle(DatasetSchema.REJECTED_DIR, DatasetSchema.REJECTED_DIR);
    if (census.functions().isEmpty()) {
      throw AlpsException.badInput("Cannot ingest " + String.join(" ", request.inputs()) + ": no good row among " + rows.read() + " "
          + rows.rejected() + ". Check that the format fits the files.");
    }
    PlacementPlan plan = PlacementPlan.of(census, request);
    DatasetJob dataset = new DatasetJob(spark, folder, census, plan);
    dataset.write(trace, shape, sizes);
    if (dataset.invocationsWritten(shape) != census.invocations()) {
      throw new IllegalStateException("dataset holds " + dataset.invocationsWritten(shape) + " invocations, read " + census.invocations());
    }
    return manifest(request, sources, census, plan, rows, ends);
  }

  /** Notes the trace's own sizes; of two for the same function and day the first in reading order stays and the other is refused. */
  private static void addSizes(Dataset<Row> records, SizeBook sizes, QuarantineJob quarantine) {
    Dataset<Row> staged = records.filter(col(RecordSchema.KIND).equalTo(RecordSchema.SIZES));
    List<String> twice = new ArrayList<>();
    for (Row row : staged.select(Columns.FUNCTION_UID, Columns.DAY, Columns.QUANTILES_US, RecordSchema.ORDINAL, Columns.LINE)
        .orderBy(RecordSchema.ORDINAL, Columns.LINE).collectAsList()) {
      long[] quantiles = row.<Long>getList(2).stream().mapToLong(Long::longValue).toArray();
      if (!sizes.add(row.getString(0), row.getInt(1), new SizeDistribution(quantiles))) {
        twice.add(row.getInt(3) + ":" + row.getLong(4));
      }
    }
    if (!twice.isEmpty()) {
      quarantine.add(staged.filter(concat_ws(":", col(RecordSchema.ORDINAL), col(Columns.LINE)).isInCollection(twice)),
          "duplicate-durations");
    }
  }

  /** The staged invocations or hours of counts; invocations without a size get one from the book where it knows any. */
  private Dataset<Row> trace(Dataset<Row> records, Shape shape, SizeBook sizes) {
    if (shape == Shape.COUNTS) {
      return records.filter(col(RecordSchema.KIND).equalTo(RecordSchema.HOUR_OF_COUNTS));
    }
    Dataset<Row> invocations = records.filter(col(RecordSchema.KIND).equalTo(RecordSchema.INVOCATION));
    if (sizes.isEmpty()) {
      return invocations;
    }
    Broadcast<SizeBook> book = JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(sizes);
    var draw = udf((UDF3<String, Integer, Long, Long>) (uid, ordinal, line) -> book.value().draw(uid, ordinal, line), DataTypes.LongType);
    Column size = col(Columns.CPU_TIME_US);
    Column drawn = draw.apply(col(Columns.FUNCTION_UID), col(RecordSchema.ORDINAL), col(Columns.LINE));
    return invocations.withColumn(Columns.CPU_TIME_US, when(size.geq(1), size).otherwise(drawn));
  }

  private static TraceManifest manifest(
      IngestRequest request, SourceSet sources, Census census, PlacementPlan plan, TraceManifest.Rows rows, List<Row> ends) {
    List<TraceManifest.Input> inputs = new ArrayList<>();
    for (Row end : ends) {
      SourceSet.Input input = sources.inputs().get(inputs.size());
      inputs.add(new TraceManifest.Input(input.format().id(), input.source().name(), RecordSchema.sha256(end), RecordSchema.rowsRead(end)));
    }
    Map<String, String> options = new TreeMap<>(Map.of("placement", request.placement()));
    if (request.durations() != null) {
      options.put("durations", request.durations().toString());
    }
    if (request.reader().eventTime() != null) {
      options.put("event-time", request.reader().eventTime().name().toLowerCase(Locale.ROOT));
    }
    boolean memoryKnown = census.functions().stream().anyMatch(f -> f.memoryMb() != null);
    return new TraceManifest(
        TraceManifest.FORMAT_VERSION,
        Version.text(),
        inputs,
        options,
        request.reader().seed(),
        sources.characteristics(request.durations(), memoryKnown),
        rows,
        census.functions().size(),
        census.invocations(),
        census.timeZeroUs(),
        census.firstUs() - census.timeZeroUs(),
        census.spanUs(),
        census.totalWorkUs(),
        plan.placed(census, request));
  }
}
