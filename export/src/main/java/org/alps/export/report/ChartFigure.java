package org.alps.export.report;

import java.util.List;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A chart with its captions. The lower one says what the trace is, the seeds, the epoch and the congestion, so that a chart may be copied out and
 * still be honest.
 */
final class ChartFigure {
  private ChartFigure() {}

  static String html(Evaluation evaluation, String title, Chart<?, ?> chart) {
    return "<figure><figcaption><b>" + Markup.escape(title) + "</b></figcaption><img alt=\"" + Markup.escape(title) + "\" width=\""
        + chart.getWidth() + "\" height=\"" + chart.getHeight() + "\" src=\"" + ChartImage.dataUri(chart) + "\"><figcaption class=\"basis\">"
        + Markup.prose(basis(evaluation)) + "</figcaption></figure>\n";
  }

  private static String basis(Evaluation evaluation) {
    EvaluationManifest manifest = evaluation.manifest();
    List<String> seeds = manifest.seeds();
    return "Trace: " + manifest.text("/trace/characteristics") + ". " + (seeds.size() == 1 ? "Seed " : "Seeds ") + String.join(", ", seeds)
        + ", epoch " + manifest.ofPolicy(evaluation.measures().subject(), "epoch") + ". " + new Answer(evaluation).congestionWords();
  }
}
