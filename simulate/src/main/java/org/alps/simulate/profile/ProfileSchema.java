package org.alps.simulate.profile;

import java.util.Arrays;
import org.alps.ingest.dataset.Columns;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The schema of the profile dataset: one row a function and window, all hosts together. See {@link FunctionProfile} for units. */
public final class ProfileSchema {
  public static final String WINDOW_START_US = "window_start_us";
  public static final String COUNT = "count";
  public static final String FIRST_WAIT_US = "first_wait_us";
  public static final String WAIT_US = "wait_us";
  public static final String TURNAROUND_US = "turnaround_us";
  public static final String PREEMPTIONS = "preemptions";
  public static final String CPU_TIME_US = Columns.CPU_TIME_US;
  public static final String SLICE_SQUARE_SUM_US2 = "slice_square_sum_us2";
  public static final String CPU_TIME_BINS = "cpu_time_bins";
  public static final String CPU_TIME_COUNTS = "cpu_time_counts";
  public static final String SLICE_BINS = "slice_bins";
  public static final String SLICE_COUNTS = "slice_counts";

  public static final StructType SCHEMA =
      new StructType()
          .add(Columns.FUNCTION_UID, DataTypes.StringType, false)
          .add(WINDOW_START_US, DataTypes.LongType, false)
          .add(COUNT, DataTypes.LongType, false)
          .add(FIRST_WAIT_US, DataTypes.LongType, false)
          .add(WAIT_US, DataTypes.LongType, false)
          .add(TURNAROUND_US, DataTypes.LongType, false)
          .add(PREEMPTIONS, DataTypes.LongType, false)
          .add(CPU_TIME_US, DataTypes.LongType, false)
          .add(SLICE_SQUARE_SUM_US2, DataTypes.DoubleType, false)
          .add(CPU_TIME_BINS, DataTypes.createArrayType(DataTypes.IntegerType, false), false)
          .add(CPU_TIME_COUNTS, DataTypes.createArrayType(DataTypes.LongType, false), false)
          .add(SLICE_BINS, DataTypes.createArrayType(DataTypes.IntegerType, false), false)
          .add(SLICE_COUNTS, DataTypes.createArrayType(DataTypes.LongType, false), false);

  private ProfileSchema() {}

  /** The row of a profile, and behind it what else a caller's schema has. */
  public static Row row(FunctionProfile profile, Object... more) {
    Object[] values = {
      profile.functionUid(), profile.windowStartUs(), profile.count(), profile.firstWaitUs(), profile.waitUs(), profile.turnaroundUs(),
      profile.preemptions(), profile.cpuTimeUs(), profile.sliceSquareSum(), profile.cpuTimes().bins(), profile.cpuTimes().counts(),
      profile.slices().bins(), profile.slices().counts()
    };
    Object[] all = Arrays.copyOf(values, values.length + more.length);
    System.arraycopy(more, 0, all, values.length, more.length);
    return RowFactory.create(all);
  }

  /** The profile of a row of this schema. */
  public static FunctionProfile profile(Row row) {
    return profile(row.getString(0), row, 1);
  }

  /** The profile of a function whose {@code window_start_us} stands at {@code at}, the other columns behind it. */
  public static FunctionProfile profile(String functionUid, Row row, int at) {
    return new FunctionProfile(
        functionUid, row.getLong(at), row.getLong(at + 1), row.getLong(at + 2), row.getLong(at + 3), row.getLong(at + 4),
        row.getLong(at + 5), row.getLong(at + 6), row.getDouble(at + 7), histogram(row, at + 8), histogram(row, at + 10));
  }

  private static LogHistogram histogram(Row row, int at) {
    int[] bins = row.<Integer>getList(at).stream().mapToInt(Integer::intValue).toArray();
    long[] counts = row.<Long>getList(at + 1).stream().mapToLong(Long::longValue).toArray();
    return LogHistogram.of(LogHistogram.PROFILE_BITS, bins, counts);
  }
}
