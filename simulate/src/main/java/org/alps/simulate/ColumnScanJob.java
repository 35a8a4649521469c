package org.alps.simulate;

import java.io.Serializable;
import java.util.Iterator;
import org.alps.ingest.dataset.Columns;
import org.alps.simulate.expand.BlockCursor;
import org.alps.simulate.expand.HourBlock;
import org.alps.simulate.host.HostColumns;
import org.alps.simulate.host.HostCursor;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * Scans a dataset's files into primitive arrays. Column batches are internal to Spark but cost half of what rows do; where a plan offers none,
 * rows it is. Filters are only hints here: what Parquet could not skip comes through.
 */
final class ColumnScanJob {
  private static final int ROWS = 4096;

  private ColumnScanJob() {}

  /** What a task makes of the reader of its invocations. */
  @FunctionalInterface
  interface Invocations extends Serializable {
    Iterator<Row> run(HostCursor.Reader reader);
  }

  /** What a task makes of the reader of its blocks of counts. */
  @FunctionalInterface
  interface Blocks extends Serializable {
    Iterator<Row> run(BlockCursor.Reader reader);
  }

  /** @param rows columns host, arrival_us, function_index, cpu_time_us, blocked_us of a scan */
  static JavaRDD<Row> scan(Dataset<Row> rows, Invocations work) {
    SparkPlan plan = execution(rows).executedPlan();
    while (!plan.supportsColumnar() && plan.children().nonEmpty()) {
      plan = plan.children().head();
    }
    return plan.supportsColumnar()
        ? plan.executeColumnar().toJavaRDD().mapPartitions(batches -> work.run(columns -> fill(columns, batches)))
        : execution(rows).toRdd().toJavaRDD().mapPartitions(internal -> work.run(columns -> fillFromRows(columns, internal)));
  }

  /** @param rows a scan of counts */
  static JavaRDD<Row> scanBlocks(Dataset<Row> rows, Blocks work) {
    Dataset<Row> columns = rows.select(Columns.HOST, Columns.HOUR, Columns.FUNCTION_INDEX, Columns.SHARE, Columns.COUNTS);
    return execution(columns).toRdd().toJavaRDD().mapPartitions(internal -> work.run(block -> fill(block, internal)));
  }

  private static QueryExecution execution(Dataset<Row> rows) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution();
  }

  private static boolean fill(HostColumns columns, Iterator<ColumnarBatch> batches) {
    while (batches.hasNext()) {
      ColumnarBatch batch = batches.next();
      int rows = batch.numRows();
      if (rows > 0) {
        columns.host = batch.column(0).getInts(0, rows);
        columns.arrivalUs = batch.column(1).getLongs(0, rows);
        columns.function = batch.column(2).getInts(0, rows);
        columns.cpuTimeUs = batch.column(3).getLongs(0, rows);
        columns.blockedUs = knownOrZero(batch.column(4), rows);
        columns.size = rows;
        return true;
      }
    }
    return false;
  }

  private static long[] knownOrZero(ColumnVector column, int rows) {
    if (!column.hasNull()) {
      return column.getLongs(0, rows);
    }
    long[] values = new long[rows];
    for (int row = 0; row < rows && column.numNulls() < rows; row++) {
      values[row] = column.isNullAt(row) ? 0 : column.getLong(row);
    }
    return values;
  }

  private static boolean fillFromRows(HostColumns columns, Iterator<InternalRow> rows) {
    if (columns.host.length == 0) {
      columns.host = new int[ROWS];
      columns.arrivalUs = new long[ROWS];
      columns.function = new int[ROWS];
      columns.cpuTimeUs = new long[ROWS];
      columns.blockedUs = new long[ROWS];
    }
    columns.size = 0;
    while (columns.size < ROWS && rows.hasNext()) {
      InternalRow row = rows.next();
      columns.host[columns.size] = row.getInt(0);
      columns.arrivalUs[columns.size] = row.getLong(1);
      columns.function[columns.size] = row.getInt(2);
      columns.cpuTimeUs[columns.size] = row.getLong(3);
      columns.blockedUs[columns.size++] = row.isNullAt(4) ? 0 : row.getLong(4);
    }
    return columns.size > 0;
  }

  private static boolean fill(HourBlock block, Iterator<InternalRow> rows) {
    if (!rows.hasNext()) {
      return false;
    }
    InternalRow row = rows.next();
    block.host = row.getInt(0);
    block.hour = row.getInt(1);
    block.function = row.getInt(2);
    block.share = row.getInt(3);
    block.counts = row.getArray(4).toIntArray();
    return true;
  }
}
