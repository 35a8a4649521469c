package org.alps.export.kernel.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.junit.jupiter.api.Test;

class PredictionTest {
  private static final long YEAR_2026_US = 1_767_225_600_000_000L;
  private static final HostModel ONE_CPU = new HostModel(1, 0, 0, 1);

  @Test
  void keepsArrivalsAndForetellsTerminations() {
    List<Invocation> recorded = List.of(at(0, 100_000), at(20_000, 30_000));

    List<Invocation> predicted = Prediction.of(recorded, HostWork.NONE, SimulatedPolicy.of("fifo"), null, ONE_CPU);

    assertThat(predicted).extracting(Invocation::turnaroundUs).containsExactly(100_000L, 110_000L);
    assertThat(predicted).extracting(Invocation::arrivalUs).containsExactly(YEAR_2026_US, YEAR_2026_US + 20_000);
  }

  @Test
  void whatTheHostDidBesidesGoesFirst() {
    List<Invocation> recorded = List.of(new Invocation("f", YEAR_2026_US, YEAR_2026_US + 100_000, 100_000, 0));
    PolicyLevel level = new PolicyLevel(0, 1, PolicyTable.LAST_RANK_NS);
    PolicyTable table = new PolicyTable(new PolicyHeader(0, 0, 0, List.of(level), 0, 50, 0), List.of(new FunctionPolicy("f", List.of(level))));

    List<Invocation> predicted = Prediction.of(recorded, new HostWork(0, 10_000), SimulatedPolicy.of("alps"), table, ONE_CPU);

    assertThat(predicted).extracting(Invocation::turnaroundUs).as("1 ms of each of the first 10 x 10 ms").containsExactly(110_000L);
  }

  @Test
  void itsRuntimeIsBusyWhenAnInvocationBegins() {
    List<Invocation> recorded = List.of(at(0, 10_000), at(100_000, 10_000));

    List<Invocation> predicted = Prediction.of(recorded, new HostWork(6_000, 0), SimulatedPolicy.of("srpt"), null, ONE_CPU);

    assertThat(predicted).extracting(Invocation::turnaroundUs).as("3 ms of dispatch go before each").containsExactly(13_000L, 13_000L);
  }

  private static Invocation at(long afterUs, long cpuTimeUs) {
    return new Invocation("f", YEAR_2026_US + afterUs, YEAR_2026_US + afterUs + cpuTimeUs, cpuTimeUs, 0);
  }
}
