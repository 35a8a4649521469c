package org.alps.export.report;

import static org.alps.simulate.outcome.EvaluationColumns.CLASS;
import static org.alps.simulate.outcome.EvaluationColumns.FRACTION;
import static org.alps.simulate.outcome.EvaluationColumns.MEASURE;
import static org.alps.simulate.outcome.EvaluationColumns.POLICY;
import static org.alps.simulate.outcome.EvaluationColumns.TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.VALUE;

import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.Table;

/** A chart of the share of invocations that did no worse than x, one curve a policy of an evaluation, x logarithmic. */
final class CdfChart {
  private CdfChart() {}

  /** Whether there is anything to draw. */
  static boolean canShow(Table cdf, String className, String measure) {
    return !points(cdf, className, measure).isEmpty();
  }

  /**
   * @param drawn the labels of the curves
   * @param policies all labels, by which colours are given
   */
  static XYChart of(Table cdf, List<String> drawn, List<String> policies, String className, String measure) {
    CurveChart chart = measure.equals(TURNAROUND_US) ? CurveChart.ofTurnarounds() : CurveChart.ofSlowdowns();
    Comparator<String> broadFirst = Comparator.comparing(policy -> !PolicyStyle.of(policy).isCandidate());
    for (String policy : drawn.stream().sorted(broadFirst).toList()) {
      Table points = points(cdf.where(cdf.stringColumn(POLICY).isEqualTo(policy)), className, measure);
      if (!points.isEmpty()) {
        Table curve = points.sortOn(FRACTION, VALUE);
        chart.add(PolicyStyle.words(policy), curve.doubleColumn(VALUE).asDoubleArray(), curve.doubleColumn(FRACTION).asDoubleArray(),
            PolicyStyle.colour(policy, policies), PolicyStyle.of(policy).stroke());
      }
    }
    return chart.chart();
  }

  private static Table points(Table cdf, String className, String measure) {
    return cdf.where(cdf.stringColumn(CLASS).isEqualTo(className).and(cdf.stringColumn(MEASURE).isEqualTo(measure)));
  }
}
