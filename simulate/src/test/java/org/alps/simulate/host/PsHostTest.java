package org.alps.simulate.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PsHostTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void agreesWithExactFractions(int sleeps) {
    for (int seed = 0; seed < 1500; seed++) {
      Random random = new Random(seed);
      List<Invocation> invocations = Simulations.blocked(random, Simulations.random(random, 40), 1 + random.nextInt(40));
      int cores = 1 + random.nextInt(random.nextBoolean() ? 2 : 8);
      HostModel model = new HostModel(cores, 0, 0, sleeps);
      List<Outcome> outcomes = Simulations.run(invocations, 1 + random.nextInt(9), sink -> new PsHost(model, sink));
      assertThat(outcomes.stream().map(outcome -> outcome.completionUs).toList())
          .as("seed %d, %d cores: %s", seed, cores, invocations)
          .isEqualTo(NaivePs.completions(invocations, cores, sleeps));
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
  void whoSleepsLeavesItsShareToTheOthers() {
    List<Invocation> invocations = List.of(new Invocation(0, 8, 0, 6), new Invocation(0, 10, 1));
    assertThat(Simulations.run(invocations, 2, sink -> new PsHost(new HostModel(1, 0, 0, 1), sink)))
        .as("4 us each until 8; alone until 14, when 4 us against none of the other are left").hasToString("["
        + "first start 0, completion 18, slices [8], "
        + "first start 0, completion 14, slices [10]]");
  }

  @Test
  void daysOfCongestionStayExact() {
    long day = 86_400_000_000L;
    List<Invocation> invocations = List.of(Invocation.of(0, 30 * day), Invocation.of(1, 30 * day), Invocation.of(29 * day, 1));
    assertThat(Simulations.run(invocations, 8, sink -> new PsHost(HostModel.ideal(1), sink))).extracting(outcome -> outcome.completionUs)
        .as("a third of the core each for 3 us, else a half").containsExactly(60 * day, 60 * day + 1, 29 * day + 3);
  }
}
