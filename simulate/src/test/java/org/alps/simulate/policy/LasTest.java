package org.alps.simulate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.Invocation;
import org.alps.simulate.host.Outcome;
import org.alps.simulate.host.Simulations;
import org.junit.jupiter.api.Test;

/** Hand-worked, in us, on one core: bands end at 1,000, 2,000, 4,000. */
class LasTest {
  @Test
  void bandsDouble() {
    assertThat(List.of(Las.band(0), Las.band(999), Las.band(1_000), Las.band(1_999), Las.band(2_000), Las.band(3_999), Las.band(4_000)))
        .containsExactly(0L, 0L, 1L, 1L, 2L, 2L, 3L);
  }

  @Test
  void aNewcomerPushesAsideWhoHasHadMoreAndTheTurnIsKept() {
    assertThat(las(Invocation.of(0, 5_000), Invocation.of(2_500, 1_200))).as("the second is ahead until it has had 2,000").containsExactly(
        "first start 0, completion 6200, slices [2500, 2500]",
        "first start 2500, completion 3700, slices [1200]");
  }

  @Test
  void withinABandItIsFirstComeFirstServed() {
    assertThat(las(Invocation.of(0, 1_500), Invocation.of(0, 1_500), Invocation.of(200, 300))).containsExactly(
        "first start 0, completion 2800, slices [1000, 500]",
        "first start 1000, completion 3300, slices [1000, 500]",
        "first start 2000, completion 2300, slices [300]");
  }

  @Test
  void whoWakesBeginsATurnInTheBandItWasIn() {
    assertThat(las(new Invocation(0, 3_000, 0, 100), Invocation.of(10, 2_000)))
        .as("asleep from 2,500 to 2,600, with 1,500 attained; then behind the other")
        .containsExactly(
            "first start 0, completion 5000, slices [1000, 2000]",
            "first start 1000, completion 3500, slices [1000, 1000]");
  }

  private static List<String> las(Invocation... invocations) {
    List<String> outcomes = new ArrayList<>();
    HostSetup setup = new HostSetup(new HostModel(1, 0, 0, 1), null, null);
    for (Outcome one : Simulations.run(List.of(invocations), 2, sink -> SimulatedPolicy.LAS.host(setup, sink))) {
      outcomes.add(one.toString());
    }
    return outcomes;
  }
}
