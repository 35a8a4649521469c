package org.alps.ingest;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.alps.ingest.dataset.Columns;
import org.alps.ingest.dataset.DatasetSchema;
import org.alps.ingest.dataset.UidHash;
import org.alps.ingest.placement.Placement;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The second half of ingest: gives every record its host, shuffles and sorts once, and writes a file for each range of hosts. */
final class PlaceTraceJob {
  private static final String FILE = "file";
  private final PlacementPlan plan;
  private final Broadcast<PlacementPlan> shared;

  PlaceTraceJob(SparkSession spark, PlacementPlan plan) {
    this.plan = plan;
    this.shared = JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(plan);
  }

  void writeInvocations(Dataset<Row> invocations, String folder) {
    Broadcast<PlacementPlan> plans = shared;
    Dataset<Row> read =
        invocations.select(Columns.FUNCTION_UID, Columns.HOST, "ordinal", Columns.LINE, Columns.ARRIVAL_US, Columns.CPU_TIME_US,
            Columns.TERMINATION_US, Columns.BLOCKED_US, Columns.MEMORY_MB);
    write(
        read.flatMap((FlatMapFunction<Row, Row>) row -> List.of(place(row, plans.value())).iterator(), Encoders.row(withFile(DatasetSchema.INVOCATIONS))),
        DatasetSchema.INVOCATIONS,
        folder);
  }

  private static Row place(Row row, PlacementPlan plan) {
    String uid = row.getString(0);
    int host = plan.host(uid, row.getString(1), row.getInt(2), row.getLong(3));
    Long termination = row.isNullAt(6) ? null : row.getLong(6) - plan.timeZeroUs;
    return RowFactory.create(
        host, row.getLong(4) - plan.timeZeroUs, plan.index(uid), row.getLong(5), termination, row.get(7), row.get(8), plan.file(host));
  }

  void writeCounts(Dataset<Row> counts, String folder) {
    Broadcast<PlacementPlan> plans = shared;
    Dataset<Row> read = counts.select(Columns.FUNCTION_UID, Columns.DAY, Columns.HOUR, Columns.COUNTS);
    write(
        read.flatMap((FlatMapFunction<Row, Row>) row -> shares(row, plans.value()), Encoders.row(withFile(DatasetSchema.COUNTS))),
        DatasetSchema.COUNTS,
        folder);
  }

  private static Iterator<Row> shares(Row row, PlacementPlan plan) {
    String uid = row.getString(0);
    long uidHash = UidHash.of(uid);
    int function = plan.index(uid);
    int hour = row.getInt(1) * 24 + row.getInt(2) - (int) (plan.timeZeroUs / 3_600_000_000L);
    int[] counts = row.<Integer>getList(3).stream().mapToInt(Integer::intValue).toArray();
    int[] hosts = plan.hosts(function);
    List<Row> shares = new ArrayList<>(hosts.length);
    for (int share = 0; share < hosts.length; share++) {
      Integer[] part = new Integer[counts.length];
      boolean any = false;
      for (int minute = 0; minute < counts.length; minute++) {
        part[minute] = Placement.countOfShare(counts[minute], share, hosts.length, hour * 60 + minute, uidHash);
        any |= part[minute] > 0;
      }
      if (any) {
        shares.add(RowFactory.create(hosts[share], hour, function, share, part, plan.file(hosts[share])));
      }
    }
    return shares.iterator();
  }

  private static StructType withFile(StructType schema) {
    return schema.add(FILE, DataTypes.IntegerType, false);
  }

  private void write(Dataset<Row> rows, StructType schema, String folder) {
    Column[] order = Stream.concat(Stream.of(FILE), Arrays.stream(schema.fieldNames())).map(name -> col(name)).toArray(Column[]::new);
    rows.repartition(plan.files(), col(FILE)).sortWithinPartitions(order).write().partitionBy(FILE).parquet(folder);
  }
}
