package org.alps.export.kernel.experiment;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.alps.export.report.Figures;
import org.alps.export.report.Markup;

/** The section that answers what ALPS gained in the kernel, and on which workload how much. */
final class KernelAnswerSection {
  private static final String HEAD = """
      <table class="measures"><thead>
      <tr><th rowspan="2">Workload</th><th colspan="4" class="span">× EEVDF</th><th colspan="2" class="span">× EEVDF + nice</th></tr>
      <tr><th class="n">short, mean</th><th class="n">all, mean</th><th class="n">long, mean</th><th class="n">long, p99</th>\
      <th class="n">all, mean</th><th class="n">short, p99</th></tr></thead><tbody>
      """;

  private KernelAnswerSection() {}

  static String html(List<WorkloadOutcome> outcomes, List<Check> checks) {
    StringBuilder html = new StringBuilder("<section id=\"answer\">\n<p class=\"answer\">");
    html.append(KernelAnswer.of(outcomes)
        .map(answer -> "<strong>" + Markup.prose(answer.headline()) + "</strong> " + Markup.prose(answer.details()))
        .orElse("ALPS did not run, so there is nothing to say of it.")).append("</p>\n").append(verdict(checks));
    if (outcomes.size() > 1 && outcomes.get(0).subject().isPresent()) {
      html.append(HEAD);
      outcomes.forEach(outcome -> html.append(row(outcome, outcome.subject().orElseThrow())));
      html.append("</tbody></table>\n");
    }
    return html.append("</section>\n").toString();
  }

  private static String verdict(List<Check> checks) {
    List<Check> unmet = checks.stream().filter(check -> !check.met()).toList();
    if (checks.isEmpty() || unmet.isEmpty()) {
      return checks.isEmpty() ? "" : "<p class=\"calm\">All " + checks.size() + " checks are met.</p>\n";
    }
    boolean fails = unmet.stream().anyMatch(Check::fails);
    return "<div class=\"" + (fails ? "warning" : "calm") + "\" role=\"note\"><strong>" + unmet.size() + " of " + checks.size() + " checks are not met"
        + (fails ? "" : "; none of them binds") + "</strong><ul>"
        + unmet.stream().map(check -> "<li>" + Markup.escape(check.line()) + "</li>").collect(Collectors.joining()) + "</ul></div>\n";
  }

  private static String row(WorkloadOutcome outcome, Contender subject) {
    return "<tr><th scope=\"row\">" + Markup.escape(outcome.name()) + "</th>"
        + cell(outcome, subject, Contender.EEVDF, TrialClass.SHORT, Turnarounds::meanUs)
        + cell(outcome, subject, Contender.EEVDF, TrialClass.ALL, Turnarounds::meanUs)
        + cell(outcome, subject, Contender.EEVDF, TrialClass.LONG, Turnarounds::meanUs)
        + cell(outcome, subject, Contender.EEVDF, TrialClass.LONG, Turnarounds::p99Us)
        + cell(outcome, subject, Contender.EEVDF_NICE, TrialClass.ALL, Turnarounds::meanUs)
        + cell(outcome, subject, Contender.EEVDF_NICE, TrialClass.SHORT, Turnarounds::p99Us) + "</tr>\n";
  }

  private static String cell(WorkloadOutcome outcome, Contender subject, Contender rival, TrialClass itsClass, ToDoubleFunction<Turnarounds> figure) {
    double ratio = outcome.ratio(subject, rival, itsClass, figure);
    return Markup.figure(ratio, Figures.multiple(ratio), Markup.tone(ratio));
  }
}
