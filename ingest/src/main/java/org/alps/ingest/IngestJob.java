package org.alps.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    try (StagedFolder folder = new StagedFolder(request.to(), "dataset", configuration)) {
      sources.check();
      DurationFiles durations = DurationFiles.open(request.durations(), configuration);
      Dataset<Row> records = read(sources, folder);
      TraceManifest manifest = write(records, durations, sources, request, folder);
      folder.fileSystem().delete(folder.path(RECORDS), true);
      Json.write(folder.fileSystem(), folder.path(DatasetSchema.MANIFEST), manifest);
      folder.publish();
      return manifest;
    }
  }

  private Dataset<Row> read(SourceSet sources, StagedFolder folder) {
    try (SparkProgressJob progress = SparkProgressJob.stage(spark, "Reading")) {
      Dataset<Row> records = new ReadTraceJob(spark).run(sources.inputs(), folder.path(RECORDS).toString());
      progress.done(Counted.of(sources.inputs().size(), "source"));
      return records;
    }
  }

  private TraceManifest write(
      Dataset<Row> records, DurationFiles durations, SourceSet sources, IngestRequest request, StagedFolder folder) throws IOException {
    try (SparkProgressJob progress = SparkProgressJob.stage(spark, "Placing and sorting")) {
      Shape shape = sources.characteristics().shape();
      SizeBook sizes = durations.book(request.reader().seed());
      QuarantineJob quarantine = new QuarantineJob(spark, records);
      addSizes(records, sizes, quarantine);
      Dataset<Row> trace = trace(records, shape, sizes, quarantine);
      List<String> hostNames = request.placement().equals("seeded") ? List.of() : hostNames(trace);
      if (!hostNames.isEmpty()) {
        quarantine.add(trace.filter(col(Columns.HOST).isNull()), "no-host");
        trace = trace.filter(col(Columns.HOST).isNotNull());
      }
      Census census = new CensusJob(records, sizes).run(trace, hostNames);
      if (!census.unsized().isEmpty()) {
        if (sizes.isEmpty() && request.durations() == null) {
          throw AlpsException.usage("Cannot size invocations: " + String.join(" ", request.inputs())
              + " holds no durations. Add the durations file, or say --durations sample:FILE, table:FILE, fixed:TIME or quarantine.");
        }
        Column unsized = col(Columns.FUNCTION_UID).isInCollection(census.unsized());
        quarantine.add(trace.filter(unsized), "no-duration");
        trace = trace.filter(not(unsized));
      }
      List<Row> ends = new ArrayList<>(records.filter(col(RecordSchema.KIND).equalTo(RecordSchema.END)).collectAsList());
      ends.sort(Comparator.comparingInt(end -> end.<Integer>getAs(RecordSchema.ORDINAL)));
      TraceManifest.Rows rows =
          quarantine.write(sources.inputs(), ends.stream().mapToLong(RecordSchema::rowsRead).sum(), folder.path(DatasetSchema.REJECTED_DIR).toString());
      folder.settle(DatasetSchema.REJECTED_DIR, DatasetSchema.REJECTED_DIR);
      if (census.functions().isEmpty()) {
        throw AlpsException.badInput("Cannot ingest " + String.join(" ", request.inputs()) + ": no good row among " + told(rows)
            + ". Check that the format fits the files.");
      }
      PlacementPlan plan = PlacementPlan.of(census, request);
      DatasetJob dataset = new DatasetJob(spark, folder, census, plan);
      dataset.write(trace, shape, sizes);
      long written = dataset.invocationsWritten(shape);
      if (written != census.invocations()) {
        throw new IllegalStateException("dataset holds " + written + " invocations, read " + census.invocations());
      }
      progress.done(Counted.of(written, "invocation") + " on " + Counted.of(plan.hosts, "host"));
      Durations used = sizedByChoice(records, shape, sizes, census, request.durations()) ? request.durations() : null;
      return manifest(request, sources, durations, used, census, plan, rows, ends);
    }
  }

  /** The rows that were read and, in parentheses, why they were refused: {@code 3 (2 negative-duration, 1 wrong-columns)}. */
  private static String told(TraceManifest.Rows rows) {
    return rows.read() + (rows.rejected().isEmpty() ? "" : rows.rejected().entrySet().stream()
        .map(reason -> reason.getValue() + " " + reason.getKey())
        .collect(Collectors.joining(", ", " (", ")")));
  }

  private static List<String> hostNames(Dataset<Row> trace) {
    return trace.select(Columns.HOST).filter(col(Columns.HOST).isNotNull()).distinct().collectAsList().stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  /** Whether {@code --durations} sized any function that is in the dataset. */
  private static boolean sizedByChoice(Dataset<Row> records, Shape shape, SizeBook sizes, Census census, Durations chosen) {
    if (chosen == null || chosen.kind() == Durations.Kind.QUARANTINE) {
      return false;
    }
    if (shape == Shape.COUNTS) {
      return census.functions().stream().anyMatch(function -> !sizes.owns(function.uid()));
    }
    return !records.filter(col(RecordSchema.KIND).equalTo(RecordSchema.INVOCATION).and(col(Columns.CPU_TIME_US).lt(1))).isEmpty();
  }

  /** Notes the trace's own sizes; of two for the same function and day the first in reading order stays and the other is refused. */
  private static void addSizes(Dataset<Row> records, SizeBook sizes, QuarantineJob quarantine) {
    Dataset<Row> staged = records.filter(col(RecordSchema.KIND).equalTo(RecordSchema.SIZES));
    List<String> twice = new ArrayList<>();
    List<Row> rows = new ArrayList<>(
        staged.select(Columns.FUNCTION_UID, Columns.DAY, Columns.QUANTILES_US, RecordSchema.ORDINAL, Columns.LINE).collectAsList());
    rows.sort(Comparator.<Row>comparingInt(row -> row.getInt(3)).thenComparingLong(row -> row.getLong(4)));
    for (Row row : rows) {
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
  private Dataset<Row> trace(Dataset<Row> records, Shape shape, SizeBook sizes, QuarantineJob quarantine) {
    if (shape == Shape.COUNTS) {
      return FirstCountsJob.run(records.filter(col(RecordSchema.KIND).equalTo(RecordSchema.HOUR_OF_COUNTS)), quarantine);
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

  private static TraceManifest manifest(IngestRequest request, SourceSet sources, DurationFiles durations, Durations used, Census census,
      PlacementPlan plan, TraceManifest.Rows rows, List<Row> ends) {
    List<TraceManifest.Input> inputs = new ArrayList<>();
    for (Row end : ends) {
      SourceSet.Input input = sources.inputs().get(inputs.size());
      inputs.add(new TraceManifest.Input(input.format().id(), input.source().name(), RecordSchema.sha256(end), RecordSchema.rowsRead(end)));
    }
    inputs.addAll(durations.inputs());
    Map<String, String> options = new TreeMap<>(Map.of("placement", request.placement()));
    if (request.durations() != null) {
      options.put("durations", request.durations().toString());
    }
    if (request.reader().eventTime() != null) {
      options.put("event-time", request.reader().eventTime().name().toLowerCase(Locale.ROOT));
    }
    boolean memorySeen = census.functions().stream().anyMatch(f -> f.memoryMb() != null);
    return new TraceManifest(
        TraceManifest.FORMAT_VERSION,
        Version.text(),
        inputs,
        options,
        request.reader().seed(),
        sources.characteristics(used, memorySeen),
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
