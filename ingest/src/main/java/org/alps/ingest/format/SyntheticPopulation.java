package org.alps.ingest.format;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;
import org.alps.ingest.dataset.SeededRandom;
import org.alps.ingest.format.ArrivalPattern.Kind;

/**
 * The functions of a synthetic trace, calibrated to the marginals of Azure Functions 2019.
 *
 * <p>Counts follow {@link AzurePopularity}. What is bent: the share of hot functions shrinks until a day holds what was asked for (a laptop's
 * day has no room for a fifth of hot functions), and the hottest takes up what rounding leaves. The functions whose count is nearest to
 * a timer's have it exactly. Averages are the quantiles of the log-normal (ln s: -0.38, 2.36; ATC 2020), ended at
 * {@link #MAX_AVERAGE_S}. Work is met by who gets which average: the correlation of popularity and average is searched for, no function
 * brings more than {@link #MAX_WORK_SHARE} of the work, and what is left is a common factor on the averages.
 */
final class SyntheticPopulation {
  static final double LN_MEAN = -0.38;
  static final double LN_SD = 2.36;
  static final double MAX_AVERAGE_S = 300;
  static final double MAX_WORK_SHARE = 0.1;
  private static final double COUNT_DRIFT = 0.1;
  private static final double AVERAGE_DRIFT = 0.05;

  private final SyntheticSpec spec;
  private final long seed;
  private final long[] baseCounts;
  private final Kind[] kinds;
  private final double[] averagesUs;

  SyntheticPopulation(SyntheticSpec spec, long seed) {
    this.spec = spec;
    this.seed = seed;
    this.baseCounts = popularity();
    this.kinds = new Kind[spec.functions()];
    assignKinds();
    this.averagesUs = averages(counts(0));
  }

  int size() {
    return kinds.length;
  }

  /** The UID of function {@code index}; index 0 is the hottest. */
  String uid(int index) {
    return String.format("%s-%05d", kinds[index].trigger(), index + 1);
  }

  Kind kind(int index) {
    return kinds[index];
  }

  /** The mean size of function {@code index} on a day: its average with a slight drift. */
  double averageUs(int index, int day) {
    return averagesUs[index] * StrictMath.exp(AVERAGE_DRIFT * Gaussian.draw(random(index, 2 + 2L * day)));
  }

  /** How often each function runs on a day: timers exactly, others with a slight drift; in all what the specification asks. */
  long[] counts(int day) {
    double[] weights = new double[baseCounts.length];
    long left = spec.invocationsOn(day);
    double weight = 0;
    for (int i = 0; i < weights.length; i++) {
      if (kinds[i] == Kind.TIMER) {
        left -= baseCounts[i];
      } else {
        weights[i] = baseCounts[i] * StrictMath.exp(COUNT_DRIFT * Gaussian.draw(random(i, 1 + 2L * day)));
        weight += weights[i];
      }
    }
    long[] counts = baseCounts.clone();
    for (int i = counts.length - 1; i >= 0; i--) {
      if (kinds[i] != Kind.TIMER) {
        counts[i] = i == 0 ? Math.max(1, left) : Math.max(1, Math.round(weights[i] * left / weight));
        left -= counts[i];
        weight -= weights[i];
      }
    }
    return counts;
  }

  private SeededRandom random(int index, long counter) {
    return new SeededRandom(seed, index, counter);
  }

  private long[] popularity() {
    double target = (double) spec.invocations() / spec.days();
    double low = 0;
    double high = AzurePopularity.TAIL_SHARE;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (IntStream.range(0, spec.functions()).mapToDouble(index -> popularity(index, middle)).sum() > target) {
        high = middle;
      } else {
        low = middle;
      }
    }
    double tailShare = high;
    return IntStream.range(0, spec.functions()).mapToLong(index -> Math.max(1, Math.round(popularity(index, tailShare)))).toArray();
  }

  private double popularity(int index, double tailShare) {
    return AzurePopularity.count(index + 1, spec.functions(), tailShare);
  }

  /** Makes timers of the functions whose counts are nearest to a timer's, never of the hottest; the others burst or not. */
  private void assignKinds() {
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = baseCounts[i] >= 20 && random(i, 0).nextDouble() < 0.5 ? Kind.BURSTY : Kind.STEADY;
    }
    for (Map.Entry<Integer, Double> timer : AzurePopularity.timerShares().entrySet()) {
      double log = StrictMath.log(timer.getKey());
      IntStream.range(1, kinds.length)
          .filter(i -> kinds[i] != Kind.TIMER)
          .boxed()
          .sorted(Comparator.comparingDouble((Integer i) -> Math.abs(StrictMath.log(baseCounts[i]) - log)).thenComparing(i -> i))
          .limit(Math.round(timer.getValue() * kinds.length))
          .forEach(i -> {
            kinds[i] = Kind.TIMER;
            baseCounts[i] = timer.getKey();
          });
    }
  }

  private double[] averages(long[] counts) {
    double workUs = spec.workCores() * (double) ArrivalPattern.DAY_US;
    double[] best = null;
    double bestRatio = 0;
    for (int step = -19; step <= 19; step++) {
      double[] averages = paired(step / 20.0);
      lighten(averages, counts, MAX_WORK_SHARE * workUs);
      double ratio = workUs / IntStream.range(0, counts.length).mapToDouble(i -> counts[i] * averages[i]).sum();
      if (best == null || Math.abs(StrictMath.log(ratio)) < Math.abs(StrictMath.log(bestRatio))) {
        best = averages;
        bestRatio = ratio;
      }
    }
    double factor = bestRatio;
    return Arrays.stream(best).map(average -> Math.max(1, average * factor)).toArray();
  }

  /** Gives functions that would bring more than {@code maxUs} the average of the coldest function with a fitting one. */
  private static void lighten(double[] averages, long[] counts, double maxUs) {
    int other = averages.length - 1;
    for (int i = 0; i < averages.length; i++) {
      while (counts[i] * averages[i] > maxUs && other > i) {
        if (counts[i] * averages[other] <= maxUs && counts[other] * averages[i] <= maxUs) {
          double average = averages[i];
          averages[i] = averages[other];
          averages[other] = average;
        }
        other--;
      }
    }
  }

  /** The averages in the order of a score that has this correlation with popularity. */
  private double[] paired(double correlation) {
    int n = kinds.length;
    double[] score = new double[n];
    for (int i = 0; i < n; i++) {
      double popularity = Gaussian.quantile(1 - (i + 0.5) / n);
      SeededRandom random = random(i, -1);
      score[i] = correlation * popularity + StrictMath.sqrt(1 - correlation * correlation) * Gaussian.draw(random);
    }
    int[] order = IntStream.range(0, n)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> score[i]).thenComparing(i -> i))
        .mapToInt(Integer::intValue)
        .toArray();
    double[] averages = new double[n];
    for (int place = 0; place < n; place++) {
      double seconds = StrictMath.exp(LN_MEAN + LN_SD * Gaussian.quantile((place + 0.5) / n));
      averages[order[place]] = 1e6 * Math.min(MAX_AVERAGE_S, seconds);
    }
    return averages;
  }
}
