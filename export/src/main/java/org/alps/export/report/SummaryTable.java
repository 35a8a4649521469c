package org.alps.export.report;

import static org.alps.simulate.outcome.EvaluationColumns.INVOCATIONS;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P50_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P99_TURNAROUND_US;

import java.util.Locale;

/** What was gained, as plain ASCII text for a terminal of 100 columns. */
public final class SummaryTable {
  private static final String ROW = "%-20s %9s %9s %9s %9s  %9s %9s %9s %8s%n";
  private static final int NAME = 20;

  private SummaryTable() {}

  /** The table with a line break after each line. */
  public static String of(Evaluation evaluation) {
    Measures measures = evaluation.measures();
    Answer answer = new Answer(evaluation);
    StringBuilder text = new StringBuilder();
    text.append(row("turnaround", "mean", "p50", "p99", "slowdown", "mean/fair", "p99/fair", "mean/SRPT", "gap"));
    for (String className : measures.classes()) {
      text.append(String.format(Locale.ROOT, "%n%s, %s invocations%n", answer.title(className),
          Figures.count(measures.value(measures.subject(), className, INVOCATIONS))));
      for (String policy : measures.policies()) {
        text.append(policy(measures, policy, className));
      }
    }
    text.append(String.format(Locale.ROOT, "%nCongestion (mean slowdown under fair sharing): %s. Slowdown: mean of turnaround / CPU time.%n"
        + "Gap: (fair - policy) / (fair - SRPT) on mean turnaround; 100 %% is as good as knowing every size.%n",
        Figures.significant(answer.congestion())));
    if (!answer.warnings().isEmpty()) {
      text.append(String.format("%nWorse than fair sharing:%n"));
      answer.warnings().forEach(line -> text.append(wrapped(line)));
    }
    return ascii(text.toString());
  }

  private static String policy(Measures measures, String policy, String className) {
    return row("  " + PolicyStyle.words(policy),
        Figures.duration(measures.value(policy, className, MEAN_TURNAROUND_US)),
        Figures.duration(measures.value(policy, className, P50_TURNAROUND_US)),
        Figures.duration(measures.value(policy, className, P99_TURNAROUND_US)),
        Figures.significant(measures.value(policy, className, MEAN_SLOWDOWN)),
        change(measures, policy, measures.fair(), className, MEAN_TURNAROUND_US),
        change(measures, policy, measures.fair(), className, P99_TURNAROUND_US),
        change(measures, policy, measures.optimum(), className, MEAN_TURNAROUND_US),
        policy.equals(measures.fair()) ? Figures.NONE : Figures.share(measures.gapClosed(policy, className)));
  }

  private static String change(Measures measures, String policy, String base, String className, String column) {
    return policy.equals(base) ? Figures.NONE : Figures.change(measures.ratio(policy, base, className, column));
  }

  private static String row(String name, Object... cells) {
    Object[] all = new Object[cells.length + 1];
    all[0] = name.length() > NAME ? name.substring(0, NAME) : name;
    System.arraycopy(cells, 0, all, 1, cells.length);
    return String.format(Locale.ROOT, ROW, all);
  }

  private static String wrapped(String line) {
    return line.replaceAll("(.{1,98}$|.{1,97},)(?: |$)", "  $1" + System.lineSeparator());
  }

  private static String ascii(String text) {
    return text.replace('−', '-').replace('–', '-').replace("µs", "us").replace("×", "x");
  }
}
