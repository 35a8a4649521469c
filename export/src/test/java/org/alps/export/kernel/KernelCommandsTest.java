package org.alps.export.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.alps.export.kernel.KernelHost.Capability;
import org.alps.export.kernel.KernelShell.Outcome;
import org.alps.export.kernel.bpf.BpfMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands against the kernel of this machine. */
class KernelCommandsTest {
  @TempDir private Path folder;
  private final KernelShell shell = new KernelShell("commands");

  @BeforeEach
  void needs() {
    KernelHost.assume(Capability.BPF, Capability.LIBBPF, Capability.OBJECTS);
  }

  @AfterEach
  void leaveNothing() {
    shell.close();
  }

  @Test
  void fromOnToOff() throws IOException {
    assertThat(shell.run("status").out()).isEqualTo("scheduler  off\ntable      none\n");
    assertThat(shell.run("load", "--backend", "eevdf")).isEqualTo(new Outcome(0, "on: eevdf\n", ""));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shell.pins().folder()))).isEqualTo("rwx------");
    assertThat(shell.run("load", "--backend", "eevdf").out()).isEqualTo("already on: eevdf\n");
    assertThat(shell.run("status").out()).matches("scheduler  on: eevdf\nsince      20\\S+Z\ntable      none\n");
    String table = KernelShell.table(folder, 7, 3).toString();
    assertThat(shell.run("install", table).out()).isEqualTo("in force: epoch 7, 3 functions\n");
    assertThat(shell.run("install", table).out()).isEqualTo("already in force: epoch 7, 3 functions\n");
    assertThat(shell.run("install", KernelShell.table(folder, 8, 2).toString()).out()).isEqualTo("in force: epoch 8, 2 functions instead of epoch 7\n");
    assertThat(shell.run("status").out()).contains("table         epoch 8, 2 functions\n", "created       1970-01-01T00:00:00.000001Z\n", "obeyed until  another comes\n");
    assertThat(shell.run("unload").out()).isEqualTo("off\n");
    assertThat(shell.run("unload").out()).isEqualTo("already off\n");
    assertThat(shell.run("status").out()).startsWith("scheduler     off\nwas on since  ").contains(": unloaded\n", "epoch 8");
    assertThat(shell.pins().names()).contains(Pins.TABLE, Pins.TAGS).doesNotContain(Pins.TIMERS, Pins.SCHEDULER, Pins.INHERITANCE);
    shell.run("load", "--backend", "eevdf");
    assertThat(shell.run("status", "--json").out()).contains("\"on\" : true", "\"epoch\" : 8", "\"left_at_ns\" : null");
    assertThat(shell.run("unload", "--all").out()).isEqualTo("off\n");
    assertThat(shell.pins().folder()).doesNotExist();
    assertThat(shell.run("unload", "--all").out()).isEqualTo("already off\n");
  }

  @Test
  void aDryRunChangesNothing() {
    String table = KernelShell.table(folder, 7, 3).toString();
    assertThat(shell.run("load", "--backend", "eevdf", "--dry-run").out()).isEqualTo("would pin maps under " + shell.pins().folder()
        + "\nwould pass tags on over fork, and give all tagged tasks their nice value and slice\n");
    assertThat(shell.pins().folder()).doesNotExist();
    shell.run("load", "--backend", "eevdf");
    assertThat(shell.run("install", table, "--dry-run").out()).isEqualTo("would put in force: epoch 7, 3 functions\n");
    assertThat(shell.run("status").out()).contains("table      none");
    assertThat(shell.run("unload", "--dry-run").out())
        .isEqualTo("would give all tagged tasks nice 0 and the default slice\nwould no longer pass tags on over fork\nwould remove the maps alps_timers\n");
    assertThat(shell.run("unload", "--all", "--dry-run").out()).contains("would remove the maps alps_config, alps_counters, ");
    assertThat(shell.run("status").out()).startsWith("scheduler  on: eevdf");
  }

  @Test
  void aHostWithoutSchedExtIsToldWhatToDo() {
    KernelHost.assume(Capability.NO_SCHED_EXT);
    assertThat(shell.run("load")).isEqualTo(new Outcome(5, "", "Cannot load the scheduler: this kernel has no sched_ext."
        + " Boot a kernel 6.12 or newer with CONFIG_SCHED_CLASS_EXT=y, or use --backend eevdf."));
    assertThat(shell.pins().folder()).doesNotExist();
    Outcome doctor = shell.run("doctor");
    assertThat(doctor.exit()).isEqualTo(5);
    assertThat(doctor.out()).containsPattern("(?m)^missing  sched_ext +this kernel has no sched_ext +Boot a kernel").containsPattern("(?m)^ok +libbpf ");
    assertThat(shell.run("doctor", "--backend", "eevdf").exit()).isZero();
    assertThat(shell.run("doctor", "--json").out()).contains("\"name\" : \"sched_ext\",\n    \"ok\" : false,\n    \"required\" : true");
  }

  @Test
  void oneBackendAtATime() {
    shell.run("load", "--backend", "eevdf");
    assertThat(shell.run("load")).isEqualTo(new Outcome(5, "", "Cannot load the scheduler: the eevdf backend is on. Run alps kernel unload first."));
  }

  @Test
  void withoutALoadNothingIsInstalledOrShown() {
    String nothing = ": nothing is loaded at " + shell.pins().folder() + ". Run alps kernel load first.";
    assertThat(shell.run("install", KernelShell.table(folder, 7, 3).toString())).isEqualTo(new Outcome(5, "", "Cannot install policy table" + nothing));
    assertThat(shell.run("stats")).isEqualTo(new Outcome(5, "", "Cannot show stats" + nothing));
  }

  @Test
  void aBadTableLeavesTheOldOneInForce() throws IOException {
    shell.run("load", "--backend", "eevdf");
    shell.run("install", KernelShell.table(folder, 7, 3).toString());
    Path torn = KernelShell.table(folder, 9, 3);
    byte[] bytes = Files.readAllBytes(torn);
    bytes[90]++;
    Files.write(torn, bytes);
    Outcome refused = shell.run("install", torn.toString());
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.failure()).startsWith("Cannot read policy table: " + torn + ": its SHA-256 does not match its content.");
    assertThat(shell.run("status").out()).contains("epoch 7");
  }

  @Test
  void mapsOfAnotherVersionAreNotTaken() throws IOException {
    shell.pins().create();
    try (BpfMap other = BpfMap.hash("alps_life", 8, 16, 2)) {
      other.pin(shell.pins().of(Pins.LIFE));
    }
    assertThat(shell.run("load", "--backend", "eevdf")).isEqualTo(new Outcome(5, "", "Cannot load the scheduler: maps of another version of ALPS are pinned under "
        + shell.pins().folder() + ". Run alps kernel unload --all first; the table must be installed again."));
    assertThat(shell.pins().names()).as("nothing half-made remains").containsExactly(Pins.LIFE);
    assertThat(shell.run("unload", "--all").exit()).isZero();
    assertThat(shell.run("load", "--backend", "eevdf").out()).isEqualTo("on: eevdf\n");
  }

  @Test
  void aHalfMadeFolderIsFinished() throws IOException {
    shell.run("load", "--backend", "eevdf");
    shell.pins().remove(List.of(Pins.LIFE, Pins.CONFIG, Pins.COUNTERS));
    assertThat(shell.run("status").out()).isEqualTo("scheduler  off\ntable      none\n");
    assertThat(shell.run("load", "--backend", "eevdf").out()).isEqualTo("on: eevdf\n");
    assertThat(shell.pins().names()).contains(Pins.LIFE, Pins.CONFIG, Pins.COUNTERS);
  }

  @Test
  void wrongCommandLines() {
    assertThat(shell.run("load", "--backend", "cfs")).isEqualTo(new Outcome(2, "", "Cannot use backend: cfs. Say sched_ext, eevdf."));
    assertThat(shell.run("load", "--backend", "eevdf", "--partial"))
        .isEqualTo(new Outcome(2, "", "Cannot load eevdf: --partial. That backend leaves all tasks in their class; leave --partial out."));
    assertThat(shell.run("stats", "--json", "--prometheus")).isEqualTo(new Outcome(2, "", "Cannot print stats: --json and --prometheus. Choose one."));
  }
}
