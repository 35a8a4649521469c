package org.alps.export.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.dataset.UidHash;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;
import org.junit.jupiter.api.Test;

class KernelTableTest {
  private static final long HOUR_NS = 3_600_000_000_000L;
  private static final PolicyLevel DEFAULT = new PolicyLevel(0, PolicyTable.LAST_RANK_NS, 3_000_000);
  private static final List<PolicyLevel> LEVELS = List.of(new PolicyLevel(0, 1_234_567, 3_000_000), new PolicyLevel(10_000_000, 9_000_000, 20_000_000));

  @Test
  void holdsEntriesThenDefaultsThenHeader() {
    byte[] file = file(0, new FunctionPolicy("größe", List.of(new PolicyLevel(0, 999, 1_000_000))), new FunctionPolicy("app/thumbnail", LEVELS));
    KernelTable table = KernelTable.of(file, "t", new Moment(1_000, 77));
    ByteBuffer keys = table.keys();
    assertThat(keys.remaining()).isEqualTo(4 * 8);
    assertThat(List.of(keys.getLong(), keys.getLong(), keys.getLong(), keys.getLong()))
        .as("by rising unsigned id").containsExactly(UidHash.of("app/thumbnail"), UidHash.of("größe"), 0L, -1L);
    String digest = HexFormat.of().formatHex(file, file.length - 32, file.length);
    assertThat(value(table, 0)).isEqualTo(new KernelPolicy(7, LEVELS).encode());
    assertThat(value(table, 1)).isEqualTo(new KernelPolicy(7, List.of(new PolicyLevel(0, 999, 1_000_000))).encode());
    assertThat(value(table, 2)).isEqualTo(new KernelPolicy(7, List.of(DEFAULT)).encode());
    assertThat(value(table, 3)).isEqualTo(new KernelHeader(7, 10, 1_000_000, 0, 500, 1_000, 50, 2, digest).encode());
  }

  @Test
  void growsStaleByTheBootTimeClock() {
    byte[] file = file(48 * HOUR_NS);
    long created = 500;
    KernelTable table = KernelTable.of(file, "t", new Moment(created + HOUR_NS, 77));
    assertThat(table.header().staleAtNs()).isEqualTo(77 + 47 * HOUR_NS);
    assertThat(table.header().isStale(76 + 47 * HOUR_NS)).isFalse();
    assertThat(table.header().isStale(77 + 47 * HOUR_NS)).isTrue();
    assertThat(KernelTable.of(file, "t", new Moment(created - 400, 77)).header().staleAtNs()).as("a clock that is behind").isEqualTo(77 + 48 * HOUR_NS + 400);
    assertThat(KernelTable.of(file(0), "t", new Moment(created + HOUR_NS, 77)).header().isStale(Long.MAX_VALUE)).as("without a limit").isFalse();
  }

  @Test
  void refusesAStaleTable() {
    assertThatThrownBy(() -> KernelTable.of(file(48 * HOUR_NS), "t.alps", new Moment(500 + 50 * HOUR_NS, 77)))
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
        .hasMessage("Cannot install policy table: t.alps is 180000 s old and obeyed for 172800 s only. Learn a new one.");
  }

  @Test
  void refusesADamagedTableAndAMissingOne() {
    byte[] file = file(0);
    file[20]++;
    assertThatThrownBy(() -> KernelTable.of(file, "t.alps", new Moment(1, 1)))
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
        .hasMessageStartingWith("Cannot read policy table: t.alps: its SHA-256 does not match its content.");
    assertThatThrownBy(() -> KernelTable.read(Path.of("missing.alps"), new Moment(1, 1))).hasMessageContaining("there is no such file");
  }

  private static byte[] value(KernelTable table, int index) {
    byte[] value = new byte[KernelLayout.POLICY_BYTES];
    table.values().get(index * KernelLayout.POLICY_BYTES, value);
    return value;
  }

  private static byte[] file(long stalenessLimitNs, FunctionPolicy... policies) {
    return PolicyTableFile.encode(new PolicyTable(new PolicyHeader(7, 500, 10, List.of(DEFAULT), 1_000_000, 50, stalenessLimitNs), List.of(policies)));
  }
}
