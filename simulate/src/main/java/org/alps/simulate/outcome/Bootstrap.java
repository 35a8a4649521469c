package org.alps.simulate.outcome;

import java.util.Arrays;
import java.util.Optional;
import org.alps.ingest.dataset.SeededRandom;

/**
 * The bootstrap over units (hosts under seeds): how far a ratio of sums over units depends on which units there happened to be. Each replicate draws
 * as many units as there are, with replacement, and takes the ratio anew; the interval is what the middle 95 % of the replicates span (Efron, Annals
 * of Statistics 1979; the percentile interval). Invocations are not drawn: those of one host are not independent. All ratios are taken on the same
 * draws, so equal sums give equal intervals.
 */
public final class Bootstrap {
  public static final int REPLICATES = 1_000;
  public static final double CONFIDENCE = 0.95;
  /** Replicates that lie outside on either side. */
  private static final int OUTSIDE = (int) Math.round(REPLICATES * (1 - CONFIDENCE) / 2);
  private static final long SALT = 0x626f6f747374L;

  private final int units;
  private final long seed;

  /** An interval; both ends are values that replicates had. */
  public record Interval(double low, double high) {}

  /** @param seed what units are drawn with */
  public Bootstrap(int units, long seed) {
    this.units = units;
    this.seed = seed;
  }

  public int units() {
    return units;
  }

  /**
   * The interval of the sum of {@code numerators} / the sum of {@code denominators}, both by unit. Nothing where there are fewer than 2 units, or
   * where some replicate's denominator is not above 0: a ratio that may be of either sign has no such interval.
   */
  public Optional<Interval> ratio(double[] numerators, double[] denominators) {
    if (units < 2) {
      return Optional.empty();
    }
    double[] ratios = new double[REPLICATES];
    SeededRandom random = new SeededRandom(seed, SALT, 0);
    for (int replicate = 0; replicate < REPLICATES; replicate++) {
      double numerator = 0;
      double denominator = 0;
      for (int i = 0; i < units; i++) {
        int unit = (int) random.nextLong(units);
        numerator += numerators[unit];
        denominator += denominators[unit];
      }
      if (!(denominator > 0)) {
        return Optional.empty();
      }
      ratios[replicate] = numerator / denominator;
    }
    Arrays.sort(ratios);
    return Optional.of(new Interval(ratios[OUTSIDE], ratios[REPLICATES - 1 - OUTSIDE]));
  }
}
