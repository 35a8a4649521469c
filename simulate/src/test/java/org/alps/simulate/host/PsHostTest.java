package org.alps.simulate.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PsHostTest {
  @Test
  void agreesWithExactFractions() {
    for (int seed = 0; seed < 1500; seed++) {
      Random random = new Random(seed);
      List<Invocation> invocations = Simulations.random(random, 40);
      int cores = 1 + random.nextInt(random.nextBoolean() ? 2 : 8);
      List<Outcome> outcomes = Simulations.run(invocations, 1 + random.nextInt(9), sink -> new PsHost(HostModel.ideal(cores), sink));
      assertThat(outcomes.stream().map(outcome -> outcome.completionUs).toList())
          .as("seed %d, %d cores: %s", seed, cores, invocations)
          .isEqualTo(NaivePs.completions(invocations, cores));
    }
  }

  @Test
  void everyoneStartsOnArrivalAndNobodyIsPreempted() {
    List<Invocation> invocations = List.of(Invocation.of(0, 10), Invocation.of(2, 3), Invocation.of(2, 4));
    assertThat(Simulations.run(invocations, 2, sink -> new PsHost(HostModel.ideal(1), sink))).hasToString("["
        + "first start 0, completion 17, slices [10], "
        + "first start 2, completion 11, slices [3], "
        + "first start 2, completion 13, slices [4]]");
  }

  @Test
  void daysOfCongestionStayExact() {
    long day = 86_400_000_000L;
    List<Invocation> invocations = List.of(Invocation.of(0, 30 * day), Invocation.of(1, 30 * day), Invocation.of(29 * day, 1));
    assertThat(Simulations.run(invocations, 8, sink -> new PsHost(HostModel.ideal(1), sink))).extracting(outcome -> outcome.completionUs)
        .as("a third of the core each for 3 us, else a half").containsExactly(60 * day, 60 * day + 1, 29 * day + 3);
  }
}
