package org.alps.export.report;

import static org.alps.simulate.outcome.EvaluationColumns.MEAN_TURNAROUND_US;

import java.util.List;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * A chart of mean turnaround relative to fair sharing, by class: a bar for each other policy, from fair sharing down (better) or up (worse).
 * Bars are drawn in doublings, so that half and twice look alike, and a policy that is 20 times worse does not dwarf the rest.
 */
final class GainChart {
  private static final int WIDTH = 1140;
  private static final int HEIGHT = 320;

  private GainChart() {}

  static CategoryChart of(Measures measures, Answer answer) {
    CategoryChart chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT).yAxisTitle("multiple of fair sharing").build();
    AxesChartStyler styler = chart.getStyler();
    ChartImage.dress(styler);
    chart.getStyler().setAvailableSpaceFill(0.6);
    chart.getStyler().setLabelsVisible(true);
    styler.setLegendPosition(LegendPosition.OutsideE);
    styler.setYAxisTickLabelsFormattingFunction(doublings -> LogAxis.multiple(Math.pow(2, doublings)));
    styler.setYAxisTickMarkSpacingHint(80);
    styler.setPlotContentSize(0.9);
    styler.setPlotGridVerticalLinesVisible(false);
    List<String> classes = classes(measures);
    List<String> titles = classes.stream().map(answer::title).toList();
    for (String policy : measures.policies()) {
      List<Double> doublings = classes.stream().map(name -> doublings(measures.toFair(policy, name, MEAN_TURNAROUND_US))).toList();
      if (!policy.equals(measures.fair())) {
        CategorySeries series = chart.addSeries(PolicyStyle.words(policy), titles, doublings);
        series.setFillColor(PolicyStyle.colour(policy, measures.policies()));
      }
    }
    chart.addAnnotation(new AnnotationLine(0, false, false));
    return chart;
  }

  /** The classes in which every policy can be told as a multiple of fair sharing. */
  static List<String> classes(Measures measures) {
    return measures.classes().stream()
        .filter(name -> measures.policies().stream().mapToDouble(policy -> measures.toFair(policy, name, MEAN_TURNAROUND_US))
            .allMatch(ratio -> Double.isFinite(doublings(ratio))))
        .toList();
  }

  private static double doublings(double ratio) {
    return Math.log(ratio) / Math.log(2);
  }
}
