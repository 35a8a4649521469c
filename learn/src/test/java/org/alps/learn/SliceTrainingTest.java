package org.alps.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  /** 10, 20, 60: slope 25 about the middle's 30. */
  @Test
  void regressionReadsTheLineAtTheNextWindow() {
    assertThat(train(SliceTraining.LINEAR_REGRESSION, 3, 5, 7, 9)).isCloseTo(11, within(1e-9));
    assertThat(train(SliceTraining.LINEAR_REGRESSION, HISTORY)).isCloseTo(30 + 2 * 25, within(1e-9));
    assertThat(train(SliceTraining.LINEAR_REGRESSION, 10, 20)).as("too few for a trend").isEqualTo(15);
  }

  @Test
  void whatFallsBelowNothingIsNothing() {
    assertThat(train(SliceTraining.LINEAR_REGRESSION, 30, 20, 10, 0)).isZero();
  }

  @Test
  void forestLearnsWhatFollowsOnWhat() {
    double[] alternating = alternating(24);
    assertThat(train(SliceTraining.RANDOM_FOREST, alternating)).as("after 20 comes 10").isCloseTo(10, within(1e-9));
    assertThat(train(SliceTraining.RANDOM_FOREST, Arrays.copyOf(alternating, 23))).as("after 10 comes 20").isCloseTo(20, within(1e-9));
    assertThat(train(SliceTraining.RANDOM_FOREST, Arrays.copyOf(alternating, 7))).as("too few: the average").isEqualTo((4 * 10 + 3 * 20) / 7.0);
  }

  @Test
  void forestStaysWithinWhatItSaw() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      double[] history = random.doubles(8 + random.nextInt(20), 0, 1e6).toArray();
      assertThat(train(SliceTraining.RANDOM_FOREST, history))
          .isBetween(Arrays.stream(history).min().getAsDouble(), Arrays.stream(history).max().getAsDouble());
    }
  }

  @ParameterizedTest
  @EnumSource
  void constantHistoryIsTheConstant(SliceTraining training) {
    for (int windows = 1; windows <= 30; windows++) {
      double[] history = new double[windows];
      Arrays.fill(history, 20_001);
      assertThat(train(training, history)).isEqualTo(20_001);
    }
  }

  @ParameterizedTest
  @EnumSource
  void sameHistorySameBitsWhateverWasTrainedBetween(SliceTraining training) {
    double[] history = new Random(3).doubles(24, 0, 1e6).toArray();
    double once = train(training, history);
    train(training, alternating(30));
    assertThat(train(training, history)).isEqualTo(once);
  }

  @ParameterizedTest
  @EnumSource
  void extremesStayFiniteAndAtLeastZero(SliceTraining training) {
    for (double huge : new double[] {0x1p60, Double.MAX_VALUE / 64}) {
      double[] history = new double[12];
      history[11] = huge;
      history[3] = huge;
      assertThat(train(training, history)).isBetween(0.0, Double.MAX_VALUE);
      history[0] = huge;
      history[11] = 0;
      assertThat(train(training, history)).isBetween(0.0, Double.MAX_VALUE);
    }
  }

  private static double train(SliceTraining training, double... history) {
    return training.train(history, 0.7);
  }

  private static double[] alternating(int windows) {
    return IntStream.range(0, windows).mapToDouble(i -> i % 2 == 0 ? 10 : 20).toArray();
  }

  @Test
  void anUnknownIdIsAUsageError() {
    assertThatThrownBy(() -> SliceTraining.of("forest"))
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage("Cannot train slices by: forest. Name one of average, ewma, linear-regression, random-forest.");
    assertThatThrownBy(() -> Learners.of("magic"))
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage("Cannot learn with learner: magic. Name one of alps, alps-mended, gittins, guarded.");
  }
}
