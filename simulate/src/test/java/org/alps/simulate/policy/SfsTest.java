package org.alps.simulate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.Invocation;
import org.alps.simulate.host.Outcome;
import org.alps.simulate.host.PolicyHost;
import org.alps.simulate.host.Simulations;
import org.junit.jupiter.api.Test;

/** Hand-worked, in ms; on one core, where nothing else is told. */
class SfsTest {
  @Test
  void whoOutrunsTheSliceRunsOnlyWhereNobodyIsQueued() {
    assertThat(sfs(job(0, 30), job(10, 12), job(20, 4))).as("the slice is 100 at first, 10 from the second arrival on").containsExactly(
        "0 to 30 in [30]",
        "30 to 46 in [10, 2]",
        "40 to 44 in [4]");
  }

  @Test
  void whoComesPushesADemotedOneAsideAtOnce() {
    assertThat(sfs(job(0, 110), job(102, 1))).containsExactly(
        "0 to 111 in [102, 8]",
        "102 to 103 in [1]");
  }

  @Test
  void whoHasWaitedForThreeSlicesIsDemotedAtOnceAndTheDemotedTakeTurns() {
    assertThat(sfs(job(0, 106), job(5, 8), job(10, 11))).as("at 100 the others have waited for 18 slices of 5; 6, 8 and 11 are left").containsExactly(
        "0 to 112 in [103, 3]",
        "103 to 120 in [3, 3, 2]",
        "106 to 125 in [3, 3, 5]");
  }

  @Test
  void theSliceFollowsTheLastHundredArrivals() {
    List<Invocation> invocations = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      invocations.add(job(1_000 * i, 1));
    }
    for (int i = 1; i < 100; i++) {
      invocations.add(Invocation.of(30_000_000 + 1_000 * i, 1));
    }
    invocations.add(job(30_100, 4));
    invocations.add(job(30_101, 1));
    List<String> outcomes = sfs(invocations.toArray(Invocation[]::new));
    assertThat(outcomes.subList(119, 121)).as("99 gaps of 1").containsExactly(
        "30100 to 30105 in [1, 3]",
        "30101 to 30102 in [1]");
  }

  @Test
  void growingTurnsChangeLittle() {
    double fixed = 0;
    double growing = 0;
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      int cores = 1 + random.nextInt(3);
      List<Invocation> invocations = new ArrayList<>();
      long now = 0;
      for (int i = 0; i < 150; i++) {
        now += random.nextInt(1_200_000 / cores);
        invocations.add(Invocation.of(now, 1 + (random.nextInt(4) == 0 ? random.nextInt(4_000_000) : random.nextInt(50_000))));
      }
      fixed += meanTurnaround(invocations, cores, Long.MAX_VALUE);
      growing += meanTurnaround(invocations, cores, 4);
    }
    assertThat(growing / fixed).isCloseTo(1, within(0.02));
  }

  @Test
  void whoSleepsComesBackInEitherClass() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<Invocation> invocations = Simulations.blocked(random, Simulations.random(random, 40), 60).stream()
          .map(one -> new Invocation(one.arrivalUs() * 500, one.cpuTimeUs() * 500, 0, one.blockedUs() * 500)).toList();
      HostModel model = new HostModel(1 + random.nextInt(3), random.nextInt(50), random.nextInt(2) * 4_000, 1 + random.nextInt(3));
      assertThat(Simulations.run(invocations, 3, sink -> new PolicyHost(model, tasks -> new Sfs(tasks, model.cores()), sink)))
          .as("seed %d", seed).allMatch(outcome -> outcome.completionUs > 0);
    }
  }

  private static double meanTurnaround(List<Invocation> invocations, int cores, long growth) {
    List<Outcome> outcomes = Simulations.run(invocations, 8, sink -> new PolicyHost(HostModel.ideal(cores), tasks -> new Sfs(tasks, cores, growth), sink));
    double sum = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      sum += outcomes.get(i).completionUs - invocations.get(i).arrivalUs();
    }
    return sum / outcomes.size();
  }

  private static List<String> sfs(Invocation... invocations) {
    List<String> outcomes = new ArrayList<>();
    for (Outcome one : Simulations.run(List.of(invocations), 2, sink -> new PolicyHost(HostModel.ideal(1), tasks -> new Sfs(tasks, 1), sink))) {
      outcomes.add(one.firstStartUs / 1000 + " to " + one.completionUs / 1000 + " in " + one.slicesUs.stream().map(us -> us / 1000).toList());
    }
    return outcomes;
  }

  private static Invocation job(long arrivalMs, long cpuTimeMs) {
    return Invocation.of(arrivalMs * 1000, cpuTimeMs * 1000);
  }
}
