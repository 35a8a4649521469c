package org.alps.export.report;

/** The one place that spells the names of an evaluation's files, columns and fixed values. */
final class EvaluationColumns {
  static final String MANIFEST_FILE = "manifest.json";
  static final String MEASURES_FILE = "measures.csv";
  static final String CDF_FILE = "cdf.csv";
  static final String FUNCTIONS_FILE = "functions.csv";

  static final String POLICY = "policy";
  static final String CLASS = "class";
  static final String INVOCATIONS = "invocations";
  static final String MEAN_TURNAROUND_US = "mean_turnaround_us";
  static final String P50_TURNAROUND_US = "p50_turnaround_us";
  static final String P90_TURNAROUND_US = "p90_turnaround_us";
  static final String P99_TURNAROUND_US = "p99_turnaround_us";
  static final String P999_TURNAROUND_US = "p999_turnaround_us";
  static final String MEAN_SLOWDOWN = "mean_slowdown";
  static final String P50_SLOWDOWN = "p50_slowdown";
  static final String P99_SLOWDOWN = "p99_slowdown";
  static final String MEAN_WAIT_US = "mean_wait_us";
  static final String MAX_WAIT_US = "max_wait_us";
  static final String PREEMPTIONS = "preemptions";

  static final String MEASURE = "measure";
  static final String VALUE = "value";
  static final String FRACTION = "fraction";

  static final String FUNCTION_UID = "function_uid";
  static final String MEAN_CPU_TIME_US = "mean_cpu_time_us";

  static final String ALL = "all";
  static final String SHORT = "short";
  static final String LONG = "long";
  static final String TURNAROUND_US = "turnaround_us";
  static final String SLOWDOWN = "slowdown";

  private EvaluationColumns() {}
}
