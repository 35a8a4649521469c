package org.alps.export.report;

/** The operator's report on one evaluation: one HTML file that needs no network. Equal evaluations give equal bytes on one machine. */
public final class HtmlReport {
  private HtmlReport() {}

  public static String of(Evaluation evaluation) {
    System.setProperty("java.awt.headless", "true");
    FunctionGains gains = evaluation.gains();
    String body = AnswerSection.html(evaluation, gains)
        + ArenaSection.html(evaluation)
        + BasisSection.html(evaluation)
        + MeasuresSection.html(evaluation)
        + ChartsSection.html(evaluation, gains)
        + FunctionsSection.html(evaluation, gains);
    return HtmlPage.of(
        PolicyStyle.words(evaluation.measures().subject()) + " against fair sharing",
        evaluation.manifest().text("/dataset") + ": " + evaluation.manifest().text("/trace/characteristics"),
        body);
  }
}
