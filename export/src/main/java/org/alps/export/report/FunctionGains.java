package org.alps.export.report;

import static org.alps.simulate.outcome.EvaluationColumns.CLASS;
import static org.alps.simulate.outcome.EvaluationColumns.FUNCTION_UID;
import static org.alps.simulate.outcome.EvaluationColumns.INVOCATIONS;
import static org.alps.simulate.outcome.EvaluationColumns.MAX_WAIT_US;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.POLICY;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** What one policy did to each function beside fair sharing: a Tablesaw view with a row for each function that both ran. */
final class FunctionGains {
  /** The ratio to fair sharing's mean turnaround above which a function counts as harmed. */
  static final double HARMED = 1.1;

  static final String FAIR_TURNAROUND_US = "fair_mean_turnaround_us";
  static final String FAIR_SLOWDOWN = "fair_mean_slowdown";
  static final String FAIR_MAX_WAIT_US = "fair_max_wait_us";
  static final String RATIO = "ratio";

  private final Table table;

  private FunctionGains(Table table) {
    this.table = table;
  }

  static FunctionGains of(Table functions, String fair, String subject) {
    Table base = functions.where(functions.stringColumn(POLICY).isEqualTo(fair))
        .selectColumns(FUNCTION_UID, CLASS, MEAN_TURNAROUND_US, MEAN_SLOWDOWN, MAX_WAIT_US);
    base.column(MEAN_TURNAROUND_US).setName(FAIR_TURNAROUND_US);
    base.column(MEAN_SLOWDOWN).setName(FAIR_SLOWDOWN);
    base.column(MAX_WAIT_US).setName(FAIR_MAX_WAIT_US);
    Table joined = functions.where(functions.stringColumn(POLICY).isEqualTo(subject)).joinOn(FUNCTION_UID, CLASS).with(base).join();
    DoubleColumn ratio = joined.doubleColumn(MEAN_TURNAROUND_US).divide(joined.doubleColumn(FAIR_TURNAROUND_US)).setName(RATIO);
    return new FunctionGains(joined.addColumns(ratio));
  }

  Table table() {
    return table;
  }

  int count() {
    return table.rowCount();
  }

  /** The rows of harmed functions. */
  Table harmed() {
    return table.where(table.doubleColumn(RATIO).isGreaterThan(HARMED));
  }

  /** The share of functions that are harmed; NaN where there are none at all. */
  double harmedShare() {
    return (double) harmed().rowCount() / count();
  }

  /** The share of invocations that belong to harmed functions. */
  double harmedInvocationShare() {
    return harmed().doubleColumn(INVOCATIONS).sum() / table.doubleColumn(INVOCATIONS).sum();
  }

  /** The functions with the most invocations, ties by UID. */
  Table mostInvoked(int limit) {
    return first(table, limit, INVOCATIONS);
  }

  /** The harmed functions, worst first, ties by UID. */
  Table mostHarmed(int limit) {
    return first(harmed(), limit, RATIO);
  }

  private static Table first(Table rows, int limit, String column) {
    Table sorted = rows.sortOn("-" + column, FUNCTION_UID, CLASS);
    return sorted.first(Math.min(limit, sorted.rowCount()));
  }
}
