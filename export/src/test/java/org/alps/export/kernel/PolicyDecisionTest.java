package org.alps.export.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alps.export.kernel.KernelHost.Capability;
import org.alps.export.kernel.PolicyProgram.Came;
import org.alps.export.kernel.PolicyProgram.Step;
import org.alps.export.kernel.PolicyProgram.What;
import org.alps.ingest.dataset.SeededRandom;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel half decides, as this machine's verifier and JIT leave it, against what TABLE_FORMAT.md says. */
class PolicyDecisionTest {
  private static final long MS = 1_000_000;
  private static final long LEAST_REST_NS = 100_000;
  private static final List<PolicyLevel> TWO = List.of(new PolicyLevel(0, 1000, 3 * MS), new PolicyLevel(5 * MS, 2000, 20 * MS));

  @TempDir private Path folder;

  private PolicyProgram program;

  @BeforeEach
  void load() throws IOException, InterruptedException {
    KernelHost.assumeBpf(Capability.BPFTOOL);
    program = new PolicyProgram(folder);
  }

  @AfterEach
  void unload() throws IOException {
    if (program != null) {
      program.close();
    }
  }

  @Test
  void aTurnEndsWithItsSliceOrAtTheNextLevel() throws IOException, InterruptedException {
    List<Came> came = program.run(10, TWO, List.of(
        new Step(What.BEGIN, 0, 777, 0), charge(MS), charge(2 * MS), charge(2_500_000), new Step(What.WAKE, 0, 0, 0)));

    assertThat(came).containsExactly(
        new Came(0, 777 + 10 * 1000, 3 * MS, 0, 0, 1),
        new Came(1, 777 + 10 * 1000, 2 * MS, MS, 0, 0),
        new Came(0, 777 + 10 * 1000, 2 * MS, 3 * MS, 0, 1),
        new Came(0, 777 + 10 * 2000, 20 * MS, 5_500_000, 1, 1),
        new Came(0, 777 + 10 * 2000, 20 * MS, 5_500_000, 1, 1));
  }

  @Test
  void withoutAgingTheKeyIsTheRankAlone() throws IOException, InterruptedException {
    assertThat(program.run(0, TWO, List.of(new Step(What.BEGIN, 0, 777, 0))).get(0).key()).isEqualTo(1000);
  }

  @Test
  void theLastRankSaturatesInsteadOfWrapping() throws IOException, InterruptedException {
    List<PolicyLevel> last = List.of(new PolicyLevel(0, PolicyTable.LAST_RANK_NS, 3 * MS));

    assertThat(program.run(1_000_000, last, List.of(new Step(What.BEGIN, 0, 5, 0))).get(0).key()).isEqualTo(5 + (1L << 61));
  }

  @Test
  void amongEqualsWhoIsWithinATurnGoesBeforeWhoBeginsOne() throws IOException, InterruptedException {
    long key = 777 + 10 * 1000;
    List<Came> came = program.run(10, TWO, List.of(
        new Step(What.BEGIN, 0, 777, 0), yieldsTo(key << 1 | 1), charge(MS), yieldsTo(key << 1 | 1), yieldsTo(key << 1), yieldsTo(key - 1 << 1 | 1)));

    assertThat(came.get(1).result()).as("begins a turn, beside one that does").isOne();
    assertThat(came.get(3).result()).as("within its turn, beside one that begins").isZero();
    assertThat(came.get(4).result()).as("within its turn, beside one that is too").isZero();
    assertThat(came.get(5).result()).as("beside a smaller key").isOne();
  }

  @Test
  void virtualTimeGrowsAsFairSharingWouldServe() throws IOException, InterruptedException {
    List<Came> came = program.run(0, TWO, List.of(
        new Step(What.VIRTUAL, 4, 1000, 2), new Step(What.VIRTUAL, 1, 1000, 2), new Step(What.VIRTUAL, 0, 1000, 2), new Step(What.VIRTUAL, 3, 1000, 2)));

    assertThat(came).extracting(Came::result).containsExactly(500L, 1000L, 1000L, 666L);
  }

