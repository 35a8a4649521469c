package org.alps.learn.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.alps.learn.Learners;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.table.PolicyTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No policy has a smaller mean turnaround than SRPT on one core, whatever arrives (Schrage 1968): not on average, but on every path. */
class SrptOptimalityTest {
  private static final int PATHS = 8;
  private static final int INVOCATIONS = 10_000;

  static Stream<Mix> mixes() {
    return Mix.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("mixes")
  void srptIsNeverBeatenOnAnyPath(Mix mix) {
    for (int path = 0; path < PATHS; path++) {
      Trace trace = mix.trace(0.6 + 0.05 * path, INVOCATIONS, path);
      long best = Served.by(SimulatedPolicy.SRPT, null, mix, trace).sumUs();
      assertThat((double) FluidLas.serve(trace).sumUs()).as("path %d, fluid LAS", path).isGreaterThanOrEqualTo(best);
      Learners learner = Learners.values()[path % Learners.values().length];
      PolicyTable table = Learned.table(learner, mix);
      for (SimulatedPolicy policy : SimulatedPolicy.values()) {
        assertThat(Served.by(policy, table, mix, trace).sumUs()).as("path %d, %s, table of %s", path, policy.id(), learner.id())
            .isGreaterThanOrEqualTo(best);
      }
    }
  }
}
