package org.alps.simulate.outcome;

/** The one place that spells the names of an evaluation's files, columns and fixed values. */
public final class EvaluationColumns {
  public static final String MANIFEST_FILE = "manifest.json";
  public static final String MEASURES_FILE = "measures.csv";
  public static final String CDF_FILE = "cdf.csv";
  public static final String FUNCTIONS_FILE = "functions.csv";
  public static final String COMPARISONS_FILE = "comparisons.csv";

  public static final String POLICY = "policy";
  public static final String CLASS = "class";
  public static final String INVOCATIONS = "invocations";
  public static final String MEAN_TURNAROUND_US = "mean_turnaround_us";
  public static final String P50_TURNAROUND_US = "p50_turnaround_us";
  public static final String P90_TURNAROUND_US = "p90_turnaround_us";
  public static final String P99_TURNAROUND_US = "p99_turnaround_us";
  public static final String P999_TURNAROUND_US = "p999_turnaround_us";
  public static final String MEAN_SLOWDOWN = "mean_slowdown";
  public static final String P50_SLOWDOWN = "p50_slowdown";
  public static final String P90_SLOWDOWN = "p90_slowdown";
  public static final String P99_SLOWDOWN = "p99_slowdown";
  public static final String P999_SLOWDOWN = "p999_slowdown";
  public static final String MEAN_WAIT_US = "mean_wait_us";
  public static final String MAX_WAIT_US = "max_wait_us";
  public static final String PREEMPTIONS = "preemptions";
  public static final String SWITCHES = "switches";

  public static final String MEASURE = "measure";
  public static final String VALUE = "value";
  public static final String FRACTION = "fraction";

  public static final String FUNCTION_UID = "function_uid";
  public static final String MEAN_CPU_TIME_US = "mean_cpu_time_us";

  public static final String FAIR = "fair";
  public static final String MEAN_RATIO = "mean_ratio";
  public static final String SRPT_RATIO = "srpt_ratio";
  public static final String GAP_CLOSED = "gap_closed";
  /** Behind the name of an estimate, the ends of its interval. */
  public static final String LOW = "_low";
  public static final String HIGH = "_high";
  public static final String P99_RATIO = "p99_ratio";
  public static final String MAX_WAIT_RATIO = "max_wait_ratio";
  public static final String HARMED_SHARE = "harmed_share";
  public static final String HARMED_INVOCATION_SHARE = "harmed_invocation_share";
  public static final String WORST_FUNCTION_UID = "worst_function_uid";
  public static final String WORST_FUNCTION_RATIO = "worst_function_ratio";

  public static final String ALL = "all";
  public static final String SHORT = "short";
  public static final String LONG = "long";
  public static final String TURNAROUND_US = "turnaround_us";
  public static final String SLOWDOWN = "slowdown";

  private EvaluationColumns() {}
}
