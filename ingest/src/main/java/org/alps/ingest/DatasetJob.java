package org.alps.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alps.ingest.dataset.Columns;
import org.alps.ingest.dataset.DatasetSchema;
import org.alps.ingest.dataset.SizeDistribution;
import org.alps.ingest.dataset.StagedFolder;
import org.alps.ingest.format.TraceCharacteristics.Shape;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Writes the tables of a canonical dataset: the trace itself by host, and the small tables that describe its functions and hosts. */
final class DatasetJob {
  private final SparkSession spark;
  private final StagedFolder folder;
  private final Census census;
  private final PlacementPlan plan;

  DatasetJob(SparkSession spark, StagedFolder folder, Census census, PlacementPlan plan) {
    this.spark = spark;
    this.folder = folder;
    this.census = census;
    this.plan = plan;
  }

  /** Writes everything but the quarantine and the manifest. */
  void write(Dataset<Row> trace, Shape shape, SizeBook sizes) throws IOException {
    PlaceTraceJob place = new PlaceTraceJob(spark, plan);
    if (shape == Shape.EXACT) {
      place.writeInvocations(trace, folder.path(DatasetSchema.INVOCATIONS_DIR).toString());
      folder.settle(DatasetSchema.INVOCATIONS_DIR, "hosts");
    } else {
      place.writeCounts(trace, folder.path(DatasetSchema.COUNTS_DIR).toString());
      folder.settle(DatasetSchema.COUNTS_DIR, "hosts");
      save(sizeRows(sizes), DatasetSchema.SIZES, DatasetSchema.SIZES_DIR);
    }
    save(functionRows(), DatasetSchema.FUNCTIONS, DatasetSchema.FUNCTIONS_DIR);
    save(hostRows(), DatasetSchema.HOSTS, DatasetSchema.HOSTS_DIR);
  }

  private void save(List<Row> rows, StructType schema, String name) throws IOException {
    spark.createDataFrame(rows, schema).coalesce(1).write().parquet(folder.path(name).toString());
    folder.settle(name, name);
  }

  private List<Row> functionRows() {
    List<Row> rows = new ArrayList<>();
    for (Census.Function f : census.functions()) {
      rows.add(RowFactory.create(rows.size(), f.uid(), f.invocations(), f.workUs(), f.memoryMb(), f.trigger()));
    }
    return rows;
  }

  private List<Row> sizeRows(SizeBook sizes) {
    int firstDay = (int) (plan.timeZeroUs / 86_400_000_000L);
    List<Row> rows = new ArrayList<>();
    for (int f = 0; f < census.functions().size(); f++) {
      for (Map.Entry<Integer, SizeDistribution> day : sizes.of(census.functions().get(f).uid()).entrySet()) {
        Long[] quantiles = Arrays.stream(day.getValue().quantilesUs()).boxed().toArray(Long[]::new);
        rows.add(RowFactory.create(f, day.getKey() - firstDay, quantiles));
      }
    }
    return rows;
  }

  private List<Row> hostRows() {
    Map<Integer, Double> work = new TreeMap<>();
    if (plan.traced()) {
      spark.read().parquet(folder.path(DatasetSchema.INVOCATIONS_DIR).toString()).groupBy(Columns.HOST).sum(Columns.CPU_TIME_US)
          .collectAsList().forEach(row -> work.put(row.getInt(0), (double) row.getLong(1)));
    }
    List<Row> rows = new ArrayList<>();
    for (int host = 0; host < plan.hosts; host++) {
      rows.add(plan.traced()
          ? RowFactory.create(host, census.hostNames().get(host), work.get(host))
          : RowFactory.create(host, null, plan.workOfHostUs[host]));
    }
    return rows;
  }

  /** How many invocations the trace's table holds, read back from what was written. */
  long invocationsWritten(Shape shape) {
    if (shape == Shape.EXACT) {
      return spark.read().parquet(folder.path(DatasetSchema.INVOCATIONS_DIR).toString()).count();
    }
    return spark.read().parquet(folder.path(DatasetSchema.COUNTS_DIR).toString())
        .selectExpr("sum(aggregate(" + Columns.COUNTS + ", 0L, (total, count) -> total + count))").head().getLong(0);
  }
}
