package org.alps.export.report;

import static org.alps.simulate.outcome.EvaluationColumns.CLASS;
import static org.alps.simulate.outcome.EvaluationColumns.FUNCTIONS_FILE;
import static org.alps.simulate.outcome.EvaluationColumns.FUNCTION_UID;
import static org.alps.simulate.outcome.EvaluationColumns.INVOCATIONS;
import static org.alps.simulate.outcome.EvaluationColumns.MAX_WAIT_US;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_CPU_TIME_US;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.PREEMPTIONS;

import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** The section on single functions: the most invoked, the most harmed, and how many are harmed at all. */
final class FunctionsSection {
  private static final int MOST_INVOKED = 50;
  private static final int MOST_HARMED = 20;

  private FunctionsSection() {}

  static String html(Evaluation evaluation, FunctionGains gains) {
    String subject = Markup.escape(PolicyStyle.words(evaluation.measures().subject()));
    StringBuilder html = new StringBuilder("<section id=\"functions\">\n<h2>Functions</h2>\n<p class=\"note\">");
    html.append(Figures.count(gains.harmed().rowCount())).append(" of ").append(Figures.count(gains.count())).append(" functions (")
        .append(Figures.share(gains.harmedShare())).append(", with ").append(Figures.share(gains.harmedInvocationShare()))
        .append(" of the invocations) are harmed: their mean turnaround under ").append(subject)
        .append(" is above 1.1× fair sharing's. All functions stand in ").append(FUNCTIONS_FILE)
        .append(". Click a column's head to sort.</p>\n");
    Table harmed = gains.mostHarmed(MOST_HARMED);
    if (!harmed.isEmpty()) {
      table(html, "Most harmed", subject, harmed);
    }
    table(html, "Most invoked", subject, gains.mostInvoked(MOST_INVOKED));
    return html.append("</section>\n").toString();
  }

  private static void table(StringBuilder html, String title, String subject, Table rows) {
    html.append("<h3>").append(title).append(" <span>").append(rows.rowCount()).append("</span></h3>\n<table class=\"sortable functions\">")
        .append("<thead><tr><th>Function</th><th>Class</th><th class=\"n\">Invocations</th><th class=\"n\">Mean CPU<br>time</th>")
        .append("<th class=\"n\">Mean turnaround<br>fair</th><th class=\"n\"><br>").append(subject)
        .append("</th><th class=\"n\"><br>change</th><th class=\"n\">Mean slowdown<br>fair</th><th class=\"n\"><br>").append(subject)
        .append("</th><th class=\"n\">Worst wait<br>fair</th><th class=\"n\"><br>").append(subject)
        .append("</th><th class=\"n\">Preemptions<br>/ invocation</th></tr></thead><tbody>\n");
    for (Row row : rows) {
      row(html, row);
    }
    html.append("</tbody></table>\n");
  }

  private static void row(StringBuilder html, Row row) {
    double ratio = row.getDouble(FunctionGains.RATIO);
    double preemptions = row.getDouble(PREEMPTIONS) / row.getDouble(INVOCATIONS);
    html.append("<tr>").append(Markup.longCell(row.getString(FUNCTION_UID))).append(Markup.cell(row.getString(CLASS)))
        .append(Markup.figure(row.getDouble(INVOCATIONS), Figures.count(row.getDouble(INVOCATIONS))))
        .append(duration(row, MEAN_CPU_TIME_US))
        .append(duration(row, FunctionGains.FAIR_TURNAROUND_US))
        .append(duration(row, MEAN_TURNAROUND_US))
        .append(Markup.figure(ratio, Figures.change(ratio), ratio > FunctionGains.HARMED ? "worse" : ratio < 1 ? "better" : ""))
        .append(Markup.figure(row.getDouble(FunctionGains.FAIR_SLOWDOWN), Figures.significant(row.getDouble(FunctionGains.FAIR_SLOWDOWN))))
        .append(Markup.figure(row.getDouble(MEAN_SLOWDOWN), Figures.significant(row.getDouble(MEAN_SLOWDOWN))))
        .append(duration(row, FunctionGains.FAIR_MAX_WAIT_US))
        .append(duration(row, MAX_WAIT_US))
        .append(Markup.figure(preemptions, Figures.significant(preemptions)))
        .append("</tr>\n");
  }

  private static String duration(Row row, String column) {
    return Markup.figure(row.getDouble(column), Figures.duration(row.getDouble(column)));
  }
}
