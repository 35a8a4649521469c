package org.alps.export.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The operator's report on one evaluation: one HTML file that needs no network. Equal evaluations give equal bytes on one machine. */
public final class HtmlReport {
  private static final String TEMPLATE = "report.html";

  private HtmlReport() {}

  public static String of(Evaluation evaluation) {
    System.setProperty("java.awt.headless", "true");
    FunctionGains gains = evaluation.gains();
    String subject = PolicyStyle.words(evaluation.measures().subject());
    String body = AnswerSection.html(evaluation, gains)
        + ArenaSection.html(evaluation)
        + BasisSection.html(evaluation)
        + MeasuresSection.html(evaluation)
        + ChartsSection.html(evaluation, gains)
        + FunctionsSection.html(evaluation, gains);
    String[] parts = template().split("\\{\\{(title|lead|body)}}", -1);
    String title = Markup.escape(subject + " against fair sharing");
    String lead = Markup.escape(evaluation.manifest().text("/dataset") + ": " + evaluation.manifest().text("/trace/characteristics"));
    return parts[0] + title + parts[1] + title + parts[2] + lead + parts[3] + body + parts[4];
  }

  private static String template() {
    try (InputStream resource = HtmlReport.class.getResourceAsStream(TEMPLATE)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
