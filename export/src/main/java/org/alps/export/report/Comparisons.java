package org.alps.export.report;

import static org.alps.simulate.outcome.EvaluationColumns.CLASS;
import static org.alps.simulate.outcome.EvaluationColumns.FAIR;
import static org.alps.simulate.outcome.EvaluationColumns.GAP_CLOSED;
import static org.alps.simulate.outcome.EvaluationColumns.HIGH;
import static org.alps.simulate.outcome.EvaluationColumns.LOW;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_RATIO;
import static org.alps.simulate.outcome.EvaluationColumns.POLICY;
import static org.alps.simulate.outcome.EvaluationColumns.SRPT_RATIO;
import static org.alps.simulate.outcome.EvaluationColumns.WORST_FUNCTION_UID;

import java.util.OptionalInt;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/** How each policy did beside each fair one, by class of function. What was not compared is NaN, or empty text. */
final class Comparisons {
  private final Table table;

  Comparisons(Table table) {
    this.table = table;
  }

  /** Mean turnaround as a multiple of the fair policy's. */
  Interval mean(String policy, String fair, String className) {
    return interval(policy, fair, className, MEAN_RATIO, MEAN_RATIO + LOW, MEAN_RATIO + HIGH);
  }

  /** Mean turnaround as a multiple of SRPT's. */
  Interval toSrpt(String policy, String fair, String className) {
    return interval(policy, fair, className, SRPT_RATIO, SRPT_RATIO + LOW, SRPT_RATIO + HIGH);
  }

  /** (fair - policy) / (fair - SRPT) on mean turnaround. */
  Interval gapClosed(String policy, String fair, String className) {
    return interval(policy, fair, className, GAP_CLOSED, GAP_CLOSED + LOW, GAP_CLOSED + HIGH);
  }

  /** The figure in a column of {@code comparisons.csv}. */
  double value(String policy, String fair, String className, String column) {
    OptionalInt row = row(policy, fair, className);
    return row.isPresent() ? table.doubleColumn(column).getDouble(row.getAsInt()) : Double.NaN;
  }

  /** The function whose mean turnaround grew most; empty where there is none. */
  String worstFunction(String policy, String fair, String className) {
    OptionalInt row = row(policy, fair, className);
    return row.isPresent() ? table.stringColumn(WORST_FUNCTION_UID).get(row.getAsInt()) : "";
  }

  private Interval interval(String policy, String fair, String className, String column, String low, String high) {
    return new Interval(value(policy, fair, className, column), value(policy, fair, className, low), value(policy, fair, className, high));
  }

  private OptionalInt row(String policy, String fair, String className) {
    Selection rows = table.stringColumn(POLICY).isEqualTo(policy).and(table.stringColumn(FAIR).isEqualTo(fair))
        .and(table.stringColumn(CLASS).isEqualTo(className));
    return rows.isEmpty() ? OptionalInt.empty() : OptionalInt.of(rows.get(0));
  }
}
