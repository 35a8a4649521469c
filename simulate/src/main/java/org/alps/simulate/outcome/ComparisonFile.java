package org.alps.simulate.outcome;

import static org.alps.simulate.outcome.EvaluationColumns.CLASS;
import static org.alps.simulate.outcome.EvaluationColumns.FAIR;
import static org.alps.simulate.outcome.EvaluationColumns.GAP_CLOSED;
import static org.alps.simulate.outcome.EvaluationColumns.HARMED_INVOCATION_SHARE;
import static org.alps.simulate.outcome.EvaluationColumns.HARMED_SHARE;
import static org.alps.simulate.outcome.EvaluationColumns.HIGH;
import static org.alps.simulate.outcome.EvaluationColumns.LOW;
import static org.alps.simulate.outcome.EvaluationColumns.MAX_WAIT_RATIO;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_RATIO;
import static org.alps.simulate.outcome.EvaluationColumns.P99_RATIO;
import static org.alps.simulate.outcome.EvaluationColumns.POLICY;
import static org.alps.simulate.outcome.EvaluationColumns.SRPT_RATIO;
import static org.alps.simulate.outcome.EvaluationColumns.WORST_FUNCTION_RATIO;
import static org.alps.simulate.outcome.EvaluationColumns.WORST_FUNCTION_UID;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alps.simulate.outcome.Comparison.Estimate;

/** The rows of {@code comparisons.csv}; a figure that there is not is empty. */
final class ComparisonFile {
  private ComparisonFile() {}

  static void write(CsvWriter csv, List<Comparison> comparisons) {
    csv.writeRecord(POLICY, FAIR, CLASS, MEAN_RATIO, MEAN_RATIO + LOW, MEAN_RATIO + HIGH, SRPT_RATIO, SRPT_RATIO + LOW, SRPT_RATIO + HIGH,
        GAP_CLOSED, GAP_CLOSED + LOW, GAP_CLOSED + HIGH, P99_RATIO, MAX_WAIT_RATIO, HARMED_SHARE, HARMED_INVOCATION_SHARE, WORST_FUNCTION_UID,
        WORST_FUNCTION_RATIO);
    for (Comparison c : comparisons) {
      List<String> cells = new ArrayList<>(List.of(c.policy(), c.fair(), c.className()));
      add(cells, c.mean());
      add(cells, c.toOptimum());
      add(cells, c.gapClosed());
      cells.addAll(List.of(number(c.p99()), number(c.maxWait()), number(c.harm().share()), number(c.harm().invocationShare()),
          c.harm().worstUid(), number(c.harm().worstRatio())));
      csv.writeRecord(cells);
    }
  }

  private static void add(List<String> cells, Estimate estimate) {
    cells.add(estimate == null ? "" : number(estimate.value()));
    cells.add(estimate == null ? "" : estimate.interval().map(interval -> number(interval.low())).orElse(""));
    cells.add(estimate == null ? "" : estimate.interval().map(interval -> number(interval.high())).orElse(""));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4f", value);
  }
}
