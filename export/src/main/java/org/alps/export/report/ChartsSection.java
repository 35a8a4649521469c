package org.alps.export.report;

import static org.alps.simulate.outcome.EvaluationColumns.LONG;
import static org.alps.simulate.outcome.EvaluationColumns.SHORT;
import static org.alps.simulate.outcome.EvaluationColumns.SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.TURNAROUND_US;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The section of distributions: curves of few enough policies to be told apart, and a dot for each function. */
final class ChartsSection {
  private static final int MOST_CURVES = 8;
  /** What is drawn first where not all policies can be, after the subject. */
  private static final List<PolicyStyle> PREFERRED = List.of(PolicyStyle.PS, PolicyStyle.EEVDF, PolicyStyle.SRPT, PolicyStyle.GUARDED,
      PolicyStyle.ALPS, PolicyStyle.ADAPTIVE, PolicyStyle.SFS, PolicyStyle.INCUMBENT);

  private ChartsSection() {}

  static String html(Evaluation evaluation, FunctionGains gains) {
    Measures measures = evaluation.measures();
    Answer answer = new Answer(evaluation);
    List<String> drawn = drawn(measures);
    String subject = PolicyStyle.words(measures.subject());
    StringBuilder html = new StringBuilder("<section id=\"charts\">\n<h2>Distributions</h2>\n").append(leftOut(measures, drawn))
        .append("<div class=\"pair\">\n");
    for (String measure : List.of(TURNAROUND_US, SLOWDOWN)) {
      for (String className : List.of(SHORT, LONG)) {
        String title = (measure.equals(TURNAROUND_US) ? "Turnaround" : "Slowdown") + ", " + lowerFirst(answer.title(className));
        if (CdfChart.canShow(evaluation.cdf(), className, measure)) {
          html.append(ChartFigure.html(evaluation, title, CdfChart.of(evaluation.cdf(), drawn, measures.policies(), className, measure)));
        } else {
          html.append("<p class=\"note\">").append(Markup.escape(title)).append(": none ran.</p>\n");
        }
      }
    }
    html.append("</div>\n<h2>Who gains, who is harmed</h2>\n");
    if (gains.count() == 0) {
      html.append("<p class=\"note\">No function ran under both ").append(Markup.escape(subject)).append(" and fair sharing.</p>\n");
    } else {
      html.append(ChartFigure.html(evaluation, "One dot a function: mean turnaround under " + subject + " as a multiple of fair sharing's",
          FunctionChart.of(gains)));
    }
    return html.append("</section>\n").toString();
  }

  /** The policies whose curves are drawn: all where they are few, else the subject and what it is best seen beside. */
  static List<String> drawn(Measures measures) {
    List<String> policies = measures.policies();
    if (policies.size() <= MOST_CURVES) {
      return policies;
    }
    List<String> chosen = Stream.concat(Stream.of(measures.subject()), PREFERRED.stream().map(PolicyStyle::label))
        .filter(policies::contains).distinct().limit(MOST_CURVES).toList();
    return policies.stream().filter(chosen::contains).toList();
  }

  private static String leftOut(Measures measures, List<String> drawn) {
    String names = measures.policies().stream().filter(policy -> !drawn.contains(policy)).map(PolicyStyle::words).collect(Collectors.joining(", "));
    return names.isEmpty() ? ""
        : "<p class=\"note\">Not drawn, so that curves can be told apart: " + Markup.escape(names) + ". All stand in the tables.</p>\n";
  }

  private static String lowerFirst(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
