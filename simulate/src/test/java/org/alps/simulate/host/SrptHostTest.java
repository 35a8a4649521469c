package org.alps.simulate.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.alps.ingest.AlpsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SrptHostTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 3})
  void agreesWithTheDefinitionOnRandomCases(long switchCostUs) {
    for (int seed = 0; seed < 4000; seed++) {
      Random random = new Random(seed);
      List<Invocation> invocations = Simulations.random(random, 40);
      int cores = random.nextBoolean() ? 1 : 1 + random.nextInt(16);
      int batchSize = 1 + random.nextInt(random.nextBoolean() ? 3 : 50);
      assertThat(Simulations.run(invocations, batchSize, sink -> new SrptHost(new HostModel(cores, switchCostUs, 0, 0), sink)))
          .as("seed %d, %d cores, batches of %d: %s", seed, cores, batchSize, invocations)
          .isEqualTo(NaiveSrpt.simulate(invocations, cores, switchCostUs));
    }
  }

  @Test
  void theLoopForManyCoresAgreesOnOneCore() {
    for (int seed = 0; seed < 1000; seed++) {
      List<Invocation> invocations = Simulations.random(new Random(seed), 60);
      assertThat(Simulations.run(invocations, 7, sink -> new ManyCoreSrpt(1, 0, sink)))
          .as("seed %d", seed)
          .isEqualTo(Simulations.run(invocations, 7, SingleCoreSrpt::new));
    }
  }

  @Test
  void shorterArrivalPushesTheRunningJobAside() {
    assertThat(srpt(1, 0, 0, 10, 4, 3)).containsExactly(
        "first start 0, completion 13, slices [4, 6]",
        "first start 4, completion 7, slices [3]");
  }

  @Test
  void runningJobKeepsItsCoreAgainstAnEqual() {
    assertThat(srpt(1, 0, 0, 10, 4, 6)).containsExactly(
        "first start 0, completion 10, slices [10]",
        "first start 10, completion 16, slices [6]");
  }

  @Test
  void arrivalAtTheInstantOfACompletionIsSeenByTheSameDecision() {
    assertThat(srpt(1, 0, 0, 5, 1, 9, 5, 2)).containsExactly(
        "first start 0, completion 5, slices [5]",
        "first start 7, completion 16, slices [9]",
        "first start 5, completion 7, slices [2]");
  }

  @Test
  void arrivalsOfOneInstantNeverPushEachOtherAside() {
    assertThat(srpt(1, 0, 0, 9, 2, 5, 2, 3)).containsExactly(
        "first start 0, completion 17, slices [2, 7]",
        "first start 5, completion 10, slices [5]",
        "first start 2, completion 5, slices [3]");
  }

  @Test
  void waitingJobCompetesWithTheSwitchCostAdded() {
    assertThat(srpt(1, 2, 0, 10, 5, 5)).as("7 left against 5 + 2: the running one stays").containsExactly(
        "first start 0, completion 12, slices [10]",
        "first start 12, completion 19, slices [5]");
    assertThat(srpt(1, 2, 0, 10, 5, 4)).containsExactly(
        "first start 0, completion 20, slices [3, 7]",
        "first start 5, completion 11, slices [4]");
  }

  @Test
  void overheadCutShortByAPreemptionIsLost() {
    assertThat(srpt(1, 4, 0, 10, 3, 1)).containsExactly(
        "first start 0, completion 22, slices [0, 10]",
        "first start 3, completion 8, slices [1]");
  }

  @Test
  void theLargestRemainingOfManyCoresIsPushedAside() {
    assertThat(srpt(2, 0, 0, 10, 0, 8, 1, 3)).containsExactly(
        "first start 0, completion 13, slices [1, 9]",
        "first start 0, completion 8, slices [8]",
        "first start 1, completion 4, slices [3]");
  }

  @Test
  void batchesOfAnySizeGiveTheSame() {
    List<Invocation> invocations = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 3000; i++) {
      invocations.add(Invocation.of(i * 3L / 4, 1 + random.nextInt(7)));
    }
    List<Outcome> whole = Simulations.run(invocations, 4096, sink -> new SrptHost(HostModel.ideal(3), sink));
    for (int batchSize : new int[] {1, 2, 5, 64, 2999}) {
      assertThat(Simulations.run(invocations, batchSize, sink -> new SrptHost(HostModel.ideal(3), sink))).isEqualTo(whole);
    }
  }

  @Test
  void farTimesStayExact() {
    long late = ArrivalCheck.LIMIT_US;
    assertThat(srpt(1, 0, late - 1, 2_000_000_000_000L, late, 1)).containsExactly(
        "first start " + (late - 1) + ", completion " + (late + 2_000_000_000_000L) + ", slices [1, 1999999999999]",
        "first start " + late + ", completion " + (late + 1) + ", slices [1]");
  }

  @Test
  void refusesWhatItCannotSimulate() {
    assertThatThrownBy(() -> srpt(1, 0, 5, 1, 4, 1)).isInstanceOf(AlpsException.class)
        .hasMessage("Cannot simulate an arrival: 4 us. Sort by arrival; the one before it is 5 us.");
    assertThatThrownBy(() -> srpt(1, 0, -1, 1)).hasMessageStartingWith("Cannot simulate an arrival: -1 us.");
    assertThatThrownBy(() -> srpt(4, 0, 5, 0)).hasMessage("Cannot simulate a CPU time: 0 us. Give at least 1 us.");
    assertThatThrownBy(() -> srpt(1, 0, 0, ArrivalCheck.LIMIT_US, 0, 1))
        .hasMessage("Cannot simulate beyond 4503599627370495 us: arrival 0 us, CPU time 1 us. Check the unit of these columns.");
    assertThatThrownBy(() -> srpt(0, 0)).hasMessage("Cannot simulate cores: 0. Give 1 to 4096.");
    assertThatThrownBy(() -> srpt(1, -1)).hasMessage("Cannot simulate a switch cost: -1 us. Give 0 to 1000000.");
  }

  /** Pairs of arrival and CPU time; what happened as text. */
  private static List<String> srpt(int cores, long switchCostUs, long... pairs) {
    List<Invocation> invocations = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      invocations.add(Invocation.of(pairs[i], pairs[i + 1]));
    }
    List<String> one = texts(invocations, 1, cores, switchCostUs);
    assertThat(texts(invocations, 16, cores, switchCostUs)).isEqualTo(one);
    return one;
  }

  private static List<String> texts(List<Invocation> invocations, int batchSize, int cores, long switchCostUs) {
    Outcome[] outcomes = Simulations.run(invocations, batchSize, sink -> new SrptHost(new HostModel(cores, switchCostUs, 0, 0), sink)).toArray(Outcome[]::new);
    return Arrays.stream(outcomes).map(Outcome::toString).toList();
  }
}
