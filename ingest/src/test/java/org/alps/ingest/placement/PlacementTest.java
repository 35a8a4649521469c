package org.alps.ingest.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Placement: what holds of any, and cases by hand. */
class PlacementTest {
  private static final int CASES = 300;

  @Test
  void everyFunctionHasItsSharesOnDifferentHosts() {
    for (int seed = 0; seed < CASES; seed++) {
      Case made = new Case(seed);
      double largestAllowed = made.total() / made.hosts * Placement.SHARE_LIMIT;
      for (int f = 0; f < made.workUs.length; f++) {
        int[] on = made.placement().hosts(f);
        assertThat(on).as("case %d", seed).isNotEmpty();
        assertThat(Arrays.stream(on).distinct().count()).isEqualTo(on.length);
        assertThat(Arrays.stream(on).allMatch(host -> host >= 0 && host < made.hosts)).isTrue();
        double share = made.workUs[f] / on.length;
        assertThat(share <= largestAllowed * (1 + 1e-9) || on.length == made.hosts).isTrue();
        assertThat(on.length == 1 || made.workUs[f] / (on.length - 1) > largestAllowed).as("fewest shares").isTrue();
      }
    }
  }

  @Test
  void hostsDifferByAtMostTheLargestShare() {
    for (int seed = 0; seed < CASES; seed++) {
      Case made = new Case(seed);
      Placement placement = made.placement();
      double[] loads = IntStream.range(0, placement.hostCount()).mapToDouble(placement::workUs).toArray();
      double largest = IntStream.range(0, made.workUs.length).mapToDouble(f -> made.workUs[f] / placement.hosts(f).length).max().orElse(0);
      assertThat(Arrays.stream(loads).max().orElse(0) - Arrays.stream(loads).min().orElse(0)).as("case %d", seed).isLessThanOrEqualTo(largest * (1 + 1e-9));
      double[] again = new double[made.hosts];
      for (int f = 0; f < made.workUs.length; f++) {
        for (int host : placement.hosts(f)) {
          again[host] += made.workUs[f] / placement.hosts(f).length;
        }
      }
      for (int host = 0; host < made.hosts; host++) {
        assertThat(loads[host]).isCloseTo(again[host], within(made.total() * 1e-9 + 1e-9));
      }
    }
  }

  @Test
  void sameSeedPlacesTheSame() {
    for (int seed = 0; seed < CASES; seed++) {
      Case made = new Case(seed);
      Placement one = made.placement();
      Placement two = made.placement();
      for (int f = 0; f < made.workUs.length; f++) {
        assertThat(one.hosts(f)).isEqualTo(two.hosts(f));
      }
    }
  }

  @Test
  void largestGoFirstEachToTheLeastLoaded() {
    Placement placement = Placement.seeded(new double[] {3, 1, 2, 1.5, 2.5, 2, 2, 2}, new long[] {1, 2, 3, 4, 5, 6, 7, 8}, 1, 1);
    assertThat(placement.workUs(0)).isEqualTo(16);
    Placement hot = Placement.seeded(new double[] {100, 1}, new long[] {1, 2}, 4, 1);
    assertThat(hot.hosts(0)).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(hot.hosts(1)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 1000, 16, 0.8, 1", "12800, 1000, 16, 0.8, 1", "12801, 1000, 16, 0.8, 2", "1e9, 1, 1, 1, 1000000000"})
  void hostsFollowFromWorkAndLoad(double workUs, long spanUs, int cores, double load, int hosts) {
    assertThat(Placement.hostsFor(workUs, spanUs, cores, load)).isEqualTo(hosts);
  }

  @Test
  void sharesOfACountAddUpAndAreEven() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      int count = random.nextInt(random.nextBoolean() ? 5 : 1_000_000);
      int shares = 1 + random.nextInt(40);
      int minute = random.nextInt(20_160);
      long hash = random.nextLong();
      int[] parts = IntStream.range(0, shares).map(share -> Placement.countOfShare(count, share, shares, minute, hash)).toArray();
      assertThat(Arrays.stream(parts).sum()).isEqualTo(count);
      assertThat(Arrays.stream(parts).max().orElse(0) - Arrays.stream(parts).min().orElse(0)).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void leftoverInvocationsGoRound() {
    int[] first = new int[4];
    for (int minute = 0; minute < 4_000; minute++) {
      for (int share = 0; share < 4; share++) {
        first[share] += Placement.countOfShare(1, share, 4, minute, 77);
      }
    }
    assertThat(Arrays.stream(first).boxed()).allMatch(count -> count > 850 && count < 1150);
  }

  /** A drawn population: sizes over many orders of magnitude, some without work. */
  private static final class Case {
    final double[] workUs;
    final long[] hashes;
    final int hosts;
    final int seed;

    Case(int seed) {
      Random random = new Random(seed);
      this.seed = seed;
      this.hosts = 1 + random.nextInt(20);
      this.workUs = random.doubles(1 + random.nextInt(60)).map(u -> u < 0.1 ? 0 : Math.pow(10, 8 * u)).toArray();
      this.workUs[0] = 5;
      this.hashes = random.longs(workUs.length).toArray();
    }

    double total() {
      return Arrays.stream(workUs).sum();
    }

    Placement placement() {
      return Placement.seeded(workUs, hashes, hosts, seed);
    }
  }
}
