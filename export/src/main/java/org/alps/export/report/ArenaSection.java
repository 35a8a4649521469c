package org.alps.export.report;

import static org.alps.simulate.outcome.EvaluationColumns.ALL;
import static org.alps.simulate.outcome.EvaluationColumns.HARMED_SHARE;
import static org.alps.simulate.outcome.EvaluationColumns.LONG;
import static org.alps.simulate.outcome.EvaluationColumns.MAX_WAIT_RATIO;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P99_RATIO;
import static org.alps.simulate.outcome.EvaluationColumns.SHORT;

import java.util.List;
import java.util.stream.Collectors;

/** The section that ranks all policies by mean turnaround, by class of function, and shows what each gain costs. */
final class ArenaSection {
  private ArenaSection() {}

  static String html(Evaluation evaluation) {
    StringBuilder html = new StringBuilder("<section id=\"arena\">\n<h2>Arena</h2>\n");
    Measures measures = evaluation.measures();
    if (measures.fairs().isEmpty()) {
      return html.append("<p class=\"note\">Fair sharing was not judged, so there is nothing to rank by.</p>\n</section>\n").toString();
    }
    Answer answer = new Answer(evaluation);
    html.append("<p class=\"note\">Mean turnaround beside ").append(Markup.escape(PolicyStyle.words(measures.fair())))
        .append(measures.fairs().size() > 1 ? " (dots) and EEVDF (diamonds)" : "").append("; left of 1× is better. ")
        .append(Markup.prose(answer.congestionWords() + " " + answer.intervalWords())).append(oracle(measures)).append("</p>\n");
    html.append(league(evaluation, answer, ALL, LeagueChart.WIDE)).append("<div class=\"pair\">\n");
    for (String className : List.of(SHORT, LONG)) {
      html.append(league(evaluation, answer, className, LeagueChart.NARROW));
    }
    html.append("</div>\n").append(table(evaluation, answer)).append("<h2>What a gain costs</h2>\n");
    if (TradeOffChart.places(measures).isEmpty()) {
      return html.append("<p class=\"note\">No policy's long functions can be told beside fair sharing.</p>\n</section>\n").toString();
    }
    return html.append(ChartFigure.html(evaluation, "Mean turnaround of all functions against p99 of long ones, both as multiples of "
        + PolicyStyle.words(measures.fair()) + "; lower left is better", TradeOffChart.of(measures)))
        .append("<p class=\"note\">The grey line is the frontier: of the policies that know no sizes beforehand, none is better in both than "
            + "one on it (no line: one is best in both). Diamonds are yardsticks; triangles lie beyond the axes, their two figures "
            + "beside them.</p>\n</section>\n").toString();
  }

  private static String oracle(Measures measures) {
    return measures.policies().contains(PolicyStyle.ORACLE.label())
        ? " The oracle learned from judged time itself: it knows how sizes are distributed there, but no single one, and bounds what learning "
            + "from the past can reach."
        : "";
  }

  private static String league(Evaluation evaluation, Answer answer, String className, int width) {
    boolean ran = evaluation.measures().classes().contains(className);
    return ran ? ChartFigure.html(evaluation, answer.title(className) + ": mean turnaround", LeagueChart.of(evaluation, className, width)) : "";
  }

  private static String table(Evaluation evaluation, Answer answer) {
    Measures measures = evaluation.measures();
    List<String> fairs = measures.fairs();
    String heads = fairs.stream().map(fair -> "<th class=\"n\">mean / " + Markup.escape(shortened(fair)) + "</th>").collect(Collectors.joining());
    StringBuilder html = new StringBuilder("<table class=\"measures league\"><thead><tr><th class=\"n\">#</th><th>Policy</th>"
        + "<th class=\"n\">Mean turnaround</th>" + heads + "<th class=\"n\">mean / SRPT</th><th class=\"n\">Gap closed</th>"
        + "<th class=\"n\">p99 / fair</th><th class=\"n\">Worst wait / fair</th><th class=\"n\">Harmed</th></tr></thead>\n");
    for (String className : measures.classes()) {
      html.append("<tbody><tr class=\"group\"><th colspan=\"").append(8 + fairs.size()).append("\">")
          .append(Markup.escape(answer.title(className))).append(" <span>").append(Markup.prose(answer.congestionWords(className)))
          .append("</span></th></tr>\n");
      int rank = 1;
      for (String policy : measures.league(className)) {
        html.append(policy.equals(measures.subject()) ? "<tr class=\"subject\">" : "<tr>").append("<td class=\"n\">").append(rank++)
            .append("</td><th scope=\"row\">").append(Markup.policy(policy, measures)).append("</th>")
            .append(row(evaluation, policy, className)).append("</tr>\n");
      }
      html.append("</tbody>\n");
    }
    return html.append("</table>\n").toString();
  }

  private static String row(Evaluation evaluation, String policy, String className) {
    Measures measures = evaluation.measures();
    Comparisons comparisons = evaluation.comparisons();
    String fair = measures.fair();
    StringBuilder html = new StringBuilder(cell(Figures.duration(measures.value(policy, className, MEAN_TURNAROUND_US)), ""));
    for (String each : measures.fairs()) {
      Interval ratio = comparisons.mean(policy, each, className);
      html.append(policy.equals(each) ? within(Figures.NONE, "", "")
          : within(Figures.change(ratio.value()), Figures.margin(ratio), Markup.tone(ratio.value())));
    }
    Interval srpt = comparisons.toSrpt(policy, fair, className);
    html.append(within(Figures.multiple(measures.ratio(policy, measures.optimum(), className, MEAN_TURNAROUND_US)),
        policy.equals(measures.optimum()) || !srpt.isWide() ? "" : "±" + Figures.significant(srpt.margin()), ""));
    if (policy.equals(fair)) {
      return html.append(within(Figures.NONE, "", "")).append(cell(Figures.NONE, "").repeat(3)).toString();
    }
    Interval gap = comparisons.gapClosed(policy, fair, className);
    double p99 = comparisons.value(policy, fair, className, P99_RATIO);
    double wait = comparisons.value(policy, fair, className, MAX_WAIT_RATIO);
    return html.append(within(Figures.gap(gap.value()), policy.equals(measures.optimum()) ? "" : Figures.gapMargin(gap), ""))
        .append(cell(Figures.change(p99), Markup.tone(p99))).append(cell(Figures.change(wait), Markup.tone(wait)))
        .append(cell(Figures.share(comparisons.value(policy, fair, className, HARMED_SHARE)), "")).toString();
  }

  private static String cell(String figure, String tone) {
    return "<td class=\"n\"><span class=\"" + tone + "\">" + figure + "</span></td>";
  }

  private static String within(String figure, String margin, String tone) {
    return "<td class=\"n\"><span class=\"" + tone + "\">" + figure + "</span><small>" + margin + "</small></td>";
  }

  private static String shortened(String fair) {
    return fair.equals(PolicyStyle.PS.label()) ? "PS" : PolicyStyle.words(fair);
  }
}
