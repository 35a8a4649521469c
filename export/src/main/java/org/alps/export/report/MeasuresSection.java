package org.alps.export.report;

import static org.alps.simulate.outcome.EvaluationColumns.HARMED_INVOCATION_SHARE;
import static org.alps.simulate.outcome.EvaluationColumns.HARMED_SHARE;
import static org.alps.simulate.outcome.EvaluationColumns.INVOCATIONS;
import static org.alps.simulate.outcome.EvaluationColumns.MAX_WAIT_US;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P50_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.P50_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P90_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.P90_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P999_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.P999_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P99_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.P99_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.WORST_FUNCTION_RATIO;

import java.util.List;

/** The section with every measure of every policy, by class, each with its change against fair sharing beneath it. */
final class MeasuresSection {
  private static final List<String> DURATIONS =
      List.of(MEAN_TURNAROUND_US, P50_TURNAROUND_US, P90_TURNAROUND_US, P99_TURNAROUND_US, P999_TURNAROUND_US);
  private static final List<String> SLOWDOWNS = List.of(MEAN_SLOWDOWN, P50_SLOWDOWN, P90_SLOWDOWN, P99_SLOWDOWN, P999_SLOWDOWN);
  private static final String QUANTILES =
      "<th class=\"n\">mean</th><th class=\"n\">p50</th><th class=\"n\">p90</th><th class=\"n\">p99</th><th class=\"n\">p99.9</th>";
  private static final String HEAD = """
      <table class="measures all"><thead>
      <tr><th rowspan="2">Policy</th><th colspan="5" class="span">Turnaround</th><th colspan="5" class="span">Slowdown</th>\
      <th rowspan="2" class="n">Worst<br>wait</th><th rowspan="2" class="n">Harmed</th><th rowspan="2" class="n">Worst<br>function</th>\
      <th rowspan="2" class="n">Switches</th><th rowspan="2" class="n">Gap<br>closed</th></tr>
      <tr>""" + QUANTILES + QUANTILES + "</tr></thead>\n";

  private MeasuresSection() {}

  static String html(Evaluation evaluation) {
    Measures measures = evaluation.measures();
    Answer answer = new Answer(evaluation);
    StringBuilder html = new StringBuilder("<section id=\"measures\">\n<h2>Measures</h2>\n<p class=\"note\">Beneath each figure: its change "
        + "against " + Markup.escape(PolicyStyle.words(measures.fair())) + ". Turnaround is completion less arrival; slowdown is turnaround over "
        + "CPU time and sleeps. Harmed: the share of functions whose mean turnaround is above 1.1× fair sharing's, beneath it that of their "
        + "invocations; the worst function is the one whose mean grew most. Switches are per invocation. "
        + Markup.prose(answer.congestionWords()) + "</p>\n" + HEAD);
    for (String className : measures.classes()) {
      html.append("<tbody><tr class=\"group\"><th colspan=\"16\">").append(Markup.escape(answer.title(className))).append(" <span>")
          .append(Figures.count(measures.value(measures.subject(), className, INVOCATIONS))).append(" invocations</span></th></tr>\n");
      for (String policy : measures.policies()) {
        row(html, evaluation, policy, className);
      }
      html.append("</tbody>\n");
    }
    return html.append("</table>\n</section>\n").toString();
  }

  private static void row(StringBuilder html, Evaluation evaluation, String policy, String className) {
    Measures measures = evaluation.measures();
    html.append(policy.equals(measures.subject()) ? "<tr class=\"subject\">" : "<tr>")
        .append("<th scope=\"row\">").append(Markup.policy(policy, measures)).append("</th>");
    for (String column : DURATIONS) {
      cell(html, measures, policy, className, column, Figures.duration(measures.value(policy, className, column)));
    }
    for (String column : SLOWDOWNS) {
      cell(html, measures, policy, className, column, Figures.significant(measures.value(policy, className, column)));
    }
    cell(html, measures, policy, className, MAX_WAIT_US, Figures.duration(measures.value(policy, className, MAX_WAIT_US)));
    boolean isFair = policy.equals(measures.fair());
    html.append(isFair ? "<td class=\"n none\">–</td>".repeat(2) : harm(evaluation.comparisons(), policy, measures.fair(), className))
        .append("<td class=\"n\">").append(Figures.significant(measures.switchesPerInvocation(policy, className))).append("</td><td class=\"n\">")
        .append(isFair ? Figures.NONE : Figures.gap(evaluation.comparisons().gapClosed(policy, measures.fair(), className).value()))
        .append("</td></tr>\n");
  }

  private static String harm(Comparisons comparisons, String policy, String fair, String className) {
    String uid = Markup.escape(comparisons.worstFunction(policy, fair, className));
    return "<td class=\"n\">" + Figures.share(comparisons.value(policy, fair, className, HARMED_SHARE)) + "<small>"
        + Figures.share(comparisons.value(policy, fair, className, HARMED_INVOCATION_SHARE)) + "</small></td><td class=\"n\">"
        + Figures.multiple(comparisons.value(policy, fair, className, WORST_FUNCTION_RATIO))
        + "<small class=\"worst\" title=\"" + uid + "\">" + uid + "</small></td>";
  }

  private static void cell(StringBuilder html, Measures measures, String policy, String className, String column, String shown) {
    double ratio = measures.toFair(policy, className, column);
    html.append("<td class=\"n\">").append(shown);
    if (!policy.equals(measures.fair())) {
      html.append("<small class=\"").append(Markup.tone(ratio)).append("\">").append(Figures.change(ratio)).append("</small>");
    }
    html.append("</td>");
  }
}
