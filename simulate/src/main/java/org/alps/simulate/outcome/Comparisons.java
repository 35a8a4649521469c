package org.alps.simulate.outcome;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alps.simulate.outcome.Comparison.Estimate;

/** What compares policies with fair ones: every judged policy against each fair one, in every class that has invocations. */
public final class Comparisons {
  private final Verdict verdict;
  private final Yardsticks yardsticks;
  private final Harms harms;
  private final Bootstrap bootstrap;
  private final Map<List<String>, double[]> turnarounds = new HashMap<>();

  public Comparisons(Verdict verdict, Yardsticks yardsticks, Harms harms, Bootstrap bootstrap) {
    this.verdict = verdict;
    this.yardsticks = yardsticks;
    this.harms = harms;
    this.bootstrap = bootstrap;
  }

  /** By policy, then fair policy, then class: all, short, long. */
  public List<Comparison> list() {
    List<Comparison> list = new ArrayList<>();
    for (String policy : verdict.labels()) {
      for (String fair : yardsticks.fair()) {
        for (String name : Verdict.NAMES) {
          if (verdict.outcome(policy, name).count() > 0) {
            list.add(comparison(policy, fair, name));
          }
        }
      }
    }
    return list;
  }

  private Comparison comparison(String policy, String fair, String name) {
    ClassOutcome its = verdict.outcome(policy, name);
    ClassOutcome base = verdict.outcome(fair, name);
    double[] itsSums = turnarounds(policy, name);
    double[] fairSums = turnarounds(fair, name);
    Estimate toOptimum = null;
    Estimate gapClosed = null;
    if (yardsticks.optimum() != null) {
      double[] optimum = turnarounds(yardsticks.optimum(), name);
      toOptimum = estimate(itsSums, optimum);
      gapClosed = estimate(less(fairSums, itsSums), less(fairSums, optimum));
    }
    return new Comparison(policy, fair, name, estimate(itsSums, fairSums), toOptimum, gapClosed,
        its.turnarounds().quantile(0.99) / base.turnarounds().quantile(0.99), ratioOfWaits(its.maxWaitUs(), base.maxWaitUs()),
        harms.of(policy, fair, name));
  }

  /** Policies ran the same invocations, so sums of turnaround relate as means do. */
  private Estimate estimate(double[] numerators, double[] denominators) {
    double denominator = sum(denominators);
    return new Estimate(denominator > 0 ? sum(numerators) / denominator : Double.NaN, bootstrap.ratio(numerators, denominators));
  }

  private double[] turnarounds(String label, String name) {
    return turnarounds.computeIfAbsent(List.of(label, name), key -> verdict.unitTurnaroundsUs(label, name));
  }

  private static double ratioOfWaits(long waitUs, long fairUs) {
    return waitUs == fairUs ? 1 : fairUs == 0 ? Double.NaN : (double) waitUs / fairUs;
  }

  private static double[] less(double[] from, double[] what) {
    double[] rest = from.clone();
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= what[i];
    }
    return rest;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
