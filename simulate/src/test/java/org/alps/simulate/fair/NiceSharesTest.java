package org.alps.simulate.fair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alps.ingest.AlpsException;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.policy.HostSetup;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NiceSharesTest {
  private static final long MS = 1_000_000;

  @ParameterizedTest(name = "a rank of {0} ns is nice {1}")
  @CsvSource({"0, -20", "1000000, -20", "1500000, -19", "350000000, 0", "10000000000, 11", "100000000000, 19", "1152921504606846976, 19"})
  void ranksSpreadEvenlyByTheirLogarithm(long rankNs, int nice) {
    assertThat(NiceShares.nice(rankNs)).isEqualTo(nice);
  }

  @Test
  void functionsWithoutAnEntryTakeTheDefaultLevels() {
    PolicyHeader header = new PolicyHeader(1, 0, 0, List.of(new PolicyLevel(0, 100_000 * MS, MS)), 0, 0, 0);
    PolicyTable table = new PolicyTable(header, List.of(new FunctionPolicy("a", List.of(new PolicyLevel(0, MS, MS)))));
    NiceShares shares = new NiceShares(table, new String[] {"a", "b"});
    assertThat(List.of(shares.weight(0), shares.weight(1))).containsExactly(88_761, 15);
  }

  @Test
  void niceNeedsATable() {
    assertThatThrownBy(() -> SimulatedPolicy.NICE.host(new HostSetup(HostModel.ideal(1), null, new String[0]), null))
        .isInstanceOf(AlpsException.class).hasMessage("Cannot simulate nice: no policy table. Give --table FILE.");
  }
}
