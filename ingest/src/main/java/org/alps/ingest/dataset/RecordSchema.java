package org.alps.ingest.dataset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alps.ingest.format.TraceSink;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The schema of staged records: one wide row for every kind of record a reader emits, between reading and placing. A row of counts spans
 * from {@code arrival_us}, the start of its first minute that has any, to {@code termination_us}, the end of the last.
 */
public final class RecordSchema {
  public static final String KIND = "kind";
  public static final String ORDINAL = "ordinal";
  public static final String INVOCATION = "invocation";
  public static final String HOUR_OF_COUNTS = "counts";
  public static final String SIZES = "sizes";
  public static final String MEMORY = "memory";
  public static final String TRIGGERED = "trigger";
  public static final String REJECTED = "rejected";
  /** The last record of a source: its {@code line} is how many rows were read, its {@code text} the SHA-256. */
  public static final String END = "end";

  public static final StructType SCHEMA =
      new StructType()
          .add(KIND, DataTypes.StringType)
          .add(ORDINAL, DataTypes.IntegerType)
          .add(Columns.LINE, DataTypes.LongType)
          .add(Columns.FUNCTION_UID, DataTypes.StringType)
          .add(Columns.ARRIVAL_US, DataTypes.LongType)
          .add(Columns.CPU_TIME_US, DataTypes.LongType)
          .add(Columns.TERMINATION_US, DataTypes.LongType)
          .add(Columns.BLOCKED_US, DataTypes.LongType)
          .add(Columns.HOST, DataTypes.StringType)
          .add(Columns.MEMORY_MB, DataTypes.LongType)
          .add(Columns.DAY, DataTypes.IntegerType)
          .add(Columns.HOUR, DataTypes.IntegerType)
          .add(Columns.COUNTS, DataTypes.createArrayType(DataTypes.IntegerType, false))
          .add(Columns.QUANTILES_US, DataTypes.createArrayType(DataTypes.LongType, false))
          .add(Columns.INVOCATIONS, DataTypes.LongType)
          .add(Columns.REASON, DataTypes.StringType)
          .add(Columns.TEXT, DataTypes.StringType);

  private static final int LINE = SCHEMA.fieldIndex(Columns.LINE);
  private static final int UID = SCHEMA.fieldIndex(Columns.FUNCTION_UID);
  private static final int ARRIVAL = SCHEMA.fieldIndex(Columns.ARRIVAL_US);
  private static final int CPU_TIME = SCHEMA.fieldIndex(Columns.CPU_TIME_US);
  private static final int TERMINATION = SCHEMA.fieldIndex(Columns.TERMINATION_US);
  private static final int BLOCKED = SCHEMA.fieldIndex(Columns.BLOCKED_US);
  private static final int HOST = SCHEMA.fieldIndex(Columns.HOST);
  private static final int MEMORY_MB = SCHEMA.fieldIndex(Columns.MEMORY_MB);
  private static final int DAY = SCHEMA.fieldIndex(Columns.DAY);
  private static final int HOUR = SCHEMA.fieldIndex(Columns.HOUR);
  private static final int COUNTS = SCHEMA.fieldIndex(Columns.COUNTS);
  private static final int QUANTILES = SCHEMA.fieldIndex(Columns.QUANTILES_US);
  private static final int INVOCATIONS = SCHEMA.fieldIndex(Columns.INVOCATIONS);
  private static final int REASON = SCHEMA.fieldIndex(Columns.REASON);
  private static final int TEXT = SCHEMA.fieldIndex(Columns.TEXT);
  /** 142 years: no arrival or size beyond it can be simulated, and sums of such sizes would leave int64. */
  private static final long LIMIT_US = Long.MAX_VALUE >> 11;
  /** No policy table holds a longer name. */
  private static final int LONGEST_UID_BYTES = 65_535;
  private static final long MINUTE_US = 60_000_000L;

  private RecordSchema() {}

  /** The rows read of a source, from its closing row. */
  public static long rowsRead(Row end) {
    return end.getAs(Columns.LINE);
  }

  /** The SHA-256 of a source, from its closing row. */
  public static String sha256(Row end) {
    return end.getAs(Columns.TEXT);
  }

