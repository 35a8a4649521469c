package org.alps.learn.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TuningTest {
  private static final TuningLimits LIMITS = new TuningLimits(1.05, 1.4);
  private static final Candidate SAFE = Candidate.of(List.of("--aging-factor", "5"));
  private static final Candidate FAST = Candidate.of(List.of("--aging-factor", "20"));
  private static final Candidate SLOW = Candidate.of(List.of("--aging-factor", "2"));

  @Test
  void theLowestGeometricMeanWithinTheLimitsIsChosen() {
    Tuning tuning = new Tuning(List.of(
        new Trial(SLOW, "a", 1, 0.9, 0.2, 1, 1), new Trial(SLOW, "a", 2, 0.9, 0.2, 1, 1),
        new Trial(SAFE, "a", 1, 0.4, 0.9, 1.05, 1.4), new Trial(SAFE, "a", 2, 0.9, 0.2, 0.7, 1.2),
        new Trial(FAST, "a", 1, 0.3, 0.9, 1, 1), new Trial(FAST, "a", 2, 0.3, 0.9, 1, 1.5)), LIMITS);
    assertThat(tuning.chosen().candidate()).isEqualTo(SAFE);
    assertThat(tuning.chosen().score()).as("root of 0.4 x 0.9").isCloseTo(0.6, within(1e-12));
    assertThat(tuning.totals()).extracting(Tuning.Total::kept).containsExactly(true, true, false);
    assertThat(new TuningText(tuning).csv()).containsExactly(
        "candidate,dataset,fold,mean_ratio,gap_closed,long_p99_ratio,worst_wait_ratio,kept,chosen",
        "--aging-factor 2,a,1,0.9000,0.2000,1.0000,1.0000,true,", "--aging-factor 2,a,2,0.9000,0.2000,1.0000,1.0000,true,",
        "--aging-factor 2,all,,0.9000,,1.0000,1.0000,true,false",
        "--aging-factor 5,a,1,0.4000,0.9000,1.0500,1.4000,true,", "--aging-factor 5,a,2,0.9000,0.2000,0.7000,1.2000,true,",
        "--aging-factor 5,all,,0.6000,,1.0500,1.4000,true,true",
        "--aging-factor 20,a,1,0.3000,0.9000,1.0000,1.0000,true,", "--aging-factor 20,a,2,0.3000,0.9000,1.0000,1.5000,false,",
        "--aging-factor 20,all,,0.3000,,1.0000,1.5000,false,false");
    assertThat(new TuningText(tuning).reasons()).isEqualToNormalizingNewlines("""
        3 candidates on 1 dataset, 2 folds each. 2 of them keep the limits: long functions' p99 at most 1.05 x fair sharing's, worst wait at most 1.40 x.
        Chosen, as the lowest mean of these: mean turnaround 0.600 x fair sharing's (geometric mean), long p99 1.05 x and worst wait 1.40 x where they are worst.
          --aging-factor 5
        Lower, but beyond the limits: mean turnaround 0.300 x fair sharing's (geometric mean), long p99 1.00 x and worst wait 1.50 x where they are worst.
          --aging-factor 20
        """);
  }

  @Test
  void whereNoneKeepsTheLimitsTheOneLeastBeyondThemIsChosen() {
    Tuning tuning = new Tuning(List.of(
        new Trial(FAST, "a", 1, 0.3, Double.NaN, 1.2, 1), new Trial(SAFE, "a", 1, 0.5, Double.NaN, 1, 1.5)), LIMITS);
    assertThat(tuning.chosen().candidate()).as("1.5 / 1.4 against 1.2 / 1.05").isEqualTo(SAFE);
    assertThat(new TuningText(tuning).reasons()).contains("None keeps the limits", "Chosen, as it goes least beyond them: mean turnaround 0.500");
    assertThat(new TuningText(tuning).csv()).contains("--aging-factor 20,a,1,0.3000,,1.2000,1.0000,false,");
  }

  @Test
  void theFirstOfEqualsIsChosen() {
    assertThat(new Tuning(List.of(new Trial(FAST, "a", 1, 0.5, 0, 1, 1), new Trial(SAFE, "a", 1, 0.5, 0, 1, 1)), LIMITS).chosen().candidate())
        .isEqualTo(FAST);
  }
}
