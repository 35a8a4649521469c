package org.alps.export.kernel.experiment;

import java.util.List;
import org.alps.export.report.Figures;
import org.alps.export.report.Markup;

/** The section of what the guard's longest delay costs and gains, and which one was chosen; empty where none was. */
final class FrontierSection {
  private static final String HEAD = """
      <table class="measures"><thead><tr><th class="n">Longest delay</th><th class="n">short mean</th><th class="n">short p99</th>\
      <th class="n">mean of all</th><th class="n">long p99</th><th class="n">× EEVDF</th><th>Choice</th></tr></thead><tbody>
      """;

  private FrontierSection() {}

  static String html(List<Frontier> frontiers) {
    if (frontiers.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<section id=\"frontier\">\n<h2>The longest delay, and its knee</h2>\n<p class=\"note\">Nobody who arrives once fair sharing "
        + "would have given an invocation so much CPU time goes before it. Simulated on the records of EEVDF, from which the tables are learned, before ALPS ran: "
        + "chosen is the smallest mean of all whose p99 of long functions is at most " + Figures.multiple(Frontier.LONG_P99) + " what fair sharing's is.</p>\n");
    for (Frontier frontier : frontiers) {
      html.append("<h3>").append(Markup.escape(frontier.workload())).append(", ").append(ContenderStyle.html(frontier.contender())).append("</h3>\n").append(HEAD);
      for (Frontier.Point point : frontier.points()) {
        html.append(row(frontier, point));
      }
      html.append("</tbody></table>\n");
    }
    return html.append("</section>\n").toString();
  }

  private static String row(Frontier frontier, Frontier.Point point) {
    ClassTurnarounds its = point.predicted();
    boolean chosen = point.equals(frontier.knee());
    StringBuilder html = new StringBuilder(chosen ? "<tr class=\"subject\">" : "<tr>")
        .append(Markup.figure(point.longestDelayMs(), point.longestDelayMs() == 0 ? "none" : Figures.duration(point.longestDelayMs() * 1e3)));
    for (double us : new double[] {its.shorts().meanUs(), its.shorts().p99Us(), its.all().meanUs(), its.longs().p99Us()}) {
      html.append(Markup.figure(us, Figures.duration(us)));
    }
    double ratio = frontier.longP99(point);
    return html.append(Markup.figure(ratio, Figures.multiple(ratio), Markup.tone(ratio))).append(Markup.cell(chosen ? "chosen" : "")).append("</tr>\n").toString();
  }
}
