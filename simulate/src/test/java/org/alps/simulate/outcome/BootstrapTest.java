package org.alps.simulate.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.alps.simulate.outcome.Bootstrap.Interval;
import org.junit.jupiter.api.Test;

/** The bootstrap on cases worked by hand, and whether its intervals hold the truth as often as they say. */
class BootstrapTest {
  /**
   * Units with ratios 1/1 and 3/1: a replicate draws both (half of the time) or one twice (a quarter each), so replicates are 1, 2 or 3 and the middle
   * 95 % of them span from 1 to 3.
   */
  @Test
  void twoUnits() {
    assertThat(new Bootstrap(2, 7).ratio(new double[] {1, 3}, new double[] {1, 1})).contains(new Interval(1, 3));
  }

  /**
   * Of a unit with 1/1 and 99 with 0/1, the heavy one is drawn Poisson(1) times: 0 times with probability .366, above 3 with .018, above 2 with .079.
   * So 2.5 % from below is 0, and 2.5 % from above 3.
   */
  @Test
  void oneHeavyUnitOfAHundred() {
    double[] heavy = new double[100];
    heavy[42] = 1;
    double[] ones = new double[100];
    Arrays.fill(ones, 1);
    assertThat(new Bootstrap(100, 1).ratio(heavy, ones)).contains(new Interval(0, 0.03));
  }

  @Test
  void ratioIsOfSumsNotTheMeanOfRatios() {
    assertThat(new Bootstrap(3, 1).ratio(new double[] {2, 20, 200}, new double[] {1, 10, 100})).contains(new Interval(2, 2));
  }

  @Test
  void oneUnitHasNoInterval() {
    assertThat(new Bootstrap(1, 1).ratio(new double[] {1}, new double[] {2})).isEmpty();
    assertThat(new Bootstrap(0, 1).ratio(new double[0], new double[0])).isEmpty();
  }

  @Test
  void denominatorThatMayVanishHasNoInterval() {
    assertThat(new Bootstrap(2, 1).ratio(new double[] {1, 1}, new double[] {0, 5})).isEmpty();
    assertThat(new Bootstrap(2, 1).ratio(new double[] {1, 1}, new double[] {-4, 5})).isEmpty();
  }

  @Test
  void seedDecides() {
    double[] numerators = new Random(1).doubles(30, 0, 10).toArray();
    double[] denominators = new Random(2).doubles(30, 5, 10).toArray();
    assertThat(new Bootstrap(30, 5).ratio(numerators, denominators)).isEqualTo(new Bootstrap(30, 5).ratio(numerators, denominators))
        .isNotEqualTo(new Bootstrap(30, 6).ratio(numerators, denominators));
  }

  /**
   * Coverage: of 1,000 samples of 40 units whose true ratio is 0.7, how many intervals hold it. Nominally 950; a percentile interval of few units is known
   * to fall short by some percent, and the binomial's deviation is 7, so 900 to 970.
   */
  @Test
  void intervalsHoldTheTruthAsOftenAsTheySay() {
    Random random = new Random(3);
    int holds = 0;
    for (int sample = 0; sample < 1_000; sample++) {
      double[] fair = new double[40];
      double[] policy = new double[40];
      for (int unit = 0; unit < 40; unit++) {
        fair[unit] = Math.exp(0.5 * random.nextGaussian());
        policy[unit] = fair[unit] * (0.7 + 0.1 * random.nextGaussian());
      }
      Interval interval = new Bootstrap(40, sample).ratio(policy, fair).orElseThrow();
      holds += interval.low() <= 0.7 && 0.7 <= interval.high() ? 1 : 0;
    }
    assertThat(holds).isBetween(900, 970);
  }
}
