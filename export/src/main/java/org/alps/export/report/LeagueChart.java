package org.alps.export.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A chart of mean turnaround beside fair sharing, a row a policy, the best on top: a dot for the figure and a whisker for its interval. A
 * diamond beneath tells the same beside the second fair policy. What lies beyond the axis stands at its edge, its figure before it.
 */
final class LeagueChart {
  static final int WIDE = 1140;
  static final int NARROW = 560;
  /** The multiple of fair sharing beyond which a policy stands at the edge, so that it does not press the rest together. */
  private static final double EDGE = 1.4;
  private static final int ROW_HEIGHT = 25;
  private static final int AROUND_ROWS = 62;
  private static final int NAME_WIDTH = 150;
  private static final double LEAST_SPAN = 0.2;
  private static final double MARGIN = 0.03;
  private static final double APART = 0.3;

  private final Evaluation evaluation;
  private final String className;
  private final List<String> fairs;

  private LeagueChart(Evaluation evaluation, String className) {
    this.evaluation = evaluation;
    this.className = className;
    fairs = evaluation.measures().fairs();
  }

  /** The policies that can be told as a multiple of fair sharing in a class, the best first. */
  static List<String> rows(Evaluation evaluation, String className) {
    Measures measures = evaluation.measures();
    return measures.league(className).stream()
        .filter(policy -> policy.equals(measures.fair())
            || Double.isFinite(evaluation.comparisons().mean(policy, measures.fair(), className).value()))
        .toList();
  }

  static XYChart of(Evaluation evaluation, String className, int width) {
    return new LeagueChart(evaluation, className).draw(rows(evaluation, className), width);
  }

  private XYChart draw(List<String> rows, int width) {
    XYChart chart = new XYChartBuilder().width(width).height(AROUND_ROWS + ROW_HEIGHT * rows.size())
        .xAxisTitle("mean turnaround as a multiple of the fair policy's").build();
    List<Double> values = values(rows);
    double least = Math.min(1 - LEAST_SPAN, Collections.min(values)) - MARGIN;
    double most = Math.max(1 + LEAST_SPAN / 2, Math.min(EDGE, Collections.max(values))) + 2 * MARGIN;
    double names = (most - least) * NAME_WIDTH / (width - NAME_WIDTH);
    dress(chart.getStyler(), rows.size(), least, most, least - names);
    RowNames labels = new RowNames(least);
    double row = rows.size();
    for (String policy : rows) {
      labels.name(row, PolicyStyle.words(policy), policy.equals(evaluation.measures().subject()));
      for (int i = fairs.size() - 1; i >= 0; i--) {
        Interval ratio = policy.equals(fairs.get(i)) ? new Interval(1, Double.NaN, Double.NaN)
            : evaluation.comparisons().mean(policy, fairs.get(i), className);
        if (Double.isFinite(ratio.value())) {
          double y = row - i * APART;
          addDot(chart, policy + " / " + fairs.get(i), ratio, y, PolicyStyle.colour(policy, evaluation.measures().policies()),
              i == 0 ? SeriesMarkers.CIRCLE : SeriesMarkers.DIAMOND);
          if (i == 0 && ratio.value() > EDGE) {
            labels.figure(EDGE, y, LogAxis.multiple(ratio.value()) + " →");
          }
        }
      }
      row--;
    }
    chart.addAnnotation(labels);
    chart.addAnnotation(new AnnotationLine(1, true, false));
    return chart;
  }

  private static void dress(AxesChartStyler styler, int rows, double least, double most, double left) {
    ChartImage.dress(styler);
    styler.setLegendVisible(false);
    styler.setYAxisTicksVisible(false);
    styler.setYAxisTitleVisible(false);
    styler.setPlotGridHorizontalLinesVisible(false);
    styler.setXAxisMin(left);
    styler.setXAxisMax(most);
    styler.setYAxisMin(0.4);
    styler.setYAxisMax(rows + 0.6);
    styler.setXAxisTickMarkSpacingHint(50);
    styler.setXAxisTickLabelsFormattingFunction(ratio -> ratio < least ? "" : LogAxis.fine(ratio));
  }

  private static void addDot(XYChart chart, String name, Interval ratio, double y, Color colour, Marker marker) {
    if (ratio.isWide() && ratio.low() < EDGE) {
      XYSeries whisker = chart.addSeries(name + " interval", new double[] {ratio.low(), Math.min(EDGE, ratio.high())}, new double[] {y, y});
      whisker.setMarker(SeriesMarkers.NONE);
      whisker.setLineColor(colour);
      whisker.setLineStyle(new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    }
    XYSeries dot = chart.addSeries(name, new double[] {Math.min(EDGE, ratio.value())}, new double[] {y});
    dot.setMarker(marker);
    dot.setMarkerColor(colour);
  }

  /** All figures and ends of intervals that are known, and 1, which is fair sharing's. */
  private List<Double> values(List<String> rows) {
    return Stream.concat(Stream.of(1.0), rows.stream()
        .flatMap(policy -> fairs.stream().map(fair -> evaluation.comparisons().mean(policy, fair, className)))
        .flatMap(ratio -> Stream.of(ratio.value(), ratio.low(), ratio.high())))
        .filter(Double::isFinite).toList();
  }
}
