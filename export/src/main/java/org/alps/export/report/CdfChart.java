package org.alps.export.report;

import static org.alps.export.report.EvaluationColumns.CLASS;
import static org.alps.export.report.EvaluationColumns.FRACTION;
import static org.alps.export.report.EvaluationColumns.MEASURE;
import static org.alps.export.report.EvaluationColumns.POLICY;
import static org.alps.export.report.EvaluationColumns.TURNAROUND_US;
import static org.alps.export.report.EvaluationColumns.VALUE;

import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.Table;

/** A chart of the share of invocations that did no worse than x, one curve a policy, x logarithmic. */
final class CdfChart {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 340;
  /** A logarithmic axis holds no 0: a microsecond, or a slowdown of 1, is the least there is. */
  private static final double LEAST = 1;

  private CdfChart() {}

  static XYChart of(Table cdf, List<String> policies, String className, String measure) {
    boolean duration = measure.equals(TURNAROUND_US);
    XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT)
        .xAxisTitle(duration ? "turnaround" : "slowdown (turnaround / CPU time)")
        .yAxisTitle("share of invocations").build();
    AxesChartStyler styler = chart.getStyler();
    ChartImage.dress(styler);
    styler.setXAxisLogarithmic(true);
    styler.setXAxisLogarithmicDecadeOnly(true);
    styler.setXAxisTickLabelsFormattingFunction(duration ? LogAxis::duration : LogAxis::multiple);
    styler.setYAxisTickLabelsFormattingFunction(Figures::wholeShare);
    styler.setYAxisMin(0.0);
    styler.setYAxisMax(1.0);
    styler.setYAxisTickMarkSpacingHint(40);
    for (String policy : policies) {
      addCurve(chart, cdf, policy, className, measure, policies);
    }
    return chart;
  }

  private static void addCurve(XYChart chart, Table cdf, String policy, String className, String measure, List<String> policies) {
    Table points = cdf.where(cdf.stringColumn(POLICY).isEqualTo(policy)
        .and(cdf.stringColumn(CLASS).isEqualTo(className))
        .and(cdf.stringColumn(MEASURE).isEqualTo(measure)));
    if (points.isEmpty()) {
      return;
    }
    Table curve = points.sortOn(FRACTION, VALUE);
    double[] values = curve.doubleColumn(VALUE).asDoubleArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(LEAST, values[i]);
    }
    XYSeries series = chart.addSeries(PolicyStyle.words(policy), values, curve.doubleColumn(FRACTION).asDoubleArray());
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(PolicyStyle.colour(policy, policies));
    series.setLineStyle(PolicyStyle.of(policy).stroke());
  }
}
