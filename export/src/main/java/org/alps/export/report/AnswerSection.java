package org.alps.export.report;

import static org.alps.simulate.outcome.EvaluationColumns.ALL;
import static org.alps.simulate.outcome.EvaluationColumns.HARMED_SHARE;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_TURNAROUND_US;

import java.util.List;

/** The report's first section: the answer, its key figures, and a warning where the policy did harm. */
final class AnswerSection {
  private AnswerSection() {}

  static String html(Evaluation evaluation, FunctionGains gains) {
    Measures measures = evaluation.measures();
    Answer answer = new Answer(evaluation);
    String subject = measures.subject();
    StringBuilder html = new StringBuilder("<section id=\"answer\">\n<p class=\"answer\">" + "<strong>"
        + Markup.prose(answer.headline()) + "</strong> " + Markup.prose(answer.details()) + "</p>\n");
    html.append("<div class=\"tiles\">");
    Interval mean = evaluation.comparisons().mean(subject, measures.fair(), ALL);
    tile(html, Figures.change(measures.toFair(subject, ALL, MEAN_TURNAROUND_US)), "mean turnaround against fair sharing"
        + (mean.isWide() ? ", interval " + Figures.changes(mean) : ", no interval"));
    tile(html, Figures.gap(evaluation.comparisons().gapClosed(subject, measures.fair(), ALL).value()),
        "gap closed: (fair − policy) / (fair − SRPT), mean turnaround");
    tile(html, Figures.multiple(answer.congestion(measures.fair())), "congestion: mean slowdown under fair sharing");
    tile(html, Figures.share(gains.harmedShare()), "functions harmed: mean turnaround above 1.1× fair sharing's");
    html.append("</div>\n");
    for (String fair : measures.fairs()) {
      warnings(html, PolicyStyle.words(subject), PolicyStyle.words(fair), answer.warnings(fair),
          evaluation.comparisons().value(subject, fair, ALL, HARMED_SHARE));
    }
    return html.append("</section>\n").toString();
  }

  private static void warnings(StringBuilder html, String subject, String fair, List<String> warnings, double harmed) {
    if (warnings.isEmpty()) {
      html.append("<p class=\"calm\">").append(Markup.escape(subject)).append(" is nowhere worse than ").append(Markup.escape(fair))
          .append(" by more than 1 %: in no class, by no mean, no quantile and no worst wait.")
          .append(harmed > 0 ? " Of functions, " + Figures.share(harmed) + " are harmed all the same." : "").append("</p>\n");
      return;
    }
    html.append("<div class=\"warning\" role=\"note\"><strong>Where ").append(Markup.escape(subject)).append(" is worse than ")
        .append(Markup.escape(fair)).append("</strong><ul>");
    warnings.forEach(line -> html.append("<li>").append(Markup.prose(line)).append("</li>"));
    html.append("</ul></div>\n");
  }

  private static void tile(StringBuilder html, String figure, String words) {
    html.append("<div class=\"tile\"><b>").append(Markup.escape(figure)).append("</b><span>").append(Markup.escape(words))
        .append("</span></div>");
  }
}
