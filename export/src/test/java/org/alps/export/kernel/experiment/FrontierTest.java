package org.alps.export.kernel.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrontierTest {
  @Test
  void theKneeIsTheSmallestMeanWhoseLongP99HasRoomBelowFairSharings() {
    assertThat(frontier(point(0, 600, 1_100), point(8, 620, 840), point(4, 700, 700)).knee().longestDelayMs()).isEqualTo(8);
    assertThat(frontier(point(0, 600, 600), point(8, 620, 500)).knee().longestDelayMs()).as("nothing to mend").isZero();
  }

  @Test
  void whereNoneHasRoomBothCount() {
    assertThat(frontier(point(0, 700, 1_300), point(8, 720, 900), point(4, 900, 890)).knee().longestDelayMs()).isEqualTo(8);
  }

  @Test
  void ofEqualsTheFirstIsTaken() {
    assertThat(frontier(point(0, 600, 500), point(32, 600, 500)).knee().longestDelayMs()).isZero();
  }

  @Test
  void isToldAsTextAndCsv() {
    Frontier frontier = frontier(point(0, 600, 1_100), point(8, 620, 800));

    assertThat(frontier.text().lines().skip(2)).containsExactly(
        "    delay_ms   short_mean    short_p99     all_mean     long_p99  p99/eev",
        "        none        100.0        100.0        600.0       1100.0    1.100",
        "           8        440.0        440.0        620.0        800.0    0.800  chosen");
    assertThat(frontier.csv()).isEqualTo("w,guarded,0,100000.0,100000,600000.0,1100000,1.1000,false\nw,guarded,8,440000.0,440000,620000.0,800000,0.8000,true\n");
  }

  private static Frontier frontier(Frontier.Point... points) {
    return new Frontier("w", Contender.GUARDED, turnarounds(500, 1_000), List.of(points));
  }

  private static Frontier.Point point(long delayMs, long meanMs, long longMs) {
    return new Frontier.Point(delayMs, turnarounds(meanMs, longMs));
  }

  /** A short invocation and a long one. */
  private static ClassTurnarounds turnarounds(long meanMs, long longMs) {
    List<Invocation> both = List.of(new Invocation("short", 0, (2 * meanMs - longMs) * 1000, 1, 0), new Invocation("long", 0, longMs * 1000, 1, 0));
    return ClassTurnarounds.of(both, Set.of("short"));
  }
}
