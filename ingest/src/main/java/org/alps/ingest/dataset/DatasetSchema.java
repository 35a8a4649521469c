package org.alps.ingest.dataset;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The schema of ALPS's canonical dataset, one folder of Parquet files for each table; the ingest README is its spec. */
public final class DatasetSchema {
  /** Folder names. */
  public static final String FUNCTIONS_DIR = "functions";
  public static final String SIZES_DIR = "sizes";
  public static final String INVOCATIONS_DIR = "invocations";
  public static final String COUNTS_DIR = "counts";
  public static final String HOSTS_DIR = "hosts";
  public static final String REJECTED_DIR = "rejected";
  public static final String MANIFEST = "manifest.json";

  /** One row a function, by {@code function_index}, which is the rank of its UID in string order. */
  public static final StructType FUNCTIONS =
      new StructType()
          .add(Columns.FUNCTION_INDEX, DataTypes.IntegerType, false)
          .add(Columns.FUNCTION_UID, DataTypes.StringType, false)
          .add(Columns.INVOCATIONS, DataTypes.LongType, false)
          .add(Columns.WORK_US, DataTypes.DoubleType, false)
          .add(Columns.MEMORY_MB, DataTypes.LongType)
          .add(Columns.TRIGGER, DataTypes.StringType);

  /** Exact traces: one row an invocation, sorted by host, then arrival, then function, then size. */
  public static final StructType INVOCATIONS =
      new StructType()
          .add(Columns.HOST, DataTypes.IntegerType, false)
          .add(Columns.ARRIVAL_US, DataTypes.LongType, false)
          .add(Columns.FUNCTION_INDEX, DataTypes.IntegerType, false)
          .add(Columns.CPU_TIME_US, DataTypes.LongType, false)
          .add(Columns.TERMINATION_US, DataTypes.LongType)
          .add(Columns.BLOCKED_US, DataTypes.LongType)
          .add(Columns.MEMORY_MB, DataTypes.LongType);

  /** Traces of counts: one row a host, hour and function's share there, sorted by these; {@code counts} has one number a minute. */
  public static final StructType COUNTS =
      new StructType()
          .add(Columns.HOST, DataTypes.IntegerType, false)
          .add(Columns.HOUR, DataTypes.IntegerType, false)
          .add(Columns.FUNCTION_INDEX, DataTypes.IntegerType, false)
          .add(Columns.SHARE, DataTypes.IntegerType, false)
          .add(Columns.COUNTS, DataTypes.createArrayType(DataTypes.IntegerType, false), false);

  /** Traces of counts: a function's size distribution from a day on. */
  public static final StructType SIZES =
      new StructType()
          .add(Columns.FUNCTION_INDEX, DataTypes.IntegerType, false)
          .add(Columns.DAY, DataTypes.IntegerType, false)
          .add(Columns.QUANTILES_US, DataTypes.createArrayType(DataTypes.LongType, false), false);

  /** One row a host. */
  public static final StructType HOSTS =
      new StructType()
          .add(Columns.HOST, DataTypes.IntegerType, false)
          .add(Columns.HOST_NAME, DataTypes.StringType)
          .add(Columns.WORK_US, DataTypes.DoubleType, false);

  /** The quarantine: one row a refused source row. */
  public static final StructType REJECTED =
      new StructType()
          .add(Columns.SOURCE, DataTypes.StringType, false)
          .add(Columns.LINE, DataTypes.LongType, false)
          .add(Columns.REASON, DataTypes.StringType, false)
          .add(Columns.TEXT, DataTypes.StringType);

  private DatasetSchema() {}
}
