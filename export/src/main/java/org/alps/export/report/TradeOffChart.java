package org.alps.export.report;

import static org.alps.simulate.outcome.EvaluationColumns.ALL;
import static org.alps.simulate.outcome.EvaluationColumns.LONG;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P99_TURNAROUND_US;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A chart of what a gain costs: a labelled dot a policy, all functions' mean turnaround across, long functions' p99 upwards, both as multiples
 * of fair sharing's, so that lower left is better. A stepped line is the frontier: no policy that knows no sizes beforehand is better in both.
 */
final class TradeOffChart {
  private static final int WIDTH = 1140;
  private static final int HEIGHT = 460;
  /** Multiples of fair sharing beyond which a policy stands at the edge, its figures in its label. */
  private static final double MOST_MEAN = 1.3;
  private static final double MOST_P99 = 1.5;
  private static final double MARGIN = 0.06;
  private static final Color FRONTIER = new Color(0xb6bdc9);

  /** One policy's place; {@code x} and {@code y} are multiples of fair sharing's. */
  record Place(String policy, double x, double y) {
    boolean isBeyond() {
      return x > MOST_MEAN || y > MOST_P99;
    }

    double shownX() {
      return Math.min(MOST_MEAN, x);
    }

    double shownY() {
      return Math.min(MOST_P99, y);
    }
  }

  private TradeOffChart() {}

  /** The policies of which both figures are known, in the order of {@link Measures#policies}. */
  static List<Place> places(Measures measures) {
    return measures.policies().stream()
        .map(policy -> new Place(policy, measures.toFair(policy, ALL, MEAN_TURNAROUND_US), measures.toFair(policy, LONG, P99_TURNAROUND_US)))
        .filter(place -> Double.isFinite(place.x) && Double.isFinite(place.y)).toList();
  }

  /** Those that no other is at least as good as in both, and better in one; from left to right, clairvoyant ones apart. */
  static List<Place> frontier(List<Place> places) {
    List<Place> frontier = new ArrayList<>();
    places.stream().filter(place -> !PolicyStyle.of(place.policy).isClairvoyant())
        .sorted(Comparator.comparingDouble(Place::x).thenComparingDouble(Place::y))
        .forEach(place -> {
          if (frontier.isEmpty() || place.y < frontier.get(frontier.size() - 1).y) {
            frontier.add(place);
          }
        });
    return frontier;
  }

  static XYChart of(Measures measures) {
    List<Place> places = places(measures);
    XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT)
        .xAxisTitle("mean turnaround of all functions / fair sharing's").yAxisTitle("p99 turnaround of long functions / fair sharing's").build();
    dress(chart.getStyler(), places);
    addFrontier(chart, frontier(places));
    DotLabels labels = new DotLabels();
    for (Place place : places) {
      XYSeries dot = chart.addSeries(place.policy, new double[] {place.shownX()}, new double[] {place.shownY()});
      dot.setMarker(place.isBeyond() ? SeriesMarkers.TRIANGLE_UP : PolicyStyle.of(place.policy).isCandidate() ? SeriesMarkers.CIRCLE : SeriesMarkers.DIAMOND);
      dot.setMarkerColor(PolicyStyle.colour(place.policy, measures.policies()));
      String words = PolicyStyle.words(place.policy);
      labels.add(place.shownX(), place.shownY(), place.isBeyond() ? words + " (" + LogAxis.multiple(place.x) + ", " + LogAxis.multiple(place.y) + ")"
          : words, place.policy.equals(measures.subject()));
    }
    chart.addAnnotation(new AnnotationLine(1, true, false));
    chart.addAnnotation(new AnnotationLine(1, false, false));
    chart.addAnnotation(labels);
    return chart;
  }

  private static void dress(AxesChartStyler styler, List<Place> places) {
    ChartImage.dress(styler);
    styler.setLegendVisible(false);
    styler.setMarkerSize(10);
    styler.setXAxisTickLabelsFormattingFunction(LogAxis::fine);
    styler.setYAxisTickLabelsFormattingFunction(LogAxis::fine);
    styler.setXAxisMin(places.stream().mapToDouble(Place::shownX).min().orElse(1) - MARGIN);
    styler.setXAxisMax(places.stream().mapToDouble(Place::shownX).max().orElse(1) + 2 * MARGIN);
    styler.setYAxisMin(places.stream().mapToDouble(Place::shownY).min().orElse(1) - MARGIN);
    styler.setYAxisMax(places.stream().mapToDouble(Place::shownY).max().orElse(1) + MARGIN);
  }

  private static void addFrontier(XYChart chart, List<Place> frontier) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (Place place : frontier) {
      if (!x.isEmpty()) {
        x.add(place.shownX());
        y.add(y.get(y.size() - 1));
      }
      x.add(place.shownX());
      y.add(place.shownY());
    }
    if (x.size() > 1) {
      XYSeries line = chart.addSeries("frontier", x, y);
      line.setMarker(SeriesMarkers.NONE);
      line.setLineColor(FRONTIER);
      line.setLineStyle(new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }
  }
}
