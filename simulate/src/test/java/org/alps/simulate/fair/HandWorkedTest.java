package org.alps.simulate.fair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alps.simulate.fair.FairCase.Job;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.Outcome;
import org.junit.jupiter.api.Test;

/** Fair schedulers worked by hand, in milliseconds: latency 6, granularities 1, slices 3, balancing 4. */
class HandWorkedTest {
  private static final FairParameters PARAMETERS = new FairParameters(6_000, 1_000, 1_000, 3_000, 3_000, 4_000);

  @Test
  void eevdfNewcomersWaitForTheRunningTasksDeadline() {
    List<Outcome> outcomes = run(FairScheduler.EEVDF, 1, job(0, 10), job(2, 1));
    assertThat(outcomes.get(1)).as("placed at the average, 2; the other is protected from 1.5, after its first half slice, to 4.5")
        .hasToString("first start 4500, completion 5500, slices [1000]");
  }

  @Test
  void eevdfNewcomersOfShorterSlicesDoNotWait() {
    FairCase given = new FairCase(HostModel.ideal(1), FairScheduler.EEVDF, PARAMETERS, new int[] {1024, 1024}, new long[] {0, 500},
        List.of(job(0, 10), new Job(1_000, 1_000, 0, 1)));
    assertThat(given.outcomes(true).get(1)).as("deadline 1.25 before 1.5; after each turn it is past the average")
        .hasToString("first start 1000, completion 5500, slices [250, 500, 250]");
  }

  @Test
  void eevdfKeepsLagOverASleep() {
    List<Outcome> outcomes = run(FairScheduler.EEVDF, 1, job(0, 20), new Job(0, 4_000, 1_000, 0));
    assertThat(outcomes.get(1)).as("asleep at 6.5, 1.25 behind; awake at 7.5, 2.5 behind the other alone, which is then past the average")
        .hasToString("first start 1500, completion 9500, slices [1500, 2500]");
  }

  @Test
  void niceMinusFiveGets305HundredthsOfNiceZero() {
    FairCase given = new FairCase(HostModel.ideal(1), FairScheduler.EEVDF, PARAMETERS, new int[] {Nice.weight(-5), Nice.weight(0)}, new long[2],
        List.of(new Job(0, 3_050_000, 0, 0), new Job(0, 9_000_000, 0, 1)));
    assertThat(given.outcomes(true).get(0).completionUs).isBetween(4_045_000L, 4_056_000L);
  }

  @Test
  void cfsNewcomersBeginASliceBehind() {
    List<Outcome> outcomes = run(FairScheduler.CFS, 1, job(0, 20), job(10, 1));
    assertThat(outcomes.get(1)).as("placed at 10 + 3; the other goes on to 13, and first where they are equal")
        .hasToString("first start 16000, completion 17000, slices [1000]");
  }

  @Test
  void aCfsSleepersCreditIsBounded() {
    List<Outcome> outcomes = run(FairScheduler.CFS, 1, job(0, 100), new Job(0, 40_000, 50_000, 0));
    assertThat(outcomes.get(1)).as("asleep from 44 to 94, credited 3 of 50: one turn at once, then every other one").hasToString(
        "first start 6000, completion 132000, slices [3000, 3000, 3000, 3000, 3000, 3000, 5000, 3000, 3000, 3000, 3000, 3000, 2000]");
  }

  @Test
  void newlyIdleCoresPull() {
    List<Outcome> outcomes = run(FairScheduler.ROUND_ROBIN, 2, job(0, 10), job(0, 5), job(0, 20));
    assertThat(outcomes).as("at 5 the first waits behind the third, which began at 3").hasToString("["
        + "first start 0, completion 12000, slices [3000, 7000], "
        + "first start 0, completion 5000, slices [5000], "
        + "first start 3000, completion 23000, slices [20000]]");
  }

  @Test
  void queuesThatDifferByTwoAreEvenedOutAtTheNextMultiple() {
    List<Outcome> outcomes = run(FairScheduler.ROUND_ROBIN, 2, job(0, 30), job(0, 1), job(0, 30), job(0, 1), job(0, 30), job(0, 30));
    assertThat(outcomes.get(4).firstStartUs).as("moved at 4 to where one began its turn at 2").isEqualTo(5_000);
  }

  @Test
  void theEndOfASliceIsNoticedAtTheNextTick() {
    FairCase given = new FairCase(new HostModel(1, 0, 4_000, 0), FairScheduler.ROUND_ROBIN, PARAMETERS, new int[] {1024}, new long[1],
        List.of(job(0, 10), job(0, 2)));
    assertThat(given.outcomes(true)).hasToString(
        "[first start 0, completion 12000, slices [4000, 6000], first start 4000, completion 6000, slices [2000]]");
  }

  @Test
  void switchesArePaidForBesidesTheSlice() {
    FairCase given = new FairCase(new HostModel(1, 500, 0, 0), FairScheduler.ROUND_ROBIN, PARAMETERS, new int[] {1024}, new long[1],
        List.of(job(0, 4), job(0, 4)));
    assertThat(given.outcomes(true)).hasToString(
        "[first start 0, completion 8500, slices [3000, 1000], first start 3500, completion 10000, slices [3000, 1000]]");
  }

  private static Job job(long arrivalMs, long cpuTimeMs) {
    return Job.of(arrivalMs * 1_000, cpuTimeMs * 1_000);
  }

  private static List<Outcome> run(FairScheduler scheduler, int cores, Job... jobs) {
    return new FairCase(new HostModel(cores, 0, 0, 1), scheduler, PARAMETERS, new int[] {1024}, new long[1], List.of(jobs)).outcomes(true);
  }
}