  @Test
  void theSystemsOwnGetAShareOfAllThatRuns() throws IOException, InterruptedException {
    List<Came> came = program.run(0, TWO, List.of(ran(50, 20 * MS, 0), ran(50, 0, 2 * MS), ran(50, 18 * MS, 0), ran(0, 20 * MS, 0)));

    assertThat(came).as("never nothing: at least 10 per mille").extracting(Came::result).containsExactly(MS, -900_000L, 0L, 200_000L);
  }

  @Test
  void whatTheSystemsOwnUsedOrLeftCountsWithinBounds() throws IOException, InterruptedException {
    List<Came> came = program.run(0, TWO, List.of(ran(50, 0, 10_000 * MS), ran(50, 60 * MS, 0), ran(50, 100_000 * MS, 0), ran(1000, 0, 9 * MS)));

    assertThat(came).extracting(Came::result).containsExactly(-3 * MS, 0L, 50 * MS, 50 * MS);
  }

  @Test
  void followsRandomTablesAsANaiveReadingOfTheFormatDoes() throws IOException, InterruptedException {
    SeededRandom random = new SeededRandom(4, 0, 0);
    for (int round = 0; round < 60; round++) {
      List<PolicyLevel> levels = levels(random);
      long aging = random.nextLong(3) * 5;
      List<Step> steps = new ArrayList<>(List.of(new Step(What.BEGIN, 0, random.nextLong(1000 * MS), 0)));
      while (steps.size() < PolicyProgram.MAX_STEPS) {
        steps.add(random.nextLong(6) == 0 ? new Step(What.WAKE, 0, 0, 0) : charge(random.nextLong(8 * MS)));
      }
      assertThat(program.run(aging, levels, steps)).as("round %d: aging %d, %s, %s", round, aging, levels, steps).isEqualTo(naive(aging, levels, steps));
    }
  }

  private static Step charge(long ns) {
    return new Step(What.CHARGE, 0, ns, 0);
  }

  private static Step ran(int permille, long functionsNs, long systemNs) {
    return new Step(What.CREDIT, permille, functionsNs, systemNs);
  }

  private static Step yieldsTo(long order) {
    return new Step(What.YIELDS, 0, order, 0);
  }

  private static List<PolicyLevel> levels(SeededRandom random) {
    List<PolicyLevel> levels = new ArrayList<>();
    long ageNs = 0;
    for (long count = 1 + random.nextLong(8); count > 0; count--) {
      levels.add(new PolicyLevel(ageNs, random.nextLong(500 * MS), MS + random.nextLong(20 * MS)));
      ageNs += MS + random.nextLong(20 * MS);
    }
    return levels;
  }

  private static List<Came> naive(long aging, List<PolicyLevel> levels, List<Step> steps) {
    List<Came> all = new ArrayList<>();
    long arrived = steps.get(0).one();
    long age = 0;
    long left = 0;
    int level = -1;
    for (Step step : steps) {
      boolean goesOn = step.what() == What.CHARGE;
      if (goesOn) {
        age += step.one();
        left = Math.max(0, left - step.one());
      }
      int now = 0;
      for (int i = 0; i < levels.size(); i++) {
        now = levels.get(i).ageNs() <= age ? i : now;
      }
      goesOn &= now == level && left >= LEAST_REST_NS;
      if (!goesOn) {
        level = now;
        long untilNext = level + 1 < levels.size() ? levels.get(level + 1).ageNs() - age : Long.MAX_VALUE;
        left = Math.max(LEAST_REST_NS, Math.min(levels.get(level).sliceNs(), untilNext));
      }
      long key = aging == 0 ? levels.get(level).rankNs() : arrived + aging * levels.get(level).rankNs();
      all.add(new Came(goesOn ? 1 : 0, key, left, age, level, goesOn ? 0 : 1));
    }
    return all;
  }
}
