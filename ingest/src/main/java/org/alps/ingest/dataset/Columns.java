package org.alps.ingest.dataset;

/** The one place that spells the column names of ALPS's Parquet datasets; the ingest README says what each holds. */
public final class Columns {
  public static final String HOST = "host";
  public static final String FUNCTION_INDEX = "function_index";
  public static final String FUNCTION_UID = "function_uid";
  public static final String ARRIVAL_US = "arrival_us";
  public static final String TERMINATION_US = "termination_us";
  public static final String CPU_TIME_US = "cpu_time_us";
  public static final String BLOCKED_US = "blocked_us";
  public static final String MEMORY_MB = "memory_mb";
  public static final String TRIGGER = "trigger";
  public static final String INVOCATIONS = "invocations";
  public static final String WORK_US = "work_us";
  public static final String DAY = "day";
  public static final String HOUR = "hour";
  public static final String HOST_NAME = "host_name";
  public static final String SHARE = "share";
  public static final String COUNTS = "counts";
  public static final String QUANTILES_US = "quantiles_us";
  public static final String SOURCE = "source";
  public static final String LINE = "line";
  public static final String REASON = "reason";
  public static final String TEXT = "text";

  private Columns() {}
}
