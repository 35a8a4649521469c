package org.alps.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The index by hand, and against its definition; the best levels against all there are. */
class GittinsIndexTest {
  @Test
  void certainSizeIsItsOwnIndex() {
    GittinsIndex index = index(10, 10, 10);
    assertThat(index.size()).isEqualTo(1);
    assertThat(index.rankUs(0)).isEqualTo(10);
    assertThat(index.untilUs(0)).isEqualTo(10);
  }

  @Test
  void twoKindsAreToldApartByAge() {
    // Three of four take 1 us: r(0) = 1 / (3/4), better than (1 + 11/4) / 1. Who is older takes 12: 11 are left.
    GittinsIndex index = index(1, 1, 1, 12);
    assertThat(index.rankUs(0)).isCloseTo(4 / 3.0, within(1e-12));
    assertThat(index.untilUs(0)).isEqualTo(1);
    assertThat(index.ageUs(1)).isEqualTo(1);
    assertThat(index.rankUs(1)).isCloseTo(11, within(1e-12));
    assertThat(index.weight(0)).as("all spend the first microsecond").isEqualTo(1);
    assertThat(index.weight(1)).as("a quarter spends eleven more").isEqualTo(11 / 4.0);
  }

  @Test
  void nearlyCertainSizeFallsWithAge() {
    GittinsIndex index = index(9, 10, 11, 12);
    assertThat(index.rankUs(0)).isCloseTo(10.5, within(1e-12));
    assertThat(index.rankUs(1)).as("at 9, 10 to 12 are left").isCloseTo(2, within(1e-12));
  }

  @Test
  void agreesWithItsDefinition() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      long[] sizes = random.longs(1 + random.nextInt(40), 1, random.nextBoolean() ? 15 : 1_000_000).toArray();
      SizeEvidence evidence = evidence(sizes);
      GittinsIndex index = new GittinsIndex(evidence);
      for (int i = 0; i < index.size(); i++) {
        assertThat(index.rankUs(i)).as("seed %d, age %f", seed, index.ageUs(i))
            .isCloseTo(byDefinition(evidence, index.ageUs(i)), within(1e-9 * index.rankUs(i)));
      }
    }
  }

  @Test
  void levelsAreTheBestOfAll() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      GittinsIndex index = new GittinsIndex(evidence(random.longs(1 + random.nextInt(9), 1, 1 << (2 + random.nextInt(18))).toArray()));
      int most = 1 + random.nextInt(4);
      LevelFit fit = new LevelFit(index, most);
      int[] starts = new int[fit.size()];
      for (int level = 0; level < starts.length; level++) {
        starts[level] = fit.start(level);
      }
      assertThat(starts[0]).isZero();
      assertThat(starts).isSorted();
      assertThat(error(index, starts)).as("seed %d", seed).isLessThanOrEqualTo(least(index, 0, most) + 1e-6 * index.ageUs(index.size() - 1) + 1e-6);
    }
  }

  private static double byDefinition(SizeEvidence sizes, double ageUs) {
    double best = Double.POSITIVE_INFINITY;
    for (int end = 0; end < sizes.points(); end++) {
      double spent = 0;
      double done = 0;
      for (int point = 0; point < sizes.points(); point++) {
        if (sizes.sizeUs(point) > ageUs) {
          spent += sizes.probability(point) * (Math.min(sizes.sizeUs(point), sizes.sizeUs(end)) - ageUs);
          done += point <= end ? sizes.probability(point) : 0;
        }
      }
      if (sizes.sizeUs(end) > ageUs) {
        best = Math.min(best, spent / done);
      }
    }
    return best;
  }

  /** The least error of at most {@code levels} segments from {@code begin} on, by trying all. */
  private static double least(GittinsIndex index, int begin, int levels) {
    double best = error(index, begin, index.size());
    for (int cut = begin + 1; cut < index.size() && levels > 1; cut++) {
      best = Math.min(best, error(index, begin, cut) + least(index, cut, levels - 1));
    }
    return best;
  }

  private static double error(GittinsIndex index, int[] starts) {
    double error = 0;
    for (int level = 0; level < starts.length; level++) {
      error += error(index, starts[level], level + 1 < starts.length ? starts[level + 1] : index.size());
    }
    return error;
  }

  private static double error(GittinsIndex index, int begin, int end) {
    double weight = 0;
    double mean = 0;
    for (int i = begin; i < end; i++) {
      weight += index.weight(i);
      mean += index.weight(i) * Math.log(index.rankUs(i));
    }
    double error = 0;
    for (int i = begin; i < end; i++) {
      error += index.weight(i) * Math.pow(Math.log(index.rankUs(i)) - mean / weight, 2);
    }
    return error;
  }

  private static GittinsIndex index(long... sizesUs) {
    return new GittinsIndex(evidence(sizesUs));
  }

  private static SizeEvidence evidence(long... sizesUs) {
    return SizeEvidence.of(List.of(Histories.sizes("f", 0, sizesUs)), 1, 1);
  }
}
