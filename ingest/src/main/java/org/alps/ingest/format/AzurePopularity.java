package org.alps.ingest.format;

import java.util.Map;
import java.util.TreeMap;

/**
 * How often the functions of Azure Functions 2019 run a day (d01 of the released trace: 46,412 functions), as quantiles and as the exact
 * counts of timers. A random subset of the population follows the same quantiles.
 */
final class AzurePopularity {
  /** The rank-count slope, log-log, over the 10,000 hottest functions. */
  static final double SLOPE = 1.78;
  /** The share of functions that those 10,000 are. */
  static final double TAIL_SHARE = 0.215;
  /** What is added to ranks so that the hottest function has 14 % of all invocations, as it has on d01, and not half of them. */
  private static final double RANK_SHIFT = 4;

  private static final double[] LEVELS = {0, 0.189, 0.25, 0.5, 0.6, 0.7, 0.75, 0.785};
  private static final double[] COUNTS = {1, 1, 3, 32, 96, 288, 289, 432};
  private static final TreeMap<Integer, Double> TIMER_SHARES =
      new TreeMap<>(Map.of(24, 0.0344, 48, 0.0132, 96, 0.0187, 288, 0.0509, 480, 0.0156, 1440, 0.0254));

  private AzurePopularity() {}

  /** Daily counts that timers have exactly (they divide the day evenly), each with its share of all functions. */
  static Map<Integer, Double> timerShares() {
    return TIMER_SHARES;
  }

  /**
   * The daily count of the function of rank {@code rank} (1 is the hottest) among {@code functions}: the power law for the hottest
   * {@code tailShare} of them, the published quantiles of the rest for the rest.
   *
   * @param tailShare {@link #TAIL_SHARE} in the whole population; less where there shall be fewer invocations
   */
  static double count(int rank, int functions, double tailShare) {
    double tail = tailShare * functions;
    if (rank < tail) {
      double ratio = (tail + RANK_SHIFT) / (rank + RANK_SHIFT);
      return COUNTS[COUNTS.length - 1] * StrictMath.exp(SLOPE * StrictMath.log(ratio));
    }
    double level = (1 - (rank - 0.5) / functions) / (1 - tailShare) * LEVELS[LEVELS.length - 1];
    int i = 1;
    while (i < LEVELS.length - 1 && level > LEVELS[i]) {
      i++;
    }
    double low = StrictMath.log(COUNTS[i - 1]);
    double high = StrictMath.log(COUNTS[i]);
    return StrictMath.exp(low + (high - low) * Math.min(1, (level - LEVELS[i - 1]) / (LEVELS[i] - LEVELS[i - 1])));
  }
}
