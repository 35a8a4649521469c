package org.alps.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.alps.simulate.profile.FunctionProfile;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class GittinsLearnerTest {
  @Test
  void levelsFollowTheAgeAtWhichKindsPart() {
    PolicyTable table = learn(Optional.empty(), List.of("--minimum-quantum-us=0"), Histories.sizes("f", 0, 1, 1, 1, 12));
    assertThat(table.policy("f").orElseThrow().levels()).containsExactly(
        new PolicyLevel(0, 1_333, 1_000),
        new PolicyLevel(1_000, 11_000, 11_000),
        new PolicyLevel(14_000, 14_300, 14_300),
        new PolicyLevel(57_000, 57_200, 57_200));
  }

  @Test
  void oneLevelIsTheMean() {
    PolicyTable table = learn(Optional.empty(), List.of("--levels=1"), Histories.sizes("f", 0, 1, 1, 1, 12_345_678));
    assertThat(table.policy("f").orElseThrow().levels()).extracting(PolicyLevel::rankNs).containsExactly((3 + 12_345_678) * 1000L / 4);
  }

  @Test
  void anyNumberOfLevelsIsKept() {
    long[] sizes = new java.util.Random(1).doubles(5_000).mapToLong(x -> (long) Math.exp(2 + 14 * x)).toArray();
    for (int levels = 1; levels <= PolicyTable.MAX_LEVELS; levels++) {
      assertThat(learn(Optional.empty(), List.of("--levels=" + levels), Histories.sizes("f", 0, sizes)).policy("f").orElseThrow().levels()).hasSize(levels);
    }
  }

  @Test
  void olderWindowsCountForLess() {
    FunctionProfile old = Histories.sizes("f", 0, 8, 8, 8, 8);
    FunctionProfile fresh = Histories.sizes("f", 1, 2, 2);
    assertThat(rankNs(learn(Optional.empty(), List.of("--levels=1"), old, fresh))).isEqualTo((4 * 8 + 2 * 2) * 1000L / 6);
    assertThat(rankNs(learn(Optional.empty(), List.of("--levels=1", "--decay=0.5"), old, fresh))).isEqualTo((2 * 8 + 2 * 2) * 1000L / 4);
  }

  @Test
  void tooLittleEvidenceLeavesAFunctionToTheDefaultLevels() {
    assertThat(learn(Optional.empty(), List.of(), Histories.sizes("f", 0, 5, 5)).policies()).isEmpty();
    assertThat(learn(Optional.empty(), List.of(), Histories.sizes("f", 0, 5, 5, 5)).policies()).hasSize(1);
    assertThat(learn(Optional.empty(), List.of("--decay=0.5"), Histories.sizes("f", 0, 5, 5), Histories.sizes("f", 1, 5)).policies())
        .as("half of 2, and 1").isEmpty();
  }

  @Test
  void ranksMoveByNoMoreThanTheBound() {
    PolicyTable incumbent = new PolicyTable(Learners.GITTINS.defaults().header(0),
        List.of(new FunctionPolicy("f", List.of(new PolicyLevel(0, 1_000, 1), new PolicyLevel(20_000, 1_000_000, 1)))));
    assertThat(learn(Optional.of(incumbent), List.of("--change-bound=3"), Histories.sizes("f", 0, 12, 12, 12)).policy("f").orElseThrow().levels())
        .extracting(PolicyLevel::rankNs).as("12 us at age 0 against 1; 14.3 us at 14, where 1 still holds; 57.2 at 57 against 1000")
        .containsExactly(3_000L, 3_000L, 333_333L);
  }

  @Test
  void theGuardIsInTheHeader() {
    assertThat(Learners.GUARDED.learner().learn(new TrainingData(List.of(), 0, Optional.empty()), Learners.GUARDED.defaults(), 7).header().agingFactor())
        .isEqualTo(10);
    assertThat(Learners.GITTINS.defaults().agingFactor()).isZero();
    assertThat(Learners.ALPS_MENDED.defaults().agingFactor()).isEqualTo(10);
  }

  @Test
  void mendedAlpsOrdersCalmFunctionsByMeanAndKeepsTheUnpredictable() {
    TrainingData calm = new TrainingData(List.of(Histories.slices("steady", 100, 100), Histories.slices("wild", 1, 1, 1_000)), 10, Optional.empty());
    PolicyTable mended = Learners.ALPS_MENDED.learner().learn(calm, Learners.ALPS_MENDED.defaults(), 0);
    assertThat(Learners.ALPS.learner().learn(calm, Learners.ALPS.defaults(), 0).policies()).as("ALPS drops the wild one").hasSize(1);
    assertThat(mended.policies()).extracting(policy -> policy.levels().get(0)).containsExactly(
        new PolicyLevel(0, 100_000, 1_000_000), new PolicyLevel(0, 334_000, 1_000_000));
  }

  private static long rankNs(PolicyTable table) {
    return table.policies().get(0).levels().get(0).rankNs();
  }

  private static PolicyTable learn(Optional<PolicyTable> incumbent, List<String> arguments, FunctionProfile... windows) {
    LearnerOptions options = CommandLine.populateCommand(new LearnerArguments(), arguments.toArray(String[]::new)).options();
    return Learners.GITTINS.learner().learn(
        new TrainingData(List.of(new FunctionHistory(windows[0].functionUid(), Arrays.asList(windows))), 0, incumbent), options, 0);
  }
}
