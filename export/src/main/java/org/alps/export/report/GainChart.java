package org.alps.export.report;

import static org.alps.export.report.EvaluationColumns.MEAN_TURNAROUND_US;

import java.util.List;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.style.AxesChartStyler;

/** A chart of mean turnaround relative to fair sharing, by class: a bar for each other policy, cut where it would dwarf the rest. */
final class GainChart {
  private static final int WIDTH = 1140;
  private static final int HEIGHT = 340;
  private static final double CUT = 2;

  private GainChart() {}

  static CategoryChart of(Measures measures) {
    CategoryChart chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT)
        .yAxisTitle("mean turnaround / fair sharing's").build();
    AxesChartStyler styler = chart.getStyler();
    ChartImage.dress(styler);
    chart.getStyler().setAvailableSpaceFill(0.6);
    styler.setYAxisMin(0.0);
    styler.setYAxisMax(CUT);
    styler.setYAxisTickLabelsFormattingFunction(LogAxis::multiple);
    styler.setYAxisTickMarkSpacingHint(50);
    styler.setPlotGridVerticalLinesVisible(false);
    List<String> classes = measures.classes();
    for (String policy : measures.policies()) {
      if (!policy.equals(measures.fair())) {
        List<Double> ratios = classes.stream().map(name -> Math.min(CUT, measures.toFair(policy, name, MEAN_TURNAROUND_US))).toList();
        CategorySeries series = chart.addSeries(PolicyStyle.words(policy), classes, ratios);
        series.setFillColor(PolicyStyle.colour(policy, measures.policies()));
      }
    }
    chart.addAnnotation(new AnnotationLine(1, false, false));
    return chart;
  }
}
