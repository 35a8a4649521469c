package org.alps.simulate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.Invocation;
import org.alps.simulate.host.PolicyHost;
import org.alps.simulate.host.SchedulingPolicy;
import org.alps.simulate.host.Simulations;
import org.junit.jupiter.api.Test;

/** Hand-worked: what ticks and sleeps do on one core, under turns of 4 us or, where that is told, first come, first served. */
class HostModelTest {
  @Test
  void theEndOfASliceIsNoticedAtTheTickAndACompletionAtOnce() {
    assertThat(run(new HostModel(1, 0, 5, 0), new RoundRobin(4), job(1, 12, 0), job(1, 3, 0))).as("from 1 to the tick after 5, not to 5").containsExactly(
        "first start 1, completion 16, slices [4, 8]",
        "first start 5, completion 8, slices [3]");
    assertThat(run(new HostModel(1, 0, 5, 0), new RoundRobin(4), job(2, 12, 0), job(2, 3, 0))).as("6 is noticed at 10").containsExactly(
        "first start 2, completion 17, slices [8, 4]",
        "first start 10, completion 13, slices [3]");
  }

  @Test
  void whoeverSleepsLeavesTheCoreAtOnceAndQueuesAnewWhenItWakes() {
    assertThat(run(new HostModel(1, 0, 0, 1), new Fifo(), job(0, 8, 3), job(1, 10, 0), job(20, 1, 0)))
        .as("asleep from 4 to 7, waits until 14; that is no preemption").containsExactly(
        "first start 0, completion 18, slices [8]",
        "first start 4, completion 14, slices [10]",
        "first start 20, completion 21, slices [1]");
  }

  @Test
  void eachDispatchAfterASleepPaysTheSwitchCost() {
    assertThat(run(new HostModel(1, 2, 0, 3), new Fifo(), job(0, 8, 30))).as("4 dispatches of 2 + 2 us, 3 sleeps of 10 us").containsExactly(
        "first start 0, completion 46, slices [8]");
  }

  @Test
  void aSliceGoesOnOverASleepUntilTheCoreIsLost() {
    assertThat(run(new HostModel(1, 0, 0, 1), new RoundRobin(4), job(0, 12, 1), job(0, 9, 0)))
        .as("2 from 8 to its sleep, from 14 another 4").containsExactly(
        "first start 0, completion 21, slices [4, 6, 2]",
        "first start 4, completion 19, slices [4, 4, 1]");
  }

  @Test
  void oneMicrosecondOfCpuTimeSleepsBeforeItStarts() {
    assertThat(run(new HostModel(1, 0, 0, 4), new Fifo(), job(0, 1, 7), job(0, 5, 0))).containsExactly(
        "first start 7, completion 8, slices [1]",
        "first start 0, completion 5, slices [5]");
  }

  @Test
  void withoutSleepsBlockedTimeIsOfNoAccount() {
    assertThat(run(new HostModel(1, 0, 0, 0), new Fifo(), job(0, 8, 30))).containsExactly("first start 0, completion 8, slices [8]");
  }

  private static List<String> run(HostModel model, SchedulingPolicy policy, Invocation... invocations) {
    List<String> outcomes = new ArrayList<>();
    Simulations.run(List.of(invocations), 2, sink -> new PolicyHost(model, tasks -> policy, sink))
        .forEach(outcome -> outcomes.add(outcome.toString()));
    return outcomes;
  }

  private static Invocation job(long arrivalUs, long cpuTimeUs, long blockedUs) {
    return new Invocation(arrivalUs, cpuTimeUs, 0, blockedUs);
  }
}
