package org.alps.learn.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.simulate.TimeRange;
import org.junit.jupiter.api.Test;

class FoldTest {
  /** Windows 1 to 11 of 10 us before 115, three folds: spans of 2, and 5 windows to begin with. */
  @Test
  void foldsFollowEachOtherAndTheFirstTeachingIsTheLongest() {
    assertThat(Fold.of("d", 13, 115, 10, 3)).containsExactly(
        new Fold(new TimeRange(0, 50), new TimeRange(50, 70)),
        new Fold(new TimeRange(0, 70), new TimeRange(70, 90)),
        new Fold(new TimeRange(0, 90), new TimeRange(90, 110)));
  }

  @Test
  void noFoldLearnsFromWhatItJudgesOrReachesBeyondTheEnd() {
    for (long until = 40; until < 400; until += 7) {
      for (int folds = 1; folds <= 3; folds++) {
        assertThat(Fold.of("d", 0, until, 10, folds)).hasSize(folds);
        for (Fold fold : Fold.of("d", 0, until, 10, folds)) {
          assertThat(fold.learned().untilUs()).isEqualTo(fold.judged().fromUs()).isPositive();
          assertThat(fold.judged().untilUs()).isLessThanOrEqualTo(until).isGreaterThan(fold.judged().fromUs());
        }
      }
    }
  }

  @Test
  void tooFewWindowsAreRefused() {
    assertThatThrownBy(() -> Fold.of("work/dataset", 0, 7_200_000_001L, 3_600_000_000L, 3))
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage("Cannot tune on work/dataset: 2 windows of 1h before 2h make no 3 folds. Simulate with a shorter --window, or ask for fewer --folds.");
  }
}
