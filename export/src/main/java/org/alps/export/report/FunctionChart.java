package org.alps.export.report;

import static org.alps.simulate.outcome.EvaluationColumns.MEAN_CPU_TIME_US;

import java.awt.Color;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.Table;

/** A chart of who gains and who is harmed: a dot for each function, its mean turnaround beside fair sharing's over its mean CPU time. */
final class FunctionChart {
  private static final int WIDTH = 1140;
  private static final int HEIGHT = 400;
  private static final double LEAST_US = 1;
  private static final double LEAST_RATIO = 1e-3;
  private static final double TOP_RATIO = 2;
  private static final double MARGIN = 1.25;
  /** Dots from which they are drawn smaller and paler, so that their density still shows. */
  private static final int CROWD = 5000;
  private static final int OPACITY = 120;
  private static final int CROWD_OPACITY = 40;

  private FunctionChart() {}

  static XYChart of(FunctionGains gains) {
    XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT)
        .xAxisTitle("mean CPU time of the function").yAxisTitle("mean turnaround / fair sharing's").build();
    AxesChartStyler styler = chart.getStyler();
    ChartImage.dress(styler);
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    styler.setXAxisLogarithmic(true);
    styler.setXAxisLogarithmicDecadeOnly(true);
    styler.setXAxisTickLabelsFormattingFunction(LogAxis::duration);
    styler.setYAxisLogarithmic(true);
    styler.setYAxisLogarithmicDecadeOnly(false);
    styler.setYAxisTickLabelsFormattingFunction(LogAxis::sparse);
    styler.setMarkerSize(gains.count() > CROWD ? 3 : 5);
    styler.setXAxisMin(Math.max(LEAST_US, gains.table().doubleColumn(MEAN_CPU_TIME_US).min()) / MARGIN);
    styler.setXAxisMax(Math.max(LEAST_US, gains.table().doubleColumn(MEAN_CPU_TIME_US).max()) * MARGIN);
    styler.setYAxisMin(Math.max(LEAST_RATIO, gains.table().doubleColumn(FunctionGains.RATIO).min()) / MARGIN);
    styler.setYAxisMax(Math.max(TOP_RATIO, gains.table().doubleColumn(FunctionGains.RATIO).max()) * MARGIN);
    styler.setLegendPosition(LegendPosition.InsideNW);
    styler.setLegendLayout(LegendLayout.Horizontal);
    Table all = gains.table();
    var ratio = all.doubleColumn(FunctionGains.RATIO);
    addDots(chart, "gains", all.where(ratio.isLessThan(1)), new Color(0x1456b8));
    addDots(chart, "up to 1.1×", all.where(ratio.isBetweenInclusive(1, FunctionGains.HARMED)), new Color(0x9ca3af));
    addDots(chart, "harmed (above 1.1×)", gains.harmed(), new Color(0xb4233c));
    chart.addAnnotation(new AnnotationLine(1, false, false));
    return chart;
  }

  private static void addDots(XYChart chart, String name, Table rows, Color colour) {
    if (rows.isEmpty()) {
      return;
    }
    double[] x = rows.doubleColumn(MEAN_CPU_TIME_US).asDoubleArray();
    double[] y = rows.doubleColumn(FunctionGains.RATIO).asDoubleArray();
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.max(LEAST_US, x[i]);
      y[i] = Math.max(LEAST_RATIO, y[i]);
    }
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.CIRCLE);
    int opacity = rows.rowCount() > CROWD ? CROWD_OPACITY : OPACITY;
    series.setMarkerColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), opacity));
  }
}