  /** A sink that turns what a reader emits for one source row into staged rows. */
  public static final class Rows implements TraceSink {
    private final int ordinal;
    private final List<Object[]> rows = new ArrayList<>();
    private String rejection;

    /** @param ordinal the source's place in reading order */
    public Rows(int ordinal) {
      this.ordinal = ordinal;
    }

    /** Takes the staged rows of the source row at {@code line}: its records, or its rejection alone. */
    public List<Row> take(long line, String text) {
      if (rejection != null) {
        rows.clear();
        Object[] row = add(REJECTED);
        row[REASON] = rejection;
        row[TEXT] = text;
        rejection = null;
      }
      List<Row> taken = new ArrayList<>(rows.size());
      for (Object[] values : rows) {
        values[LINE] = line;
        taken.add(RowFactory.create(values));
      }
      rows.clear();
      return taken;
    }

    /** The closing row of a source. */
    public Row end(long rowsRead, String sha256) {
      Object[] row = add(END);
      row[TEXT] = sha256;
      return take(rowsRead, null).get(0);
    }

    @Override
    public void invocation(
        String functionUid, long arrivalUs, long cpuTimeUs, long terminationUs, long blockedUs, String host, long memoryMb) {
      if (isTooLong(functionUid)) {
        return;
      }
      if (arrivalUs < -LIMIT_US || arrivalUs > LIMIT_US || cpuTimeUs > LIMIT_US) {
        reject("time-beyond-limit");
        return;
      }
      Object[] row = add(INVOCATION);
      row[UID] = functionUid;
      row[ARRIVAL] = arrivalUs;
      row[CPU_TIME] = cpuTimeUs;
      row[TERMINATION] = known(terminationUs);
      row[BLOCKED] = known(blockedUs);
      row[HOST] = host;
      row[MEMORY_MB] = known(memoryMb);
      row[INVOCATIONS] = 1L;
    }

    @Override
    public void counts(String functionUid, int day, int hour, int[] counts) {
      if (isTooLong(functionUid)) {
        return;
      }
      int first = 0;
      while (counts[first] == 0) {
        first++;
      }
      int end = counts.length;
      while (counts[end - 1] == 0) {
        end--;
      }
      long hourUs = (day * 24L + hour) * 60 * MINUTE_US;
      Object[] row = add(HOUR_OF_COUNTS);
      row[UID] = functionUid;
      row[ARRIVAL] = hourUs + first * MINUTE_US;
      row[TERMINATION] = hourUs + end * MINUTE_US;
      row[DAY] = day;
      row[HOUR] = hour;
      row[COUNTS] = counts.clone();
      row[INVOCATIONS] = Arrays.stream(counts).asLongStream().sum();
    }

    @Override
    public void sizes(String functionUid, int day, SizeDistribution sizes) {
      Object[] row = add(SIZES);
      row[UID] = functionUid;
      row[DAY] = day;
      row[QUANTILES] = sizes.quantilesUs();
    }

    @Override
    public void memory(String functionUidOrApp, long memoryMb) {
      Object[] row = add(MEMORY);
      row[UID] = functionUidOrApp;
      row[MEMORY_MB] = memoryMb;
    }

    @Override
    public void trigger(String functionUid, String trigger) {
      Object[] row = add(TRIGGERED);
      row[UID] = functionUid;
      row[TEXT] = trigger;
    }

    @Override
    public void reject(String reason) {
      rejection = reason;
    }

    private boolean isTooLong(String functionUid) {
      boolean tooLong = functionUid.length() > LONGEST_UID_BYTES / 3
          && functionUid.getBytes(StandardCharsets.UTF_8).length > LONGEST_UID_BYTES;
      if (tooLong) {
        reject("function-too-long");
      }
      return tooLong;
    }

    private static Long known(long value) {
      return value == UNKNOWN ? null : value;
    }

    private Object[] add(String kind) {
      Object[] row = new Object[SCHEMA.size()];
      row[0] = kind;
      row[1] = ordinal;
      rows.add(row);
      return row;
    }
  }
}
