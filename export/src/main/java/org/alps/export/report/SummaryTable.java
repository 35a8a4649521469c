package org.alps.export.report;

import static org.alps.simulate.outcome.EvaluationColumns.HARMED_SHARE;
import static org.alps.simulate.outcome.EvaluationColumns.INVOCATIONS;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P50_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P99_RATIO;
import static org.alps.simulate.outcome.EvaluationColumns.P99_TURNAROUND_US;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What was gained, as plain ASCII text for a terminal of 100 columns. */
public final class SummaryTable {
  private static final String ROW = "%-20s %8s %8s %8s %8s %12s %8s %6s %7s %6s%n";
  private static final int NAME = 18;
  private static final String SUBJECT = "> ";
  private static final String YARDSTICK = ". ";

  private SummaryTable() {}

  /** The table with a line break after each line. */
  public static String of(Evaluation evaluation) {
    Measures measures = evaluation.measures();
    Answer answer = new Answer(evaluation);
    StringBuilder text = new StringBuilder();
    text.append(row("turnaround", "mean", "p50", "p99", "slowdown", "mean/fair", "p99/fair", "x SRPT", "gap", "harmed"));
    for (String className : measures.classes()) {
      text.append(String.format(Locale.ROOT, "%n%s, %s invocations%n", answer.title(className),
          Figures.count(measures.value(measures.subject(), className, INVOCATIONS))));
      for (String policy : measures.league(className)) {
        text.append(policy(evaluation, policy, className));
      }
    }
    text.append(String.format("%n")).append(sentences(SUBJECT + PolicyStyle.words(measures.subject()) + "; " + YARDSTICK
        + "yardsticks. Fair: " + PolicyStyle.words(measures.fair()) + ". " + answer.congestionWords() + " " + answer.intervalWords()));
    text.append(sentences("Slowdown: mean of turnaround / (CPU time + sleeps). Mean x SRPT: as a multiple of the clairvoyant optimum. "
        + "Gap: (fair - policy) / (fair - SRPT) on mean turnaround; 100 % is as good as knowing every size. "
        + "Harmed: functions whose mean turnaround is above 1.1 x fair."));
    for (String fair : measures.fairs()) {
      List<String> warnings = answer.warnings(fair);
      if (!warnings.isEmpty()) {
        text.append(String.format("%nWorse than %s:%n", PolicyStyle.words(fair)));
        warnings.forEach(line -> text.append(list(line)));
      }
    }
    return ascii(text.toString());
  }

  private static String policy(Evaluation evaluation, String policy, String className) {
    Measures measures = evaluation.measures();
    Comparisons comparisons = evaluation.comparisons();
    String fair = measures.fair();
    boolean isFair = policy.equals(fair);
    return row(mark(measures, policy) + cut(PolicyStyle.words(policy)),
        Figures.duration(measures.value(policy, className, MEAN_TURNAROUND_US)),
        Figures.duration(measures.value(policy, className, P50_TURNAROUND_US)),
        Figures.duration(measures.value(policy, className, P99_TURNAROUND_US)),
        Figures.significant(measures.value(policy, className, MEAN_SLOWDOWN)),
        isFair ? Figures.NONE : Figures.changeWithin(comparisons.mean(policy, fair, className)),
        isFair ? Figures.NONE : Figures.change(comparisons.value(policy, fair, className, P99_RATIO)),
        policy.equals(measures.optimum()) ? Figures.NONE
            : Figures.significant(measures.ratio(policy, measures.optimum(), className, MEAN_TURNAROUND_US)),
        isFair ? Figures.NONE : Figures.gap(comparisons.gapClosed(policy, fair, className).value()),
        isFair ? Figures.NONE : Figures.share(comparisons.value(policy, fair, className, HARMED_SHARE)));
  }

  private static String mark(Measures measures, String policy) {
    return policy.equals(measures.subject()) ? SUBJECT : PolicyStyle.of(policy).isCandidate() ? "  " : YARDSTICK;
  }

  private static String cut(String name) {
    return name.length() > NAME ? name.substring(0, NAME) : name;
  }

  private static String row(String name, String... cells) {
    return String.format(Locale.ROOT, ROW, Stream.concat(Stream.of(name), Arrays.stream(cells)).map(SummaryTable::ascii).toArray());
  }

  /** A list broken at its commas, each line set in. */
  private static String list(String line) {
    return line.replaceAll("(.{1,98}$|.{1,97},)(?: |$)", "  $1" + System.lineSeparator());
  }

  /** Sentences broken where no figure is torn from its unit. */
  private static String sentences(String text) {
    return ascii(text).replaceAll("(.{1,100})(?: (?![%×])|$)", "$1" + System.lineSeparator());
  }

  private static String ascii(String text) {
    return text.replace('−', '-').replace('–', '-').replace("µs", "us").replace("×", "x").replace("±", "+-");
  }
}
