package org.alps.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LearnerOptionsTest {
  @Test
  void theCommandLinesDefaultsAreTheDefaults() {
    assertThat(new LearnerArguments().options()).isEqualTo(Learners.GUARDED.defaults());
    assertThat(new LearnerArguments().learner()).isEqualTo(Learners.GUARDED);
    assertThat(CommandLine.populateCommand(new LearnerArguments(), "--learner=alps").options()).isEqualTo(LearnerOptions.unguarded());
    assertThat(LearnerOptions.unguarded().problems()).isEmpty();
  }

  @Test
  void allProblemsAreToldAtOnce() {
    LearnerArguments arguments = CommandLine.populateCommand(new LearnerArguments(), "--alpha=-1", "--beta=NaN", "--gamma=0", "--theta=101",
        "--slice-cap-us=0", "--minimum-quantum-us=-5", "--new-slice-weight=1.5", "--default-slice-us=0", "--aging-factor=-1",
        "--longest-delay-ms=-1", "--fair-share-permille=1001", "--staleness-limit-s=9223372036854775807", "--ewma-coefficient=-0.1", "--levels=9", "--decay=0", "--minimum-evidence=-1", "--change-bound=0.5");
    assertThatThrownBy(arguments::options)
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage("Cannot learn with these options: ewma-coefficient is -0.1, not 0 to 1; alpha is -1, not at least 0; beta is NaN, not at least 0; "
            + "gamma is 0, not above 0; theta is 101, not 0 to 100; slice-cap-us is 0, not 1 to 1152921504606846; "
            + "minimum-quantum-us is -5, not 0 to 0; new-slice-weight is 1.5, not 0 to 1; levels is 9, not 1 to 8; decay is 0, not above 0 and at most 1; "
            + "minimum-evidence is -1, not 0 to 2147483647; change-bound is 0.5, not at least 1; default-slice-us is 0, not 1 to 1152921504606846; "
            + "aging-factor is -1, not 0 to 1000000; longest-delay-ms is -1, not 0 to 1152921504606; fair-share-permille is 1001, not 0 to 1000; "
            + "staleness-limit-s is 9.223372036854776E9, not 0 to 1152921504. Correct them.");
  }

  @Test
  void aLongestDelayNeedsAGuard() {
    LearnerArguments arguments = CommandLine.populateCommand(new LearnerArguments(), "--learner=gittins", "--longest-delay-ms=800");
    assertThatThrownBy(arguments::options)
        .hasMessage("Cannot learn with these options: longest-delay-ms is 800, but without an aging-factor nothing bounds delays. Correct them.");
  }

  @Test
  void theLongestDelayCutsRanksOfAllLevelsAndOfTheDefaultOnes() {
    LearnerOptions options = CommandLine.populateCommand(new LearnerArguments(), "--longest-delay-ms=800", "--aging-factor=10", "--default-levels=last").options();
    PolicyTable table = options.table(7, List.of(new FunctionPolicy("f", List.of(new PolicyLevel(0, 79_999_999, 5), new PolicyLevel(9, 80_000_001, 6)))));

    assertThat(table.policies().get(0).levels()).containsExactly(new PolicyLevel(0, 79_999_999, 5), new PolicyLevel(9, 80_000_000, 6));
    assertThat(table.header().defaultLevels()).extracting(PolicyLevel::rankNs).containsExactly(80_000_000L);
    assertThat(table.header().createdAtNs()).isEqualTo(7);
  }

  @Test
  void aLearnerRefusesThemToo() {
    LearnerOptions options = new LearnerOptions(SliceTraining.AVERAGE, 0.7, -1, 1, 1, 50, 200_000_000, 1_000_000, 0.7, 8, 1, 2, 3, 8, DefaultLevels.LAS, 3_000_000, 0, 0, 50, 0);
    assertThatThrownBy(() -> Learners.ALPS.learner().learn(new TrainingData(List.of(), 0, Optional.empty()), options, 0))
        .hasMessage("Cannot learn with these options: alpha is -1, not at least 0. Correct them.");
  }

  @Test
  void everyOptionIsAParameterOfTheManifest() {
    assertThat(LearnerOptions.unguarded().parameters()).hasSize(LearnerOptions.class.getRecordComponents().length);
    assertThat(LearnerOptions.unguarded().parameters().toString()).startsWith("{aging_factor=0, alpha=1.0, beta=1.0, change_bound=8.0, decay=1.0, default_levels=las, default_slice_ns=3000000, ");
  }

  @Test
  void whatIsNoHistoryIsOurMistake() {
    assertThatThrownBy(() -> new FunctionHistory("f", List.of())).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no window");
    assertThatThrownBy(() -> new FunctionHistory("f", List.of(Histories.window("g", 0, 1, 0, 1, 0)))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FunctionHistory("f", List.of(Histories.window("f", 1, 1, 0, 1, 0), Histories.window("f", 1, 1, 0, 1, 0))))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("oldest first");
    assertThatThrownBy(() -> new FunctionHistory("f", List.of(Histories.window("f", 1, 0, 0, 1, 0)))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TrainingData(List.of(), -0.5, Optional.empty())).isInstanceOf(IllegalArgumentException.class);
  }
}
