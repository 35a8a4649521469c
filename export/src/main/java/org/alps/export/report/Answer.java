package org.alps.export.report;

import static org.alps.simulate.outcome.EvaluationColumns.ALL;
import static org.alps.simulate.outcome.EvaluationColumns.LONG;
import static org.alps.simulate.outcome.EvaluationColumns.MAX_WAIT_US;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P50_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P90_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P999_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P99_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.P99_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.SHORT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answer in words: what the learned policy changed against fair sharing, and plainly where it made things worse. */
final class Answer {
  /** The ratio to fair sharing from which a figure is told as worse; quantiles are exact to 1.6 % only, so less says nothing. */
  static final double WORSE = 1.01;

  private final Measures measures;
  private final EvaluationManifest manifest;
  private final String subject;

  Answer(Evaluation evaluation) {
    measures = evaluation.measures();
    manifest = evaluation.manifest();
    subject = measures.subject();
  }

  /** What became of mean turnaround, in one sentence of plain text. */
  String headline() {
    String name = PolicyStyle.words(subject);
    if (Double.isNaN(measures.toFair(subject, ALL, MEAN_TURNAROUND_US))) {
      return "Fair sharing was not judged beside " + name + ", so there is nothing to compare with: judge both with alps evaluate.";
    }
    return name + " " + moved(measures.toFair(subject, ALL, MEAN_TURNAROUND_US))
        + " against fair sharing, from " + Figures.duration(measures.value(measures.fair(), ALL, MEAN_TURNAROUND_US)) + " to "
        + Figures.duration(measures.value(subject, ALL, MEAN_TURNAROUND_US)) + "; " + gap() + ".";
  }

  /** The rest of the answer in plain text: other measures, classes apart, congestion. */
  String details() {
    StringBuilder text = new StringBuilder(changes(ALL) + ". ");
    for (String className : measures.classes()) {
      if (!className.equals(ALL)) {
        text.append(title(className)).append(": mean ").append(change(className, MEAN_TURNAROUND_US)).append("; ")
            .append(lowerFirst(changes(className))).append(". ");
      }
    }
    return text.append("Congestion, the mean slowdown under fair sharing, was ").append(Figures.multiple(congestion()))
        .append(": it bounds what any policy can gain.").toString();
  }

  /** One line for each class in which the policy is worse than fair sharing by more than 1 %; empty where it is nowhere. */
  List<String> warnings() {
    Map<String, String> judged = new LinkedHashMap<>();
    judged.put(MEAN_TURNAROUND_US, "mean turnaround");
    judged.put(P50_TURNAROUND_US, "median turnaround");
    judged.put(P90_TURNAROUND_US, "p90 turnaround");
    judged.put(P99_TURNAROUND_US, "p99 turnaround");
    judged.put(P999_TURNAROUND_US, "p99.9 turnaround");
    judged.put(MEAN_SLOWDOWN, "mean slowdown");
    judged.put(P99_SLOWDOWN, "p99 slowdown");
    judged.put(MAX_WAIT_US, "worst wait");
    List<String> warnings = new ArrayList<>();
    for (String className : measures.classes()) {
      List<String> worse = new ArrayList<>();
      judged.forEach((column, words) -> {
        if (measures.toFair(subject, className, column) > WORSE) {
          worse.add(words + " " + change(className, column));
        }
      });
      if (!worse.isEmpty()) {
        warnings.add(title(className) + ": " + String.join(", ", worse));
      }
    }
    return warnings;
  }

  /** The mean slowdown under fair sharing, as recorded, else as measured. */
  double congestion() {
    double recorded = manifest.number("/congestion");
    return Double.isNaN(recorded) ? measures.value(measures.fair(), ALL, MEAN_SLOWDOWN) : recorded;
  }

  /** What a class holds, for people. */
  String title(String className) {
    double border = manifest.number("/short_below_us");
    String known = Double.isNaN(border) ? "" : " " + Figures.duration(border);
    return switch (className) {
      case ALL -> "All functions";
      case SHORT -> "Short functions" + (known.isEmpty() ? "" : " (below" + known + ")");
      case LONG -> "Long functions" + (known.isEmpty() ? "" : " (from" + known + ")");
      default -> className;
    };
  }

  private String changes(String className) {
    return "Median " + change(className, P50_TURNAROUND_US) + ", p99 " + change(className, P99_TURNAROUND_US) + ", mean slowdown "
        + Figures.significant(measures.value(measures.fair(), className, MEAN_SLOWDOWN)) + " to "
        + Figures.significant(measures.value(subject, className, MEAN_SLOWDOWN));
  }

  private String gap() {
    double closed = measures.gapClosed(subject, ALL);
    if (Double.isNaN(closed)) {
      return "the gap to SRPT is not known, as SRPT was not judged or gained nothing";
    }
    return Figures.share(closed) + " of the gap to clairvoyant SRPT (" + Figures.duration(measures.value(measures.optimum(), ALL,
        MEAN_TURNAROUND_US)) + ") is closed";
  }

  private String change(String className, String column) {
    return Figures.change(measures.toFair(subject, className, column));
  }

  private static String moved(double ratio) {
    String change = Figures.change(ratio);
    if (change.equals("0 %")) {
      return "left mean turnaround where it was";
    }
    return ratio < 1 ? "cut mean turnaround by " + change.substring(1) : "raised mean turnaround by " + change.replace("+", "");
  }

  private static String lowerFirst(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
