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
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.Table;

/** A chart of the share of invocations that did no worse than x, one curve a policy, x logarithmic. */
final class CdfChart {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 340;
  /** A logarithmic axis holds no 0: a microsecond, or a slowdown of 1, is the least there is. */
  private static final double LEAST = 1;
  /** XChart labels evenly spaced data at the data, however dense; this moves a curve's foot by less than a tenth of a pixel. */
  private static final double UNEVEN = 2e-4;
  /** XChart labels no tick at the very edge of a plot, so the axes reach a little further than the data. */
  private static final double EDGE = 0.02;

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
    boolean duration = measure.equals(TURNAROUND_US);
    XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT)
        .xAxisTitle(duration ? "turnaround" : "slowdown (turnaround / time alone)")
        .yAxisTitle("share of invocations").build();
    AxesChartStyler styler = chart.getStyler();
    ChartImage.dress(styler);
    styler.setLegendPosition(LegendPosition.InsideSE);
    styler.setXAxisLogarithmic(true);
    styler.setXAxisLogarithmicDecadeOnly(true);
    styler.setXAxisTickLabelsFormattingFunction(duration ? LogAxis::duration : LogAxis::multiple);
    styler.setYAxisDecimalPattern("0 %");
    styler.setYAxisMin(-EDGE);
    styler.setYAxisMax(1 + EDGE);
    styler.setXAxisMin(least(cdf, className, measure) / (1 + EDGE));
    styler.setYAxisTickMarkSpacingHint(60);
    Comparator<String> broadFirst = Comparator.comparing(policy -> !PolicyStyle.of(policy).isCandidate());
    for (String policy : drawn.stream().sorted(broadFirst).toList()) {
      addCurve(chart, cdf, policy, className, measure, policies);
    }
    return chart;
  }

  private static void addCurve(XYChart chart, Table cdf, String policy, String className, String measure, List<String> policies) {
    Table points = points(cdf.where(cdf.stringColumn(POLICY).isEqualTo(policy)), className, measure);
    if (points.isEmpty()) {
      return;
    }
    Table curve = points.sortOn(FRACTION, VALUE);
    double[] values = curve.doubleColumn(VALUE).asDoubleArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(LEAST, values[i]);
    }
    double[] fractions = curve.doubleColumn(FRACTION).asDoubleArray();
    fractions[0] += UNEVEN;
    XYSeries series = chart.addSeries(PolicyStyle.words(policy), values, fractions);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(PolicyStyle.colour(policy, policies));
    series.setLineStyle(PolicyStyle.of(policy).stroke());
  }

  private static Table points(Table cdf, String className, String measure) {
    return cdf.where(cdf.stringColumn(CLASS).isEqualTo(className).and(cdf.stringColumn(MEASURE).isEqualTo(measure)));
  }

  private static double least(Table cdf, String className, String measure) {
    return Math.max(LEAST, points(cdf, className, measure).doubleColumn(VALUE).min());
  }
}
