package org.alps.export.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.alps.export.Main;
import org.alps.export.kernel.KernelHost.Capability;
import org.alps.export.kernel.bpf.BpfMap;
import org.alps.ingest.dataset.UidHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installation into the maps of a real kernel: what readers see, and what is left of one that is killed. */
class TableInstallTest {
  private static final int FUNCTIONS = 500;
  private static final int SWAPS = 25;
  /** Nobody else on this host has a table of so many functions. */
  private static final int ODD_NUMBER = 20_000 + (int) (ProcessHandle.current().pid() % 7919);

  @TempDir private Path folder;
  private final KernelShell shell = new KernelShell("install");

  @BeforeEach
  void load() {
    KernelHost.assume(Capability.BPF, Capability.LIBBPF, Capability.OBJECTS);
    shell.run("load", "--backend", "eevdf");
  }

  @AfterEach
  void leaveNothing() {
    shell.close();
  }

  @Test
  void whoReadsWhileTablesAreSwappedSeesOneEpochWhole() throws Exception {
    install(1);
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Long> reader = CompletableFuture.supplyAsync(() -> {
      long seen = 0;
      long lastEpoch = 0;
      while (!done.get() || seen == 0) {
        try (InstalledTable table = InstalledTable.open(shell.pins()).orElseThrow()) {
          long epoch = table.header().epoch();
          assertThat(epoch).isGreaterThanOrEqualTo(lastEpoch);
          assertThat(table.header().entries()).isEqualTo(FUNCTIONS);
          for (int i = 0; i < FUNCTIONS; i += 7) {
            KernelPolicy policy = table.policy(UidHash.of("f" + i));
            assertThat(policy.epoch()).isEqualTo(epoch);
            assertThat(policy.levels().get(0).rankNs()).isEqualTo(epoch * 1_000_000);
          }
          assertThat(table.policy(UidHash.of("unknown")).epoch()).isEqualTo(epoch);
          lastEpoch = epoch;
          seen++;
        }
      }
      return seen;
    });
    for (int epoch = 2; epoch <= SWAPS; epoch++) {
      install(epoch);
    }
    done.set(true);
    assertThat(reader.get(60, TimeUnit.SECONDS)).isPositive();
  }

  @Test
  void anInstallerThatIsKilledLeavesAWholeTable() throws Exception {
    install(1);
    Path next = KernelShell.table(folder, 2, ODD_NUMBER);
    int finished = 0;
    for (int killAfterMs = 100; killAfterMs <= 1500 && finished < 2; killAfterMs += 100) {
      Process installer = alps("kernel", "install", next.toString(), "--pins", shell.pins().folder().toString());
      if (!installer.waitFor(killAfterMs, TimeUnit.MILLISECONDS)) {
        installer.destroyForcibly().waitFor();
      }
      try (InstalledTable table = InstalledTable.open(shell.pins()).orElseThrow()) {
        KernelHeader header = table.header();
        assertThat(header.entries()).isEqualTo(header.epoch() == 1 ? FUNCTIONS : ODD_NUMBER);
        assertThat(table.policy(UidHash.of("f0")).epoch()).isEqualTo(header.epoch());
        finished += header.epoch() == 2 ? 1 : 0;
      }
    }
    assertThat(shell.run("install", next.toString()).exit()).isZero();
    assertThat(shell.run("status").out()).contains("epoch 2");
    for (int i = 0; i < 500 && mapsOf(ODD_NUMBER) != 1; i++) {
      Thread.sleep(10);
    }
    assertThat(mapsOf(ODD_NUMBER)).as("the one in force").isEqualTo(1);
  }

  @Test
  void aTableThatWentOutOfForceIsFreed() throws Exception {
    install(1);
    byte[] id;
    try (BpfMap slot = BpfMap.pinned(shell.pins().of(Pins.TABLE))) {
      id = slot.lookup(BpfMap.u32(0)).orElseThrow();
    }
    install(2);
    int old = KernelLayout.little(id).getInt();
    for (int i = 0; i < 500 && BpfMap.byId(old).map(TableInstallTest::closed).isPresent(); i++) {
      Thread.sleep(10);
    }
    assertThat(BpfMap.byId(old)).isEmpty();
  }

  /** Maps of this host that hold a table of so many functions. */
  private static long mapsOf(int functions) {
    return BpfMap.ids().stream().map(BpfMap::byId).flatMap(Optional::stream).map(TableInstallTest::closed)
        .filter(map -> map.valueBytes() == KernelLayout.POLICY_BYTES && map.maxEntries() == functions + 2).count();
  }

  private static BpfMap closed(BpfMap map) {
    map.close();
    return map;
  }

  private void install(long epoch) {
    assertThat(shell.run("install", KernelShell.table(folder, epoch, FUNCTIONS).toString()).exit()).isZero();
  }

  private Process alps(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC", "-Djna.library.path=" + System.getProperty("jna.library.path", ""), "-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    Path log = Files.createTempFile(folder, "alps", ".log");
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }
}
