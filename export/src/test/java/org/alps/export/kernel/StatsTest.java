package org.alps.export.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alps.export.kernel.KernelHost.Capability;
import org.alps.export.kernel.bpf.BpfMap;
import org.alps.ingest.dataset.UidHash;
import org.junit.jupiter.api.Test;

class StatsTest {
  private static final KernelStats STATS = new KernelStats(new TreeMap<>(Map.of(Counter.HITS, 12L, Counter.TORN, 0L)), List.of(
      new KernelStats.Function("app \"a\"\\b\n", new FunctionFigures(2, 4, 10_000_000, 7_500_000, 3_000_001, 1)),
      new KernelStats.Function("00000000000000ff", new FunctionFigures(0, 0, 0, 0, 0, 0))));

  @Test
  void forPeople() {
    assertThat(new KernelStats(STATS.counters(), List.of(new KernelStats.Function("app/a", STATS.functions().get(0).figures()))).text()).isEqualTo("""
        decision  times
        hits         12  a function's task, its entry found
        torn          0  a lookup that saw two epochs at once: never

        invocations  turns  mean_wait_ms  longest_wait_ms    cpu_ms  preemptions  function
                  2      4         2.500            7.500  3.000001            1  app/a
        """);
  }

  @Test
  void forPrograms() throws IOException {
    JsonNode json = new ObjectMapper().readTree(STATS.json());
    assertThat(json.at("/decisions/hits").asLong()).isEqualTo(12);
    assertThat(json.at("/functions/0/function").asText()).isEqualTo("app \"a\"\\b\n");
    assertThat(json.at("/functions/0/mean_wait_ns").asLong()).isEqualTo(2_500_000);
    assertThat(json.at("/functions/1/turns").asLong()).isZero();
  }

  @Test
  void forPrometheus() {
    assertThat(PrometheusText.of(STATS)).startsWith("""
        # HELP alps_decisions_total Decisions of the scheduler by kind.
        # TYPE alps_decisions_total counter
        alps_decisions_total{decision="hits"} 12
        alps_decisions_total{decision="torn"} 0
        # HELP alps_function_invocations_total Invocations.
        # TYPE alps_function_invocations_total counter
        alps_function_invocations_total{function="app \\"a\\"\\\\b\\n"} 2
        """).contains("alps_function_wait_seconds_total{function=\"app \\\"a\\\"\\\\b\\n\"} 0.010000000\n", "# TYPE alps_function_longest_wait_seconds gauge\n");
  }

  @Test
  void isReadFromTheMapsWithNamesWhereTheyAreKnown() throws IOException {
    KernelHost.assume(Capability.BPF, Capability.LIBBPF, Capability.OBJECTS);
    try (KernelShell shell = new KernelShell("stats")) {
      shell.run("load", "--backend", "eevdf");
      put(shell, Pins.FUNCTIONS, UidHash.of("app/a"), new FunctionFigures(1, 2, 30, 20, 50, 6).encode());
      put(shell, Pins.FUNCTIONS, 0xabL, new FunctionFigures(1, 1, 40, 40, 50, 0).encode());
      byte[] name = KernelLayoutTest.golden("name");
      put(shell, Pins.NAMES, UidHash.of("größe"), name);
      put(shell, Pins.FUNCTIONS, UidHash.of("größe"), new FunctionFigures(3, 3, 3, 3, 3, 3).encode());
      assertThat(KernelStats.read(shell.pins()).functions().stream().map(KernelStats.Function::name))
          .as("by all that they waited").containsExactly("00000000000000ab", String.format("%016x", UidHash.of("app/a")), "größe");
      assertThat(KernelStats.read(shell.pins()).counters()).hasSize(Counter.values().length).allSatisfy((counter, times) -> assertThat(times).isZero());
      assertThat(shell.run("stats").out()).contains("größe");
      shell.run("unload");
      shell.run("load", "--backend", "eevdf");
      assertThat(KernelStats.read(shell.pins()).functions()).as("a new life").isEmpty();
    }
  }

  @Test
  void aLifeThatEndedIsToldWithItsReason() {
    KernelLife life = new KernelLife(1_000_000_000, 3_000_000_000L, 0, 1026, "runnable task stall", "cat[42] failed to run for 30.001s");
    KernelHeader header = new KernelHeader(7, 0, 0, 2_500_000_000L, 0, 0, 50, 3, "ab");
    StatusReport report = new StatusReport(new KernelState(Backend.SCHED_EXT, false, life, true, Optional.of("lavd")), "enabled", Optional.of(header),
        new Moment(100_000_000_000L, 4_000_000_000L));
    assertThat(report.text()).isEqualTo("""
        scheduler     off
        was on since  1970-01-01T00:01:37Z
        left          1970-01-01T00:01:39Z: runnable task stall
        as            cat[42] failed to run for 30.001s
        link          dead; alps kernel load or unload removes it
        attached      lavd, which is not ours
        table         epoch 7, 3 functions
        installed     1970-01-01T00:00:00Z
        created       1970-01-01T00:00:00Z
        obeyed until  1970-01-01T00:01:38.500Z: it is stale
        sha256        ab
        """);
    assertThat(report.json()).contains("\"exit_kind\" : 1026", "\"dead_link\" : true", "\"loaded_at_ns\" : 97000000000", "\"stale\" : true");
  }

  private static void put(KernelShell shell, String map, long key, byte[] value) {
    try (BpfMap pinned = BpfMap.pinned(shell.pins().of(map))) {
      pinned.update(BpfMap.u64(key), value);
    }
  }
}
