package org.alps.simulate.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SleepsTest {
  @Test
  void theyAddUpAndNoneIsEmptyOrTouchesAnother() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      long cpuTimeUs = 1 + (random.nextBoolean() ? random.nextInt(9) : random.nextLong(ArrivalCheck.LIMIT_US));
      long blockedUs = 1 + (random.nextBoolean() ? random.nextInt(9) : random.nextLong(ArrivalCheck.LIMIT_US));
      int count = Sleeps.count(cpuTimeUs, blockedUs, 1 + random.nextInt(9));
      long sum = 0;
      long lastUs = cpuTimeUs == 1 ? -1 : 0;
      for (int i = 0; i < count; i++) {
        assertThat(Sleeps.lengthUs(blockedUs, count, i)).as("seed %d", seed).isPositive();
        assertThat(Sleeps.beginsAtUs(cpuTimeUs, count, i)).as("seed %d", seed).isGreaterThan(lastUs).isLessThan(cpuTimeUs);
        lastUs = Sleeps.beginsAtUs(cpuTimeUs, count, i);
        sum += Sleeps.lengthUs(blockedUs, count, i);
      }
      assertThat(sum).as("seed %d", seed).isEqualTo(blockedUs);
    }
  }

  @Test
  void asManyAsAskedForWhereThereIsRoom() {
    assertThat(Sleeps.count(100, 50, 3)).isEqualTo(3);
    assertThat(Sleeps.count(3, 50, 9)).as("between three microseconds").isEqualTo(2);
    assertThat(Sleeps.count(100, 2, 9)).as("two microseconds").isEqualTo(2);
    assertThat(Sleeps.count(1, 50, 9)).as("before the only one").isEqualTo(1);
    assertThat(Sleeps.count(100, 0, 9)).isZero();
    assertThat(Sleeps.count(100, 50, 0)).isZero();
  }
}
