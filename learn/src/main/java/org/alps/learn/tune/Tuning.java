package org.alps.learn.tune;

import java.util.Comparator;
import java.util.List;

/** The outcome of a tuning: all trials, and the choice that follows from them. */
final class Tuning {
  private final List<Trial> trials;
  private final TuningLimits limits;
  private final List<Total> totals;

  /** @param trials every candidate on the same datasets and folds */
  Tuning(List<Trial> trials, TuningLimits limits) {
    this.trials = List.copyOf(trials);
    this.limits = limits;
    this.totals = trials.stream().map(Trial::candidate).distinct().map(this::total).toList();
  }

  /**
   * A candidate over all datasets and folds.
   *
   * @param score the geometric mean of {@link Trial#meanRatio}: every dataset and fold counts the same, whatever its size
   * @param longP99Ratio the worst of any
   * @param worstWaitRatio the worst of any
   * @param excess how far it goes beyond the limits, at most 1 where it keeps them
   */
  record Total(Candidate candidate, double score, double longP99Ratio, double worstWaitRatio, double excess) {
    boolean kept() {
      return excess <= 1;
    }
  }

  List<Trial> trials() {
    return trials;
  }

  TuningLimits limits() {
    return limits;
  }

  /** One for each candidate, in the order of trials. */
  List<Total> totals() {
    return totals;
  }

  /** The lowest score among those that keep the limits; where none does, the one that goes least beyond them. The first of equals. */
  Total chosen() {
    return totals.stream().filter(Total::kept).min(Comparator.comparingDouble(Total::score))
        .orElseGet(() -> totals.stream().min(Comparator.comparingDouble(Total::excess).thenComparingDouble(Total::score)).orElseThrow());
  }

  private Total total(Candidate candidate) {
    List<Trial> own = trials.stream().filter(trial -> trial.candidate().equals(candidate)).toList();
    double logs = own.stream().mapToDouble(trial -> StrictMath.log(trial.meanRatio())).sum();
    double longP99 = own.stream().mapToDouble(Trial::longP99Ratio).max().orElseThrow();
    double worstWait = own.stream().mapToDouble(Trial::worstWaitRatio).max().orElseThrow();
    return new Total(candidate, StrictMath.exp(logs / own.size()), longP99, worstWait, limits.excess(longP99, worstWait));
  }
}
