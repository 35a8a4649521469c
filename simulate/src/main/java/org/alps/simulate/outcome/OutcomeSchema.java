package org.alps.simulate.outcome;

import java.util.ArrayList;
import java.util.List;
import org.alps.ingest.dataset.Columns;
import org.alps.simulate.profile.LogHistogram;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The schema of what policies did on single hosts under single seeds (units): rows of classes of functions, with histograms, and rows of functions, without. Sums are
 * microseconds; a row of one kind leaves the columns of the other null.
 */
public final class OutcomeSchema {
  public static final String KIND = "kind";
  public static final String OF_CLASS = "class";
  public static final String OF_FUNCTION = "function";
  public static final String POLICY = "policy";
  public static final String SEED = "seed";
  public static final String CLASS_INDEX = "class_index";
  public static final String COUNT = "count";
  public static final String TURNAROUND_US = "turnaround_us";
  public static final String CPU_TIME_US = Columns.CPU_TIME_US;
  public static final String WAIT_US = "wait_us";
  public static final String PREEMPTIONS = "preemptions";
  public static final String SLOWDOWN_SUM = "slowdown_sum";
  public static final String MAX_WAIT_US = "max_wait_us";

  public static final String TURNAROUND_BINS = "turnaround_bins";
  public static final String TURNAROUND_COUNTS = "turnaround_counts";
  public static final String SLOWDOWN_BINS = "slowdown_bins";
  public static final String SLOWDOWN_COUNTS = "slowdown_counts";

  public static final StructType SCHEMA =
      new StructType()
          .add(KIND, DataTypes.StringType, false)
          .add(POLICY, DataTypes.IntegerType, false)
          .add(Columns.HOST, DataTypes.IntegerType, false)
          .add(SEED, DataTypes.IntegerType, false)
          .add(CLASS_INDEX, DataTypes.IntegerType)
          .add(Columns.FUNCTION_INDEX, DataTypes.IntegerType)
          .add(COUNT, DataTypes.LongType, false)
          .add(TURNAROUND_US, DataTypes.LongType, false)
          .add(CPU_TIME_US, DataTypes.LongType, false)
          .add(WAIT_US, DataTypes.LongType)
          .add(PREEMPTIONS, DataTypes.LongType, false)
          .add(SLOWDOWN_SUM, DataTypes.DoubleType, false)
          .add(MAX_WAIT_US, DataTypes.LongType, false)
          .add(TURNAROUND_BINS, DataTypes.createArrayType(DataTypes.IntegerType, false))
          .add(TURNAROUND_COUNTS, DataTypes.createArrayType(DataTypes.LongType, false))
          .add(SLOWDOWN_BINS, DataTypes.createArrayType(DataTypes.IntegerType, false))
          .add(SLOWDOWN_COUNTS, DataTypes.createArrayType(DataTypes.LongType, false));

  private OutcomeSchema() {}

  /**
   * The rows of one policy on one host under one seed; functions that were not invoked have none.
   *
   * @param seed the seed's place among those that were asked for, from 0
   */
  public static List<Row> rows(int policy, int host, int seed, OutcomeSink sink, int classes) {
    List<Row> rows = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      ClassOutcome o = sink.outcome(c);
      rows.add(RowFactory.create(OF_CLASS, policy, host, seed, c, null, o.count(), o.turnaroundUs(), o.cpuTimeUs(), o.waitUs(), o.preemptions(),
          o.slowdownSum(), o.maxWaitUs(), o.turnarounds().bins(), o.turnarounds().counts(), o.slowdowns().bins(), o.slowdowns().counts()));
    }
    FunctionOutcomes f = sink.functions();
    for (int i = 0; i < f.size(); i++) {
      if (f.count(i) > 0) {
        rows.add(RowFactory.create(OF_FUNCTION, policy, host, seed, null, i, f.count(i), f.turnaroundUs(i), f.cpuTimeUs(i), null, f.preemptions(i),
            f.slowdownSum(i), f.maxWaitUs(i), null, null, null, null));
      }
    }
    return rows;
  }

  /** The outcome that a row of a class holds. */
  public static ClassOutcome classOutcome(Row row) {
    return new ClassOutcome(
        row.getAs(COUNT), row.getAs(TURNAROUND_US), row.getAs(CPU_TIME_US), row.getAs(WAIT_US), row.getAs(PREEMPTIONS), row.getAs(SLOWDOWN_SUM),
        row.getAs(MAX_WAIT_US), histogram(row, TURNAROUND_BINS, TURNAROUND_COUNTS), histogram(row, SLOWDOWN_BINS, SLOWDOWN_COUNTS));
  }

  private static LogHistogram histogram(Row row, String binsColumn, String countsColumn) {
    int[] bins = row.<Integer>getList(row.fieldIndex(binsColumn)).stream().mapToInt(Integer::intValue).toArray();
    long[] counts = row.<Long>getList(row.fieldIndex(countsColumn)).stream().mapToLong(Long::longValue).toArray();
    return LogHistogram.of(LogHistogram.OUTCOME_BITS, bins, counts);
  }
}
