package org.alps.simulate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alps.simulate.host.HostModel;
import java.util.ArrayList;
import java.util.List;
import org.alps.simulate.host.Invocation;
import org.alps.simulate.host.Simulations;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.junit.jupiter.api.Test;

/** Hand-worked: function 0 is "urgent" (rank 1), 1 is "lazy" (rank 9), 2 has no entry. Times in us, slices of 4 unless told. */
class TablePolicyTest {
  private static final String[] UIDS = {"urgent", "lazy", "unseen"};
  private static final PolicyLevel DEFAULT = level(0, 5, 4);

  @Test
  void smallerRankFirstAndTheUnseenFollowTheDefault() {
    assertThat(alps(table(0, 0), job(0, 3, 0), job(1, 5, 1), job(1, 5, 2), job(2, 5, 0))).containsExactly(
        "first start 0, completion 3, slices [3]",
        "first start 13, completion 18, slices [5]",
        "first start 8, completion 13, slices [5]",
        "first start 3, completion 8, slices [5]");
  }

  @Test
  void betterRankPushesAsideAtOnceAndTheVictimKeepsTheRestOfItsSlice() {
    assertThat(alps(table(0, 0), job(0, 6, 1), job(1, 6, 1), job(3, 2, 0))).as("slices of 4: the first ran 3, then 1 more, then takes turns")
        .containsExactly(
            "first start 0, completion 12, slices [3, 1, 2]",
            "first start 6, completion 14, slices [4, 2]",
            "first start 3, completion 5, slices [2]");
  }

  @Test
  void equalRanksTakeTurnsAndOneAloneGoesOn() {
    assertThat(alps(table(0, 0), job(0, 10, 0), job(9, 6, 0))).as("the slices that end at 4 and 8 change nothing").containsExactly(
        "first start 0, completion 10, slices [10]",
        "first start 10, completion 16, slices [6]");
    assertThat(alps(table(0, 0), job(0, 10, 0), job(1, 6, 0))).containsExactly(
        "first start 0, completion 16, slices [4, 4, 2]",
        "first start 4, completion 14, slices [4, 2]");
  }

  @Test
  void minimumQuantumHoldsOffAPreemptionUntilItIsOver() {
    assertThat(alps(table(3, 0), job(0, 9, 1), job(1, 2, 0))).containsExactly(
        "first start 0, completion 11, slices [3, 6]",
        "first start 3, completion 5, slices [2]");
    assertThat(alps(table(3, 0), job(0, 9, 1), job(3, 2, 0))).as("it ran 3 already").containsExactly(
        "first start 0, completion 11, slices [3, 6]",
        "first start 3, completion 5, slices [2]");
  }

  @Test
  void ageRaisesTheRankAndEndsTheSlice() {
    PolicyTable aged = table(0, 0, new FunctionPolicy("urgent", List.of(level(0, 1, 100), level(3, 7, 100))));
    assertThat(alps(aged, job(0, 9, 0), job(1, 9, 2))).as("at 3 us the urgent one falls behind the default's 5").containsExactly(
        "first start 0, completion 18, slices [3, 6]",
        "first start 3, completion 12, slices [9]");
  }

  @Test
  void agingLetsLongWaitingCatchUp() {
    // Alone, virtual time is time: the lazy one's key is 0 + 2 x 9 = 18, the urgent one's its arrival + 2 x 1.
    assertThat(alps(table(0, 2), job(0, 20, 1), job(17, 2, 0))).as("19 comes after 18").containsExactly(
        "first start 0, completion 20, slices [20]",
        "first start 20, completion 22, slices [2]");
    assertThat(alps(table(0, 2), job(0, 20, 1), job(13, 2, 0))).as("15 comes before 18").containsExactly(
        "first start 0, completion 22, slices [13, 7]",
        "first start 13, completion 15, slices [2]");
  }

  @Test
  void whoWakesKeepsTheVirtualTimeOfItsArrival() {
    assertThat(alps(table(0, 2), new Invocation(0, 20, 1, 10), job(17, 9, 0)))
        .as("asleep from 10 to 20; its key is still 18, the urgent one's 19").containsExactly(
            "first start 0, completion 30, slices [20]",
            "first start 17, completion 36, slices [3, 6]");
  }

  @Test
  void agingSlowsDownWithCongestion() {
    // The urgent ones have keys 1 and 5, the lazy one 4 + 9 = 13. From 4 to 16 three share the core, so virtual time grows by 4: it is 8, not 16,
    // when another urgent one comes, whose key is thus 9.
    List<String> outcomes = alps(table(0, 1), job(0, 30, 0), job(4, 30, 0), job(4, 1, 1), job(16, 1, 0));
    assertThat(outcomes.get(3)).startsWith("first start 60,");
    assertThat(outcomes.get(2)).startsWith("first start 61,");
  }

  @Test
  void ranksThatDifferByNanosecondsDiffer() {
    PolicyTable fine = table(0, 0, new FunctionPolicy("urgent", List.of(new PolicyLevel(0, 1_001, 1))),
        new FunctionPolicy("lazy", List.of(new PolicyLevel(0, 1_002, 1))));
    assertThat(alps(fine, job(0, 3, 1), job(0, 3, 0))).as("and a slice of 1 ns is 1 us").containsExactly(
        "first start 3, completion 6, slices [3]",
        "first start 0, completion 3, slices [3]");
  }

  private static List<String> alps(PolicyTable table, Invocation... invocations) {
    List<String> outcomes = new ArrayList<>();
    Simulations.run(List.of(invocations), 2, sink -> SimulatedPolicy.ALPS.host(new HostSetup(new HostModel(1, 0, 0, 1), table, UIDS), sink))
        .forEach(outcome -> outcomes.add(outcome.toString()));
    return outcomes;
  }

  private static PolicyTable table(long quantumUs, long aging) {
    return table(quantumUs, aging, new FunctionPolicy("urgent", List.of(level(0, 1, 4))),
        new FunctionPolicy("lazy", List.of(level(0, 9, 4))));
  }

  private static PolicyTable table(long quantumUs, long aging, FunctionPolicy... policies) {
    return new PolicyTable(new PolicyHeader(1, 0, aging, List.of(DEFAULT), quantumUs * 1000, 0, 0), List.of(policies));
  }

  private static PolicyLevel level(long ageUs, long rankUs, long sliceUs) {
    return new PolicyLevel(ageUs * 1000, rankUs * 1000, sliceUs * 1000);
  }

  private static Invocation job(long arrivalUs, long cpuTimeUs, int function) {
    return new Invocation(arrivalUs, cpuTimeUs, function);
  }
}
