package org.alps.export.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.alps.export.kernel.bpf.Cpus;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/** Which CPUs share a last-level cache: its number for each CPU, dense from 0 in the order of CPUs. */
final class CpuCaches {
  private static final String CPUS = "/sys/devices/system/cpu/";
  private static final int LAST_LEVEL = 3;

  private final HostFiles host;
  private final int[] llcOfCpu;
  private final int online;
  private final int llcs;

  CpuCaches(HostFiles host) {
    this.host = host;
    int possible = lastOf(host.text(CPUS + "possible").orElse("0")) + 1;
    online = Cpus.count(host.text(CPUS + "online").orElse("0"));
    llcOfCpu = new int[possible];
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (int cpu = 0; cpu < possible; cpu++) {
      Optional<String> cache = sharers(cpu);
      llcOfCpu[cpu] = cache.map(sharers -> numbers.computeIfAbsent(sharers, unseen -> numbers.size())).orElse(0);
    }
    llcs = Math.max(1, numbers.size());
  }

  /** @throws AlpsException with exit code 5 where the host has more than the scheduler holds */
  void refuseTooMany() {
    refuseAbove(possible(), KernelLayout.MAX_CPUS, "CPUs");
    refuseAbove(llcs, KernelLayout.MAX_LLCS, "last-level caches");
  }

  private static void refuseAbove(int count, int most, String what) {
    if (count > most) {
      throw new AlpsException(ExitCode.HOST_UNSUPPORTED,
          "Cannot load the scheduler: this host has " + count + " " + what + ", more than " + most + ". Use --backend eevdf.");
    }
  }

  /** CPUs that take part. */
  int online() {
    return online;
  }

  int llcs() {
    return llcs;
  }

  int llcOf(int cpu) {
    return llcOfCpu[cpu];
  }

  int possible() {
    return llcOfCpu.length;
  }

  /** What all CPUs under the same cache, or else in the same package, have in common; nothing of a CPU that is off. */
  private Optional<String> sharers(int cpu) {
    String folder = CPUS + "cpu" + cpu;
    Optional<String> shared = Optional.empty();
    int highest = 0;
    for (int index = 0; host.exists(folder + "/cache/index" + index); index++) {
      String cache = folder + "/cache/index" + index;
      int level = Integer.parseInt(host.text(cache + "/level").orElse("0"));
      if (level > highest && highest != LAST_LEVEL || level == LAST_LEVEL) {
        highest = level;
        shared = host.text(cache + "/shared_cpu_list").map(list -> "cache of " + list);
      }
    }
    return shared.or(() -> host.text(folder + "/topology/physical_package_id").map(id -> "package " + id));
  }

  private static int lastOf(String list) {
    return Integer.parseInt(list.substring(Math.max(list.lastIndexOf('-'), list.lastIndexOf(',')) + 1));
  }
}
