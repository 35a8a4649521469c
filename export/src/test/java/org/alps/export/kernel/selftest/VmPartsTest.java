package org.alps.export.kernel.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VmPartsTest {
  private static final StockKernel OLD = new StockKernel("old", null);

  @TempDir private Path cache;

  @Test
  void aKernelWithoutSchedExtIsRefused() throws IOException {
    fetched("# CONFIG_SCHED_CLASS_EXT is not set\n");
    assertThatThrownBy(() -> VmParts.in(cache, OLD))
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.HOST_UNSUPPORTED))
        .hasMessage("Cannot try the kernel half: the kernel 6.12.1-cloud is built without sched_ext. Name another with --kernel-suite or --kernel-release.");
  }

  @Test
  void whatIsInTheCacheIsTaken() throws IOException {
    fetched("CONFIG_SCHED_CLASS_EXT=y\n");
    assertThat(VmParts.in(cache, OLD).kernel()).hasFileName("vmlinuz-6.12.1-cloud");
  }

  private void fetched(String config) throws IOException {
    Path boot = Files.createDirectories(cache.resolve("old/boot"));
    Files.writeString(boot.resolve("config-6.12.1-cloud"), config);
    Files.writeString(boot.resolve("vmlinuz-6.12.1-cloud"), "");
  }
}
