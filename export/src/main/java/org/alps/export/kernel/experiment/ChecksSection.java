package org.alps.export.kernel.experiment;

import java.util.List;
import java.util.Locale;
import org.alps.export.report.Markup;

/** The section of what ALPS promises and whether it was kept. */
final class ChecksSection {
  private ChecksSection() {}

  static String html(List<Check> checks) {
    StringBuilder html = new StringBuilder("<section id=\"checks\">\n<h2>Checks</h2>\n");
    if (checks.isEmpty()) {
      return html.append("<p class=\"note\">None is made of these workloads and schedulers.</p>\n</section>\n").toString();
    }
    html.append("<p class=\"note\">Ratios, as machines differ and so do their times. What binds and is not met fails the self-test; the others are told only, "
        + "as they vary from run to run.</p>\n<table class=\"measures\"><thead><tr><th>Outcome</th><th>Binds</th><th>What</th><th class=\"n\">Found</th>"
        + "<th class=\"n\">At most</th></tr></thead><tbody>\n");
    for (Check check : checks) {
      html.append("<tr><td><span class=\"").append(check.met() ? "better" : "worse").append("\">").append(check.outcome()).append("</span></td>")
          .append(Markup.cell(check.binding() ? "yes" : "no")).append(Markup.cell(check.what()))
          .append(number("%.3f", check.value())).append(number("%.2f", check.limit())).append("</tr>\n");
    }
    return html.append("</tbody></table>\n</section>\n").toString();
  }

  private static String number(String format, double value) {
    return Markup.figure(value, String.format(Locale.ROOT, format, value));
  }
}
