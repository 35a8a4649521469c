package org.alps.export.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuCachesTest {
  @TempDir private Path root;

  @Test
  void cpusOfOneThirdLevelCacheShareANumber() throws IOException {
    cpus("0-3", "0-3");
    for (int cpu = 0; cpu < 4; cpu++) {
      cache(cpu, 0, 1, "" + cpu);
      cache(cpu, 1, 3, cpu % 2 == 0 ? "0,2" : "1,3");
      cache(cpu, 2, 4, "0-3");
    }
    CpuCaches caches = new CpuCaches(new HostFiles(root));
    assertThat(llcs(caches)).containsExactly(0, 1, 0, 1);
    assertThat(caches.llcs()).isEqualTo(2);
    assertThat(caches.online()).isEqualTo(4);
  }

  @Test
  void withoutAThirdLevelTheHighestCounts() throws IOException {
    cpus("0-1", "0-1");
    for (int cpu = 0; cpu < 2; cpu++) {
      cache(cpu, 0, 2, "" + cpu);
      cache(cpu, 1, 1, "0-1");
    }
    assertThat(llcs(new CpuCaches(new HostFiles(root)))).containsExactly(0, 1);
  }

  @Test
  void withoutCachesThePackageCountsAndACpuThatIsOffIsAnywhere() throws IOException {
    cpus("0-2,4", "0,2,4");
    file("cpu0/topology/physical_package_id", "7");
    file("cpu2/topology/physical_package_id", "9");
    file("cpu4/topology/physical_package_id", "7");
    CpuCaches caches = new CpuCaches(new HostFiles(root));
    assertThat(llcs(caches)).containsExactly(0, 0, 1, 0, 0);
    assertThat(caches.online()).isEqualTo(3);
  }

  @Test
  void refusesMoreThanTheKernelHalfHolds() throws IOException {
    cpus("0-1024", "0-1024");
    assertThatThrownBy(() -> new CpuCaches(new HostFiles(root)).refuseTooMany())
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.HOST_UNSUPPORTED))
        .hasMessage("Cannot load the scheduler: this host has 1025 CPUs, more than 1024. Use --backend eevdf.");
  }

  private static List<Integer> llcs(CpuCaches caches) {
    return IntStream.range(0, caches.possible()).mapToObj(caches::llcOf).toList();
  }

  private void cpus(String possible, String online) throws IOException {
    file("possible", possible);
    file("online", online);
  }

  private void cache(int cpu, int index, int level, String sharers) throws IOException {
    file("cpu" + cpu + "/cache/index" + index + "/level", "" + level);
    file("cpu" + cpu + "/cache/index" + index + "/shared_cpu_list", sharers);
  }

  private void file(String path, String content) throws IOException {
    Path file = root.resolve("sys/devices/system/cpu").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content + "\n");
  }
}
