package org.alps.learn.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.learn.Learners;
import org.junit.jupiter.api.Test;

class TuningGridTest {
  @Test
  void everyCombinationOnceTheLastOptionFastest() {
    List<Candidate> candidates = TuningGrid.candidates(List.of("aging-factor=5,10", "levels=8", "decay=1,1", "minimum-evidence=3,4"));
    assertThat(candidates).extracting(Candidate::line).containsExactly(
        "--aging-factor 5 --levels 8 --decay 1 --minimum-evidence 3", "--aging-factor 5 --levels 8 --decay 1 --minimum-evidence 4",
        "--aging-factor 10 --levels 8 --decay 1 --minimum-evidence 3", "--aging-factor 10 --levels 8 --decay 1 --minimum-evidence 4");
    assertThat(candidates.get(3).options()).isEqualTo(
        Candidate.of(List.of("--aging-factor", "10", "--levels", "8", "--decay", "1", "--minimum-evidence", "4")).options());
    assertThat(candidates.get(0).unguarded()).as("learned once").isEqualTo(candidates.get(2).unguarded());
  }

  @Test
  void theDefaultGridHoldsTheDefaults() {
    List<Candidate> candidates = TuningGrid.candidates(List.of());
    assertThat(candidates).hasSize(4 * 2 * 2 * 2).extracting(Candidate::options).contains(Learners.GUARDED.defaults());
  }

  @Test
  void anyOptionOfLearningMayBeTried() {
    assertThat(TuningGrid.candidates(List.of("aging-factor=10", "levels=8", "decay=1", "minimum-evidence=3", "learner=guarded,alps-mended")))
        .extracting(Candidate::learner).containsExactly(Learners.GUARDED, Learners.ALPS_MENDED);
  }

  @Test
  void whatIsNoOptionOrNoValueIsRefused() {
    refused("magic=1", "Cannot tune option: magic. Name one of aging-factor, alpha, beta, change-bound, ");
    refused("levels", "Cannot tune with levels: a value is missing. Write it as in levels=4,8.");
    refused("levels=4,,8", "Cannot tune with levels=4,,8: a value is missing. Write it as in levels=4,8.");
    refused("levels=four", "Cannot tune with --aging-factor 2 --levels four --decay 1 --minimum-evidence 3: Invalid value for option '--levels'");
    refused("levels=9", "Cannot learn with these options: levels is 9, not 1 to 8. Correct them.");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> TuningGrid.candidates(List.of(text)))
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageStartingWith(message);
  }
}
