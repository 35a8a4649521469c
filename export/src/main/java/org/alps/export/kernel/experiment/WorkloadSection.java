package org.alps.export.kernel.experiment;

import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.alps.export.report.Figures;
import org.alps.export.report.Markup;

/** The section of one workload: every scheduler's figures by class, predictions beside measurements, and the curves of both. */
final class WorkloadSection {
  private static final String HEAD = """
      <table class="measures league"><thead>
      <tr><th rowspan="2">Scheduler</th><th rowspan="2" class="n">Count</th><th colspan="5" class="span">Measured turnaround</th>\
      <th colspan="2" class="span">× EEVDF</th><th colspan="4" class="span">Predicted turnaround</th></tr>
      <tr><th class="n">mean</th><th class="n">p50</th><th class="n">p90</th><th class="n">p99</th><th class="n">slowdown</th>\
      <th class="n">mean</th><th class="n">p99</th><th class="n">mean</th><th class="n">error</th><th class="n">p50</th><th class="n">error</th></tr></thead>
      """;

  private WorkloadSection() {}

  static String html(WorkloadOutcome outcome, int cpus) {
    StringBuilder html = new StringBuilder("<section class=\"workload\">\n<h2>" + Markup.escape(outcome.name()) + "</h2>\n<p class=\"note\">"
        + Markup.prose(basis(outcome, cpus)) + "</p>\n" + HEAD);
    for (TrialClass itsClass : TrialClass.values()) {
      html.append("<tbody><tr class=\"group\"><th colspan=\"13\">").append(title(itsClass)).append("</th></tr>\n");
      for (Contender contender : outcome.contenders()) {
        outcome.standing(contender, itsClass).ifPresent(standing -> html.append(row(outcome, standing)));
      }
      html.append("</tbody>\n");
    }
    return html.append("</table>\n").append(TurnaroundCharts.html(outcome)).append("</section>\n").toString();
  }

  private static String basis(WorkloadOutcome outcome, int cpus) {
    return "Invocations had " + Figures.share(outcome.load(Contender.EEVDF, cpus)) + " of the " + cpus + " CPUs' time under "
        + ContenderStyle.words(Contender.EEVDF) + ". Everything else on the host took "
        + outcome.contenders().stream()
            .map(contender -> Figures.share(outcome.overhead(contender)) + " as much under " + ContenderStyle.words(contender))
            .collect(Collectors.joining(", "))
        + ". " + trials(outcome) + ".";
  }

  /** Where the invocations come from. */
  static String trials(WorkloadOutcome outcome) {
    String seeds = outcome.trials().stream().map(trial -> Long.toString(trial.trial().seed())).distinct().collect(Collectors.joining(", "));
    return "Invocations of " + outcome.trials().get(0).trial().source() + ", " + (seeds.contains(",") ? "seeds " : "seed ") + seeds;
  }

  static String title(TrialClass itsClass) {
    String border = Figures.duration(Workload.SHORT_BELOW_US);
    return Markup.prose(switch (itsClass) {
      case SHORT -> "Short functions (below " + border + " alone, on average)";
      case LONG -> "Long functions (from " + border + ")";
      case ALL -> "All functions";
    });
  }

  private static String row(WorkloadOutcome outcome, Standing standing) {
    Turnarounds its = standing.measured();
    boolean fair = standing.contender() == Contender.EEVDF;
    StringBuilder html = new StringBuilder(outcome.subject().filter(standing.contender()::equals).isPresent() ? "<tr class=\"subject\">" : "<tr>")
        .append("<th scope=\"row\">").append(ContenderStyle.html(standing.contender())).append("</th>")
        .append(Markup.figure(its.count(), Figures.count(its.count())));
    if (its.count() == 0) {
      return html.append("<td class=\"n none\">–</td>".repeat(11)).append("</tr>\n").toString();
    }
    for (double us : new double[] {its.meanUs(), its.p50Us(), its.p90Us(), its.p99Us()}) {
      html.append(duration(us));
    }
    return html.append(Markup.figure(its.slowdown(), Figures.significant(its.slowdown())))
        .append(fair ? "<td class=\"n none\">–</td>".repeat(2) : toFair(outcome, standing, Turnarounds::meanUs) + toFair(outcome, standing, Turnarounds::p99Us))
        .append(duration(standing.predicted().meanUs())).append(error(standing.meanError()))
        .append(duration(standing.predicted().p50Us())).append(error(standing.p50Error())).append("</tr>\n").toString();
  }

  private static String duration(double us) {
    return Markup.figure(us, Figures.duration(us));
  }

  private static String toFair(WorkloadOutcome outcome, Standing standing, ToDoubleFunction<Turnarounds> figure) {
    double ratio = outcome.ratio(standing.contender(), Contender.EEVDF, standing.itsClass(), figure);
    return Markup.figure(ratio, Figures.multiple(ratio), Markup.tone(ratio));
  }

  private static String error(double share) {
    return Markup.figure(share, Figures.change(1 + share));
  }
}
