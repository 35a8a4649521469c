package org.alps.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.junit.jupiter.api.Test;

class SliceTrainingTest {
  private static final double[] HISTORY = {10, 20, 60};

  @Test
  void averageCountsEveryWindowTheSame() {
    assertThat(SliceTraining.AVERAGE.train(HISTORY, 0.7)).isEqualTo(30);
  }

  /** 0.7 x 20 + 0.3 x 10 = 17, then 0.7 x 60 + 0.3 x 17 = 47.1. */
  @Test
  void ewmaWeighsTheNewestMost() {
    assertThat(SliceTraining.EWMA.train(HISTORY, 0.7)).isCloseTo(47.1, within(1e-9));
    assertThat(SliceTraining.EWMA.train(HISTORY, 1)).isEqualTo(60);
    assertThat(SliceTraining.EWMA.train(HISTORY, 0)).isEqualTo(10);
  }

  @Test
  void oneWindowIsItself() {
    assertThat(SliceTraining.AVERAGE.train(new double[] {42}, 0.7)).isEqualTo(42);
    assertThat(SliceTraining.EWMA.train(new double[] {42}, 0.7)).isEqualTo(42);
  }

  @Test
  void anUnknownIdIsAUsageError() {
    assertThatThrownBy(() -> SliceTraining.of("forest"))
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage("Cannot train slices by: forest. Name one of average, ewma.");
    assertThatThrownBy(() -> Learners.of("magic"))
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage("Cannot learn with learner: magic. Name one of alps.");
  }
}
