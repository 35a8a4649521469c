package org.alps.export.report;

import java.util.List;
import org.knowm.xchart.internal.chartpart.Chart;

/** A chart with its captions. The lower one says what the figures stand on, so that a chart may be copied out and still be honest. */
public final class ChartFigure {
  private ChartFigure() {}

  /** A chart of an evaluation: it says what the trace is, the seeds, the epoch and the congestion. */
  static String html(Evaluation evaluation, String title, Chart<?, ?> chart) {
    return html(title, title, chart, basis(evaluation));
  }

  /**
   * A chart of curves.
   *
   * @param title text above it
   * @param alternative text for those who do not see it
   * @param basis text beneath it: what it stands on
   */
  public static String html(String title, String alternative, CurveChart curves, String basis) {
    return html(title, alternative, curves.chart(), basis);
  }

  private static String html(String title, String alternative, Chart<?, ?> chart, String basis) {
    return "<figure><figcaption><b>" + Markup.escape(title) + "</b></figcaption><img alt=\"" + Markup.escape(alternative) + "\" width=\""
        + chart.getWidth() + "\" height=\"" + chart.getHeight() + "\" src=\"" + ChartImage.dataUri(chart) + "\"><figcaption class=\"basis\">"
        + Markup.prose(basis) + "</figcaption></figure>\n";
  }

  private static String basis(Evaluation evaluation) {
    EvaluationManifest manifest = evaluation.manifest();
    List<String> seeds = manifest.seeds();
    return "Trace: " + manifest.text("/trace/characteristics") + ". " + (seeds.size() == 1 ? "Seed " : "Seeds ") + String.join(", ", seeds)
        + ", epoch " + manifest.ofPolicy(evaluation.measures().subject(), "epoch") + ". " + new Answer(evaluation).congestionWords();
  }
}
