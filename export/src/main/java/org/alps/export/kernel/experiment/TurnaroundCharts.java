package org.alps.export.kernel.experiment;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alps.export.report.ChartFigure;
import org.alps.export.report.CurveChart;
import org.alps.export.report.Figures;
import org.alps.export.report.Markup;

/** The charts of one workload: how turnarounds are distributed under each scheduler, as measured and as predicted, short functions and long ones apart. */
final class TurnaroundCharts {
  private static final int DOTS = 40;

  private TurnaroundCharts() {}

  static String html(WorkloadOutcome outcome) {
    return "<div class=\"pair\">\n" + Stream.of(TrialClass.SHORT, TrialClass.LONG).map(itsClass -> figure(outcome, itsClass)).collect(Collectors.joining())
        + "</div>\n";
  }

  private static String figure(WorkloadOutcome outcome, TrialClass itsClass) {
    String title = "Turnaround of " + itsClass.id() + " functions, " + outcome.name();
    List<Standing> drawn = outcome.contenders().stream().flatMap(contender -> outcome.standing(contender, itsClass).stream())
        .filter(standing -> standing.measured().count() > 0).toList();
    if (drawn.isEmpty()) {
      return "<p class=\"note\">" + Markup.escape(title) + ": none ran.</p>\n";
    }
    Set<String> shorts = outcome.shorts();
    CurveChart chart = CurveChart.ofTurnarounds();
    for (Standing standing : drawn) {
      Contender contender = standing.contender();
      double[] measured = turnarounds(outcome, standing, shorts, TrialResult::recorded);
      chart.add(ContenderStyle.words(contender), measured, shares(measured.length), ContenderStyle.colour(contender), ContenderStyle.stroke(contender));
    }
    for (Standing standing : drawn) {
      double[] predicted = someOf(turnarounds(outcome, standing, shorts, TrialResult::predicted));
      chart.addDots(ContenderStyle.words(standing.contender()) + ", predicted", predicted, shares(predicted.length),
          ContenderStyle.colour(standing.contender()));
    }
    return ChartFigure.html(title, alternative(title, drawn), chart,
        "Lines: measured in the kernel; dots of the same colour: predicted. " + WorkloadSection.trials(outcome) + ".");
  }

  private static String alternative(String title, List<Standing> drawn) {
    return title + ": the share of invocations that took no longer, by scheduler. " + drawn.stream()
        .map(standing -> ContenderStyle.words(standing.contender()) + ": half within " + Figures.duration(standing.measured().p50Us()) + " (predicted "
            + Figures.duration(standing.predicted().p50Us()) + "), 99 % within " + Figures.duration(standing.measured().p99Us()) + " (predicted "
            + Figures.duration(standing.predicted().p99Us()) + ")")
        .collect(Collectors.joining("; ")) + ".";
  }

  /** Ascending, in microseconds. */
  private static double[] turnarounds(
      WorkloadOutcome outcome, Standing standing, Set<String> shorts, Function<TrialResult, List<Invocation>> invocations) {
    return outcome.of(standing.contender()).map(invocations).flatMap(List::stream)
        .filter(invocation -> standing.itsClass().holds(shorts.contains(invocation.functionUid())))
        .mapToDouble(Invocation::turnaroundUs).sorted().toArray();
  }

  /** As many quantiles as can be told apart, the largest last. */
  private static double[] someOf(double[] ascending) {
    int count = Math.min(ascending.length, DOTS);
    return IntStream.rangeClosed(1, count).mapToDouble(place -> ascending[(int) ((long) ascending.length * place / count) - 1]).toArray();
  }

  private static double[] shares(int count) {
    return IntStream.rangeClosed(1, count).mapToDouble(place -> (double) place / count).toArray();
  }
}
