package org.alps.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SliceTuningTest {
  /** Mean 5, squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32, 32 / 8 = 4, root 2. */
  @Test
  void deviationIsThePopulations() {
    assertThat(SliceTuning.deviation(new double[] {2, 4, 4, 4, 5, 5, 7, 9})).isEqualTo(2);
    assertThat(SliceTuning.deviation(new double[] {7})).isZero();
  }

  @Test
  void unpredictabilityIsTakenOff() {
    double[] history = {2, 4, 4, 4, 5, 5, 7, 9};
    assertThat(SliceTuning.predictable(5, history, 1, 1)).isEqualTo(3);
    assertThat(SliceTuning.predictable(5, history, 2, 1.5)).isEqualTo(7);
    assertThat(SliceTuning.predictable(5, history, 1, 0)).isEqualTo(5);
    assertThat(SliceTuning.predictable(5, history, 1, 2.5)).isZero();
    assertThat(SliceTuning.predictable(5, history, 1, 3)).isZero();
  }

  /** At theta 50 and gamma 1: p = 1 up to 50 %, (150 - 75) / 100 = 0.75, (150 - 90) / 100 = 0.6, (150 - 100) / 100 = 0.5. */
  @Test
  void loadShortensSlices() {
    assertThat(SliceTuning.underLoad(40, 0, 50, 1)).isEqualTo(40);
    assertThat(SliceTuning.underLoad(40, 49.9, 50, 1)).isEqualTo(40);
    assertThat(SliceTuning.underLoad(40, 50, 50, 1)).isEqualTo(40);
    assertThat(SliceTuning.underLoad(40, 75, 50, 1)).isEqualTo(30);
    assertThat(SliceTuning.underLoad(40, 90, 50, 1)).isCloseTo(24, within(1e-9));
    assertThat(SliceTuning.underLoad(40, 100, 50, 1)).isEqualTo(20);
  }

  @Test
  void gammaScalesButNeverLengthens() {
    assertThat(SliceTuning.underLoad(40, 75, 50, 2)).isEqualTo(15);
    assertThat(SliceTuning.underLoad(40, 75, 50, 0.5)).isEqualTo(40);
  }

  /** A load offered far beyond what a host can do leaves nothing, not less. */
  @Test
  void neverBelowZero() {
    assertThat(SliceTuning.underLoad(40, 200, 50, 1)).isZero();
  }
}
