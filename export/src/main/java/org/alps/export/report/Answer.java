package org.alps.export.report;

import static org.alps.simulate.outcome.EvaluationColumns.ALL;
import static org.alps.simulate.outcome.EvaluationColumns.LONG;
import static org.alps.simulate.outcome.EvaluationColumns.MAX_WAIT_US;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P50_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.P50_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P90_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.P90_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P999_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.P999_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P99_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.P99_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.SHORT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The answer in words: what the learned policy changed against fair sharing, and plainly where it made things worse. */
final class Answer {
  /** The ratio to fair sharing from which a figure is told as worse; quantiles are exact to 1.6 % only, so less says nothing. */
  static final double WORSE = 1.01;
  /** Fewer units than this do not show how far units differ, and percentile intervals over them are too narrow. */
  private static final int FEW_UNITS = 10;

  private final Measures measures;
  private final Comparisons comparisons;
  private final EvaluationManifest manifest;
  private final String subject;

  Answer(Evaluation evaluation) {
    measures = evaluation.measures();
    comparisons = evaluation.comparisons();
    manifest = evaluation.manifest();
    subject = measures.subject();
  }

  /** What became of mean turnaround, in one sentence of plain text. */
  String headline() {
    String name = PolicyStyle.words(subject);
    double ratio = measures.toFair(subject, ALL, MEAN_TURNAROUND_US);
    if (Double.isNaN(ratio)) {
      return "Fair sharing was not judged beside " + name + ", so there is nothing to compare with: judge both with alps evaluate.";
    }
    return name + " " + moved(ratio, comparisons.mean(subject, measures.fair(), ALL))
        + " against " + PolicyStyle.words(measures.fair()) + " at a congestion of " + Figures.multiple(congestion(measures.fair())) + ", from "
        + Figures.duration(measures.value(measures.fair(), ALL, MEAN_TURNAROUND_US)) + " to "
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
    return text.append(betterStill()).append(congestionWords()).append(" It bounds what any policy can gain. ").append(intervalWords()).toString();
  }

  /** Who did better in mean turnaround without knowing sizes beforehand, in one sentence; empty where nobody did by more than 1 %. */
  String betterStill() {
    double own = measures.value(subject, ALL, MEAN_TURNAROUND_US);
    String better = measures.league(ALL).stream()
        .filter(policy -> !PolicyStyle.of(policy).isClairvoyant() && own / measures.value(policy, ALL, MEAN_TURNAROUND_US) > WORSE)
        .map(policy -> PolicyStyle.words(policy) + " (" + Figures.change(measures.toFair(policy, ALL, MEAN_TURNAROUND_US)) + ")")
        .collect(Collectors.joining(", "));
    return better.isEmpty() ? "" : "Better still in mean turnaround, without knowing sizes: " + better + ". ";
  }

  /** One line for each class in which the policy is worse than a fair one by more than 1 %; empty where it is nowhere. */
  List<String> warnings(String fair) {
    Map<String, String> judged = new LinkedHashMap<>();
    judged.put(MEAN_TURNAROUND_US, "mean turnaround");
    judged.put(P50_TURNAROUND_US, "median turnaround");
    judged.put(P90_TURNAROUND_US, "p90 turnaround");
    judged.put(P99_TURNAROUND_US, "p99 turnaround");
    judged.put(P999_TURNAROUND_US, "p99.9 turnaround");
    judged.put(MEAN_SLOWDOWN, "mean slowdown");
    judged.put(P50_SLOWDOWN, "median slowdown");
    judged.put(P90_SLOWDOWN, "p90 slowdown");
    judged.put(P99_SLOWDOWN, "p99 slowdown");
    judged.put(P999_SLOWDOWN, "p99.9 slowdown");
    judged.put(MAX_WAIT_US, "worst wait");
    List<String> warnings = new ArrayList<>();
    for (String className : measures.classes()) {
      List<String> worse = new ArrayList<>();
      judged.forEach((column, words) -> {
        double ratio = measures.ratio(subject, fair, className, column);
        if (ratio > WORSE) {
          worse.add(words + " " + Figures.change(ratio));
        }
      });
      if (!worse.isEmpty()) {
        warnings.add(title(className) + ": " + String.join(", ", worse));
      }
    }
    return warnings;
  }

  /** The mean slowdown under a fair policy, as recorded, else as measured. */
  double congestion(String fair) {
    double recorded = manifest.number("/congestion/" + fair);
    return Double.isNaN(recorded) ? measures.value(fair, ALL, MEAN_SLOWDOWN) : recorded;
  }

  /** The congestion under each fair policy, in one sentence: no reduction means anything without it. */
  String congestionWords() {
    return congestionWords(ALL);
  }

  /** The same of one class of functions. */
  String congestionWords(String className) {
    String each = measures.fairs().stream()
        .map(fair -> Figures.multiple(className.equals(ALL) ? congestion(fair) : measures.value(fair, className, MEAN_SLOWDOWN)) + " under "
            + PolicyStyle.words(fair))
        .collect(Collectors.joining(", "));
    return "Congestion (mean slowdown): " + (each.isEmpty() ? EvaluationManifest.NOT_RECORDED : each) + ".";
  }

  /** What intervals are, in one sentence. */
  String intervalWords() {
    double units = manifest.number("/bootstrap/units");
    if (Double.isNaN(units)) {
      return "Intervals: " + EvaluationManifest.NOT_RECORDED + ".";
    }
    return units < 2 ? "No intervals: one unit (host × seed), so nothing tells a difference from chance."
        : "Intervals: " + Figures.share(manifest.number("/bootstrap/confidence")) + " bootstrap over " + Figures.count(units)
            + " units (host × seed), " + Figures.count(manifest.number("/bootstrap/replicates")) + " replicates; ± is half of one's width."
            + (units < FEW_UNITS ? " So few units make them too narrow." : "");
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
    double closed = comparisons.gapClosed(subject, measures.fair(), ALL).value();
    if (Double.isNaN(closed)) {
      return "the gap to SRPT is not known, as SRPT was not judged or gained nothing";
    }
    return Figures.gap(closed) + " of the gap to clairvoyant SRPT (" + Figures.duration(measures.value(measures.optimum(), ALL,
        MEAN_TURNAROUND_US)) + ") is closed";
  }

  private String change(String className, String column) {
    return Figures.change(measures.toFair(subject, className, column));
  }

  private static String moved(double ratio, Interval interval) {
    String change = Figures.change(ratio);
    if (change.equals("0 %")) {
      return "left mean turnaround where it was";
    }
    String moved = ratio < 1 ? "cut mean turnaround by " + change.substring(1) : "raised mean turnaround by " + change.replaceFirst("^\\+", "");
    if (!interval.isWide()) {
      return moved;
    }
    return moved + " (interval " + Figures.changes(interval) + (interval.low() < 1 && interval.high() > 1 ? ", so perhaps by chance)" : ")");
  }

  private static String lowerFirst(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
