package org.alps.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alps.ingest.dataset.Columns;
import org.alps.ingest.dataset.RecordSchema;
import org.alps.ingest.dataset.TraceManifest;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The quarantine of an ingest: every refused row with its source, line, reason and text; counted by reason, never dropped. */
final class QuarantineJob {
  private final SparkSession spark;
  private final Dataset<Row> records;
  private Dataset<Row> refused;

  QuarantineJob(SparkSession spark, Dataset<Row> records) {
    this.spark = spark;
    this.records = records;
    this.refused = entries(records.filter(col(RecordSchema.KIND).equalTo(RecordSchema.REJECTED)), col(Columns.REASON), col(Columns.TEXT));
  }

  /** Refuses the source rows behind staged rows, for {@code reason}; what is kept of them is the function's UID. */
  void add(Dataset<Row> staged, String reason) {
    refused = refused.union(entries(staged, lit(reason), col(Columns.FUNCTION_UID)).distinct());
  }

  private static Dataset<Row> entries(Dataset<Row> rows, Column reason, Column text) {
    return rows.select(col(RecordSchema.ORDINAL), col(Columns.LINE), reason.as(Columns.REASON), text.as(Columns.TEXT));
  }

  /** Writes the quarantine, in reading order, and returns what became of the rows. */
  TraceManifest.Rows write(List<SourceSet.Input> inputs, long rowsRead, String folder) {
    List<Row> names = new ArrayList<>();
    inputs.forEach(input -> names.add(RowFactory.create(names.size(), input.source().name())));
    StructType named = new StructType().add(RecordSchema.ORDINAL, DataTypes.IntegerType).add(Columns.SOURCE, DataTypes.StringType);
    refused
        .join(spark.createDataFrame(names, named), RecordSchema.ORDINAL)
        .repartition(1)
        .sortWithinPartitions(RecordSchema.ORDINAL, Columns.LINE, Columns.REASON)
        .select(Columns.SOURCE, Columns.LINE, Columns.REASON, Columns.TEXT)
        .write()
        .parquet(folder);
    Map<String, Long> byReason = new TreeMap<>();
    spark.read().parquet(folder).groupBy(Columns.REASON).count().collectAsList()
        .forEach(row -> byReason.put(row.getString(0), row.getLong(1)));
    return new TraceManifest.Rows(rowsRead, rowsRead - byReason.values().stream().mapToLong(Long::longValue).sum(), byReason);
  }
}
