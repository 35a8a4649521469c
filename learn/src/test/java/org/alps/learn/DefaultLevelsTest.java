package org.alps.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.junit.jupiter.api.Test;

class DefaultLevelsTest {
  @Test
  void lasRanksALevelByTheAgeThatEndsIt() {
    assertThat(DefaultLevels.LAS.levels(3_000_000))
        .hasSize(PolicyTable.MAX_LEVELS)
        .startsWith(
            new PolicyLevel(0, 10_000_000, 3_000_000),
            new PolicyLevel(10_000_000, 40_000_000, 3_000_000),
            new PolicyLevel(40_000_000, 160_000_000, 3_000_000))
        .endsWith(new PolicyLevel(40_960_000_000L, 163_840_000_000L, 3_000_000));
  }

  @Test
  void lastComesAfterEveryRank() {
    assertThat(DefaultLevels.LAST.levels(5_000)).containsExactly(new PolicyLevel(0, PolicyTable.LAST_RANK_NS, 5_000));
  }

  @Test
  void anUnknownWordIsAUsageError() {
    assertThatThrownBy(() -> DefaultLevels.of("first")).hasMessage("Cannot set default levels: first. Say las or last.");
  }
}
