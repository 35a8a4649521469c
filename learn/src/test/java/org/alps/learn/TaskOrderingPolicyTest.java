package org.alps.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alps.simulate.table.PolicyTable;
import org.junit.jupiter.api.Test;

class TaskOrderingPolicyTest {
  /** 3 invocations that waited 30 us and 1 that waited 70 us in all: 100 / 4 = 25 us. CPU 40 us / 4 = 10 us, which is step 10. */
  @Test
  void ranksByTheMeanWaitOfAllInvocationsNotOfWindows() {
    FunctionHistory function = new FunctionHistory("f", List.of(Histories.window("f", 0, 3, 30, 30, 0), Histories.window("f", 5, 1, 70, 10, 0)));
    assertThat(TaskOrderingPolicy.rankNs(function)).isEqualTo(25_010);
  }

  @Test
  void waitsAreRoundedDown() {
    FunctionHistory function = new FunctionHistory("f", List.of(Histories.window("f", 0, 3, 29, 3, 0)));
    assertThat(TaskOrderingPolicy.rankNs(function)).isEqualTo(9_001);
  }

  /** 16 steps a doubling: 32 us is step 32, 64 us step 48, 1.024 ms step 32 + 5 x 16 = 112. */
  @Test
  void withoutWaitsTheShorterFunctionGoesFirst() {
    assertThat(TaskOrderingPolicy.rankNs(0, 31)).isEqualTo(31);
    assertThat(TaskOrderingPolicy.rankNs(0, 32)).isEqualTo(32);
    assertThat(TaskOrderingPolicy.rankNs(0, 64)).isEqualTo(48);
    assertThat(TaskOrderingPolicy.rankNs(0, 1_024)).isEqualTo(112);
  }

  @Test
  void theTieBreakRisesAndNeverReachesTheNextMicrosecond() {
    long last = -1;
    for (long meanCpuTimeUs = 1; meanCpuTimeUs > 0 && meanCpuTimeUs < Long.MAX_VALUE / 2; meanCpuTimeUs += 1 + meanCpuTimeUs / 7) {
      long rankNs = TaskOrderingPolicy.rankNs(0, meanCpuTimeUs);
      assertThat(rankNs).isGreaterThan(last).isLessThan(1_000);
      last = rankNs;
    }
    assertThat(TaskOrderingPolicy.rankNs(0, Long.MAX_VALUE)).isEqualTo(959);
    assertThat(TaskOrderingPolicy.rankNs(1, 1)).isGreaterThan(TaskOrderingPolicy.rankNs(0, Long.MAX_VALUE));
  }

  @Test
  void noEntryIsAsLateAsTheDefault() {
    assertThat(TaskOrderingPolicy.rankNs(Long.MAX_VALUE, Long.MAX_VALUE)).isLessThan(PolicyTable.LAST_RANK_NS);
  }
}
