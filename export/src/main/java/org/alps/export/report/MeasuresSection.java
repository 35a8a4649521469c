package org.alps.export.report;

import static org.alps.simulate.outcome.EvaluationColumns.INVOCATIONS;
import static org.alps.simulate.outcome.EvaluationColumns.MAX_WAIT_US;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P50_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.P50_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P90_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P999_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P99_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.P99_TURNAROUND_US;

import java.util.List;

/** The section with every measure of every policy, by class, each with its change against fair sharing beneath it. */
final class MeasuresSection {
  private static final List<String> DURATIONS =
      List.of(MEAN_TURNAROUND_US, P50_TURNAROUND_US, P90_TURNAROUND_US, P99_TURNAROUND_US, P999_TURNAROUND_US);
  private static final List<String> SLOWDOWNS = List.of(MEAN_SLOWDOWN, P50_SLOWDOWN, P99_SLOWDOWN);
  private static final String HEAD = """
      <table class="measures"><thead>
      <tr><th rowspan="2">Policy</th><th colspan="5" class="span">Turnaround</th><th colspan="3" class="span">Slowdown</th>\
      <th rowspan="2" class="n">Worst<br>wait</th><th rowspan="2" class="n">Preemptions<br>/ invocation</th>\
      <th rowspan="2" class="n">Gap<br>closed</th></tr>
      <tr><th class="n">mean</th><th class="n">p50</th><th class="n">p90</th><th class="n">p99</th><th class="n">p99.9</th>\
      <th class="n">mean</th><th class="n">p50</th><th class="n">p99</th></tr></thead>
      """;

  private MeasuresSection() {}

  static String html(Evaluation evaluation) {
    Measures measures = evaluation.measures();
    Answer answer = new Answer(evaluation);
    StringBuilder html = new StringBuilder("<section id=\"measures\">\n<h2>Measures</h2>\n<p class=\"note\">Beneath each figure: its change "
        + "against fair sharing. Turnaround is completion less arrival; slowdown is turnaround over CPU time.</p>\n" + HEAD);
    for (String className : measures.classes()) {
      html.append("<tbody><tr class=\"group\"><th colspan=\"12\">").append(Markup.escape(answer.title(className))).append(" <span>")
          .append(Figures.count(measures.value(measures.subject(), className, INVOCATIONS))).append(" invocations</span></th></tr>\n");
      for (String policy : measures.policies()) {
        row(html, measures, policy, className);
      }
      html.append("</tbody>\n");
    }
    return html.append("</table>\n</section>\n").toString();
  }

  private static void row(StringBuilder html, Measures measures, String policy, String className) {
    html.append(policy.equals(measures.subject()) ? "<tr class=\"subject\">" : "<tr>")
        .append("<th scope=\"row\">").append(Markup.policy(policy, measures)).append("</th>");
    for (String column : DURATIONS) {
      cell(html, measures, policy, className, column, Figures.duration(measures.value(policy, className, column)));
    }
    for (String column : SLOWDOWNS) {
      cell(html, measures, policy, className, column, Figures.significant(measures.value(policy, className, column)));
    }
    cell(html, measures, policy, className, MAX_WAIT_US, Figures.duration(measures.value(policy, className, MAX_WAIT_US)));
    html.append("<td class=\"n\">").append(Figures.significant(measures.preemptionsPerInvocation(policy, className))).append("</td>")
        .append("<td class=\"n\">").append(Figures.share(measures.gapClosed(policy, className))).append("</td></tr>\n");
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
