package org.alps.simulate.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.junit.jupiter.api.Test;

class PolicyTableTest {
  private static final PolicyLevel LEVEL = new PolicyLevel(0, 5, 1);

  @Test
  void equalWhateverTheOrderOfItsFunctions() {
    FunctionPolicy a = new FunctionPolicy("a", List.of(LEVEL));
    FunctionPolicy b = new FunctionPolicy("b", List.of(LEVEL));
    PolicyTable table = new PolicyTable(TableFixtures.header(), List.of(b, a));
    assertThat(table).isEqualTo(new PolicyTable(TableFixtures.header(), List.of(a, b))).hasSameHashCodeAs(new PolicyTable(TableFixtures.header(), List.of(a, b)));
    assertThat(table).isNotEqualTo(table.withEpoch(8)).isNotEqualTo(new PolicyTable(TableFixtures.header(), List.of(a)));
    assertThat(table.policies()).containsExactly(a, b);
    assertThat(table.policy("b")).contains(b);
    assertThat(table.policy("c")).isEmpty();
  }

  @Test
  void densePrioritiesShareANumberWhereRanksTie() {
    PolicyTable table = new PolicyTable(TableFixtures.header(), List.of(
        function("late", 900), function("tie-b", 20), function("first", 3), function("tie-a", 20)));
    assertThat(table.densePriorities().toString()).isEqualTo("{first=1, tie-a=2, tie-b=2, late=3}");
  }

  @Test
  void theEdgesOfRangesAreInside() {
    PolicyLevel widest = new PolicyLevel(0, PolicyTable.LAST_RANK_NS, PolicyTable.LAST_RANK_NS);
    PolicyHeader header = new PolicyHeader(Long.MAX_VALUE, Long.MAX_VALUE, 1_000_000, List.of(widest), PolicyTable.LAST_RANK_NS, 1000, PolicyTable.LAST_RANK_NS);
    PolicyTable table = new PolicyTable(header, List.of(new FunctionPolicy("x".repeat(65_535), levelsAt(0, 1, 2, 3, 4, 5, 6, PolicyTable.LAST_RANK_NS))));
    assertThat(table.header()).isEqualTo(header);
  }

  @Test
  void refusesWhatIsOutOfRange() {
    refused("epoch is -1, not 0 to 9223372036854775807", header(-1, 0, 0, List.of(LEVEL), 0, 0, 0));
    refused("created at is -1", header(0, -1, 0, List.of(LEVEL), 0, 0, 0));
    refused("aging factor is -1, not 0 to 1000000", header(0, 0, -1, List.of(LEVEL), 0, 0, 0));
    refused("minimum quantum is -1", header(0, 0, 0, List.of(LEVEL), -1, 0, 0));
    refused("fair share is 1001, not 0 to 1000", header(0, 0, 0, List.of(LEVEL), 0, 1001, 0));
    refused("staleness limit is -1", header(0, 0, 0, List.of(LEVEL), 0, 0, -1));
    refused("default has 0 levels, not 1 to 8", header(0, 0, 0, List.of(), 0, 0, 0));
    refused("function f has 0 levels, not 1 to 8");
    refused("function f has 9 levels, not 1 to 8", Collections.nCopies(9, LEVEL).toArray(PolicyLevel[]::new));
    refused("function f has its first level at age 1, not 0", new PolicyLevel(1, 0, 1));
    refused("function f has a level at age 5 after one at 5", LEVEL, new PolicyLevel(5, 0, 1), new PolicyLevel(5, 0, 1));
    refused("function f has a level at age -5 after one at 0", LEVEL, new PolicyLevel(-5, 0, 1));
    refused("function f rank is -1, not 0 to 1152921504606846976", new PolicyLevel(0, -1, 1));
    refused("function f rank is 1152921504606846977", new PolicyLevel(0, PolicyTable.LAST_RANK_NS + 1, 1));
    refused("function f slice is 0, not 1 to 1152921504606846976", new PolicyLevel(0, 0, 0));
  }

  @Test
  void refusesNamesThatCannotBeKept() {
    refusedPolicies("a function UID is empty", function("", 1));
    refusedPolicies("function f comes twice", function("f", 1), function("g", 1), function("f", 2));
    refusedPolicies("a function UID has 65536 bytes, not at most 65535", function("ü".repeat(32_768), 1));
    refusedPolicies("is not well-formed Unicode", function("half a pair: \ud800", 1));
  }

  private static void refused(String what, PolicyLevel... levels) {
    refusedPolicies(what, new FunctionPolicy("f", List.of(levels)));
  }

  private static void refused(String what, PolicyHeader header) {
    assertRefused(what, header, List.of());
  }

  private static void refusedPolicies(String what, FunctionPolicy... policies) {
    assertRefused(what, TableFixtures.header(), List.of(policies));
  }

  private static void assertRefused(String what, PolicyHeader header, List<FunctionPolicy> policies) {
    assertThatThrownBy(() -> new PolicyTable(header, policies))
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
        .hasMessageStartingWith("Cannot build policy table: ").hasMessageContaining(what);
  }

  private static PolicyHeader header(long epoch, long createdAt, long aging, List<PolicyLevel> levels, long quantum, long share, long staleness) {
    return new PolicyHeader(epoch, createdAt, aging, levels, quantum, share, staleness);
  }

  private static FunctionPolicy function(String uid, long rankNs) {
    return new FunctionPolicy(uid, List.of(new PolicyLevel(0, rankNs, 1)));
  }

  private static List<PolicyLevel> levelsAt(long... ages) {
    return Arrays.stream(ages).mapToObj(age -> new PolicyLevel(age, 0, 1)).toList();
  }
}
