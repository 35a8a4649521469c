package org.alps.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.alps.simulate.profile.FunctionProfile;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class GittinsLearnerTest {
  @Test
  void levelsFollowTheAgeAtWhichKindsPart() {
    PolicyTable table = learn(Optional.empty(), List.of("--minimum-quantum-us=0", "--size-spread=1"), Histories.sizes("f", 0, 1, 1, 1, 12));
    assertThat(table.policy("f").orElseThrow().levels()).containsExactly(
        new PolicyLevel(0, 1_333, 1_000),
        new PolicyLevel(1_000, 11_000, 11_000),
        new PolicyLevel(13_000, 13_000, 13_000),
        new PolicyLevel(52_000, 52_000, 52_000));
  }

  @Test
  void oneLevelIsTheMean() {
    PolicyTable table = learn(Optional.empty(), List.of("--levels=1"), Histories.sizes("f", 0, 1, 1, 1, 12_345_678));
    assertThat(table.policy("f").orElseThrow().levels()).extracting(PolicyLevel::rankNs).containsExactly((3 + 12_345_678) * 1000L / 4);
  }

  @Test
  void anyNumberOfLevelsIsKept() {
    long[] sizes = new Random(1).doubles(5_000).mapToLong(x -> (long) Math.exp(2 + 14 * x)).toArray();
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

  /** 0.5^99 of a sample is less than doubles resolve beside 99 others: it must not turn into a rank of its own, first of all. */
  @Test
  void whatDecayedAwayIsForgotten() {
    FunctionProfile[] windows = new FunctionProfile[100];
    windows[0] = Histories.sizes("f", 0, 1_000_000);
    for (int hour = 1; hour < windows.length; hour++) {
      windows[hour] = Histories.sizes("f", hour, 8, 8, 12);
    }
    assertThat(learn(Optional.empty(), List.of("--decay=0.5"), windows).policies())
        .isEqualTo(learn(Optional.empty(), List.of("--decay=0.5"), Arrays.copyOfRange(windows, 50, 100)).policies());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 5_000, (1L << 60) / 1000, 1L << 55})
  void oneSizeIsItsOwnRankAtEveryNumberOfLevels(long sizeUs) {
    for (int levels = 1; levels <= PolicyTable.MAX_LEVELS; levels++) {
      List<PolicyLevel> learned = learn(Optional.empty(), List.of("--levels=" + levels, "--size-spread=1"), Histories.sizes("f", 0, sizeUs, sizeUs, sizeUs))
          .policy("f").orElseThrow().levels();
      double expectedNs = Math.min(sizeUs * 1000.0, PolicyTable.LAST_RANK_NS);
      assertThat((double) learned.get(0).rankNs()).isBetween(0.93 * expectedNs, 1.07 * expectedNs);
      assertThat(learned).isSortedAccordingTo(Comparator.comparingLong(PolicyLevel::ageNs)).hasSizeBetween(1, Math.min(levels, 3));
      assertThat(learned.subList(1, learned.size())).allSatisfy(level -> assertThat(level.rankNs()).isGreaterThanOrEqualTo(level.ageNs()));
    }
  }

  @Test
  void anyEvidenceGivesATableInRange() {
    Random random = new Random(9);
    for (int round = 0; round < 200; round++) {
      FunctionProfile[] windows = new FunctionProfile[1 + random.nextInt(40)];
      for (int hour = 0; hour < windows.length; hour++) {
        windows[hour] = Histories.sizes("f", hour, random.longs(1 + random.nextInt(9), 0, 46).map(bits -> 1 + (random.nextLong() >>> (18 + bits))).toArray());
      }
      List<PolicyLevel> levels = learn(Optional.empty(),
          List.of("--levels=" + (1 + random.nextInt(8)), "--decay=" + (1 + random.nextInt(10)) / 10.0, "--minimum-evidence=0"), windows).policy("f").orElseThrow().levels();
      assertThat(levels.get(0).ageNs()).isZero();
      assertThat(levels).as("no rank is next to nothing").allSatisfy(level -> assertThat(level.rankNs()).isGreaterThanOrEqualTo(90));
    }
  }

  @Test
  void ranksMoveByNoMoreThanTheBound() {
    PolicyTable incumbent = new PolicyTable(Learners.GITTINS.defaults().table(0, List.of()).header(),
        List.of(new FunctionPolicy("f", List.of(new PolicyLevel(0, 1_000, 1), new PolicyLevel(20_000, 1_000_000, 1)))));
    assertThat(learn(Optional.of(incumbent), List.of("--change-bound=3", "--size-spread=1"), Histories.sizes("f", 0, 12, 12, 12)).policy("f").orElseThrow().levels())
        .extracting(PolicyLevel::rankNs).as("12 us at age 0 against 1; 13 us at 13, where 1 still holds; 52 at 52 against 1000")
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
