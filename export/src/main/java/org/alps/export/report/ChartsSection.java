package org.alps.export.report;

import static org.alps.simulate.outcome.EvaluationColumns.LONG;
import static org.alps.simulate.outcome.EvaluationColumns.SHORT;
import static org.alps.simulate.outcome.EvaluationColumns.SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.TURNAROUND_US;

import java.util.List;
import org.knowm.xchart.internal.chartpart.Chart;

/** The section of charts. Each caption says what the trace is, the seed and the epoch, so that a chart may be copied out and still be honest. */
final class ChartsSection {
  private ChartsSection() {}

  static String html(Evaluation evaluation, FunctionGains gains) {
    Measures measures = evaluation.measures();
    Answer answer = new Answer(evaluation);
    String basis = basis(evaluation);
    String subject = PolicyStyle.words(measures.subject());
    StringBuilder html = new StringBuilder("<section id=\"charts\">\n<h2>Distributions</h2>\n<div class=\"pair\">\n");
    for (String measure : List.of(TURNAROUND_US, SLOWDOWN)) {
      for (String className : List.of(SHORT, LONG)) {
        String title = (measure.equals(TURNAROUND_US) ? "Turnaround" : "Slowdown") + ", " + lowerFirst(answer.title(className));
        if (CdfChart.canShow(evaluation.cdf(), className, measure)) {
          figure(html, title, basis, CdfChart.of(evaluation.cdf(), measures.policies(), className, measure));
        } else {
          html.append("<p class=\"note\">").append(Markup.escape(title)).append(": none ran.</p>\n");
        }
      }
    }
    html.append("</div>\n<h2>Gain by class</h2>\n");
    if (GainChart.classes(measures).isEmpty()) {
      html.append("<p class=\"note\">Fair sharing was not judged, so there is no gain to draw.</p>\n");
    } else {
      figure(html, "Mean turnaround as a multiple of fair sharing's (the line at 1×), in doublings; below the line is better", basis,
          GainChart.of(measures, answer));
    }
    html.append("<h2>Who gains, who is harmed</h2>\n");
    if (gains.count() == 0) {
      html.append("<p class=\"note\">No function ran under both ").append(Markup.escape(subject)).append(" and fair sharing.</p>\n");
    } else {
      figure(html, "One dot a function: mean turnaround under " + subject + " as a multiple of fair sharing's", basis,
          FunctionChart.of(gains));
    }
    return html.append("</section>\n").toString();
  }

  private static void figure(StringBuilder html, String title, String basis, Chart<?, ?> chart) {
    html.append("<figure><figcaption><b>").append(Markup.escape(title)).append("</b></figcaption><img alt=\"").append(Markup.escape(title))
        .append("\" width=\"").append(chart.getWidth()).append("\" height=\"").append(chart.getHeight()).append("\" src=\"")
        .append(ChartImage.dataUri(chart)).append("\"><figcaption class=\"basis\">").append(Markup.escape(basis))
        .append("</figcaption></figure>\n");
  }

  private static String basis(Evaluation evaluation) {
    EvaluationManifest manifest = evaluation.manifest();
    return "Trace: " + manifest.text("/trace/characteristics") + ". Seed " + manifest.text("/seed") + ", epoch "
        + manifest.ofPolicy(evaluation.measures().subject(), "epoch") + ".";
  }

  private static String lowerFirst(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
