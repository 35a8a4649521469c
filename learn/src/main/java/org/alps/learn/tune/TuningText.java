package org.alps.learn.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.alps.ingest.Counted;

/** A tuning as people and programs read it: {@code tuning.csv}, and what was chosen and why. */
final class TuningText {
  private static final String HEADER = "candidate,dataset,fold,mean_ratio,gap_closed,long_p99_ratio,worst_wait_ratio,kept,chosen";

  private final Tuning tuning;

  TuningText(Tuning tuning) {
    this.tuning = tuning;
  }

  /**
   * The lines of {@code tuning.csv}: for each candidate a row a dataset and fold, then one for {@code all} (mean_ratio is the score, the other
   * ratios the worst). Ratios are to fair sharing's; unknown ones are empty.
   */
  List<String> csv() {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (Tuning.Total total : tuning.totals()) {
      for (Trial trial : tuning.trials()) {
        if (trial.candidate().equals(total.candidate())) {
          lines.add(row(trial.candidate().line(), cell(trial.dataset()), Integer.toString(trial.fold()), number(trial.meanRatio()), number(trial.gapClosed()),
              number(trial.longP99Ratio()), number(trial.worstWaitRatio()),
              Boolean.toString(tuning.limits().excess(trial.longP99Ratio(), trial.worstWaitRatio()) <= 1), ""));
        }
      }
      lines.add(row(total.candidate().line(), "all", "", number(total.score()), "", number(total.longP99Ratio()), number(total.worstWaitRatio()),
          Boolean.toString(total.kept()), Boolean.toString(total == tuning.chosen())));
    }
    return lines;
  }

  /** What was chosen, why, and the line to paste. */
  String reasons() {
    Tuning.Total chosen = tuning.chosen();
    long datasets = tuning.trials().stream().map(Trial::dataset).distinct().count();
    long folds = tuning.trials().stream().map(Trial::fold).distinct().count();
    long kept = tuning.totals().stream().filter(Tuning.Total::kept).count();
    StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%s on %s, %s each. %s: long functions' p99 at most %.2f x fair sharing's, worst wait at most %.2f x.%n",
        Counted.of(tuning.totals().size(), "candidate"), Counted.of(datasets, "dataset"), Counted.of(folds, "fold"),
        kept == 0 ? "None keeps the limits" : kept + " of them keep the limits", tuning.limits().longP99(), tuning.limits().worstWait()));
    text.append(kept == 0 ? "Chosen, as it goes least beyond them" : "Chosen, as the lowest mean of these").append(": ").append(measures(chosen));
    text.append(String.format("%n  %s%n", chosen.candidate().line()));
    tuning.totals().stream().filter(total -> !total.kept() && total.score() < chosen.score()).min(Comparator.comparingDouble(Tuning.Total::score))
        .ifPresent(lower -> text.append(String.format("Lower, but beyond the limits: %s%n  %s%n", measures(lower), lower.candidate().line())));
    return text.toString();
  }

  private static String measures(Tuning.Total total) {
    return String.format(Locale.ROOT, "mean turnaround %.3f x fair sharing's (geometric mean), long p99 %.2f x and worst wait %.2f x where they are worst.",
        total.score(), total.longP99Ratio(), total.worstWaitRatio());
  }

  private static String row(String... cells) {
    return String.join(",", cells);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4f", value);
  }

  private static String cell(String text) {
    return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
