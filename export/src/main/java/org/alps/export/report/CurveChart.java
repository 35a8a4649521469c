package org.alps.export.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.function.DoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A chart that is being drawn of the share of invocations that did no worse than x: curves over a logarithmic axis. */
public final class CurveChart {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 340;
  /** A logarithmic axis holds no 0: a microsecond, or a slowdown of 1, is the least there is. */
  private static final double LEAST = 1;
  /** XChart labels evenly spaced data at the data, however dense; this moves a curve's foot by less than a tenth of a pixel. */
  private static final double UNEVEN = 2e-4;
  /** XChart labels no tick at the very edge of a plot, so the axes reach a little further than the data. */
  private static final double EDGE = 0.02;
  /** An axis that spans less than this factor has labels between powers of ten, too. */
  private static final double NARROW = 200;
  private static final int DOT = 4;

  private final XYChart chart;
  private final DoubleFunction<String> labels;
  private double least = Double.POSITIVE_INFINITY;
  private double most = LEAST;

  private CurveChart(String axis, DoubleFunction<String> labels) {
    this.labels = labels;
    chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).xAxisTitle(axis).yAxisTitle("share of invocations").build();
    AxesChartStyler styler = chart.getStyler();
    ChartImage.dress(styler);
    styler.setLegendPosition(LegendPosition.InsideSE);
    styler.setXAxisLogarithmic(true);
    styler.setXAxisLogarithmicDecadeOnly(true);
    styler.setXAxisTickLabelsFormattingFunction(labels::apply);
    styler.setYAxisDecimalPattern("0 %");
    styler.setYAxisMin(-EDGE);
    styler.setYAxisMax(1 + EDGE);
    styler.setYAxisTickMarkSpacingHint(60);
    styler.setMarkerSize(DOT);
  }

  /** An empty chart of turnarounds in microseconds. */
  public static CurveChart ofTurnarounds() {
    return new CurveChart("turnaround", LogAxis::duration);
  }

  /** An empty chart of slowdowns. */
  static CurveChart ofSlowdowns() {
    return new CurveChart("slowdown (turnaround / time alone)", LogAxis::multiple);
  }

  /**
   * Adds a curve, over those that are there.
   *
   * @param name in the legend; of no other curve
   * @param values ascending, at least one; below 1 they are drawn at 1
   * @param shares of invocations that did no worse, from 0 to 1
   */
  public void add(String name, double[] values, double[] shares, Color colour, BasicStroke stroke) {
    addCurve(name, values, shares, colour, stroke);
  }

  /** Adds what a curve is to be compared with, as dots that no legend tells of; else like a curve. */
  public void addDots(String name, double[] values, double[] shares, Color colour) {
    XYSeries series = addCurve(name, values, shares, colour, new BasicStroke());
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(colour);
    series.setShowInLegend(false);
  }

  private XYSeries addCurve(String name, double[] values, double[] shares, Color colour, BasicStroke stroke) {
    double[] x = values.clone();
    double[] y = shares.clone();
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.max(LEAST, x[i]);
    }
    y[0] += UNEVEN;
    least = Math.min(least, x[0]);
    most = Math.max(most, x[x.length - 1]);
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(colour);
    series.setLineStyle(stroke);
    return series;
  }

  /** What was drawn. */
  XYChart chart() {
    AxesChartStyler styler = chart.getStyler();
    styler.setXAxisMin(least / (1 + EDGE));
    if (most < NARROW * least) {
      styler.setXAxisLogarithmicDecadeOnly(false);
      styler.setXAxisTickLabelsFormattingFunction(value -> LogAxis.isSparse(value) ? labels.apply(value) : "");
    }
    return chart;
  }
}
