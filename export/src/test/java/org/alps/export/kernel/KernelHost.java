package org.alps.export.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.alps.export.kernel.bpf.BpfObject;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What this machine can of what tests of the kernel half need. A test that needs more is skipped, with a line on stderr; it fails instead where
 * the environment variable ALPS_KERNEL_TESTS is "required".
 */
public final class KernelHost {
  /** Something that a machine has or lacks. */
  public enum Capability {
    ROOT(KernelHost::isRoot),
    BTF(() -> Files.exists(Path.of("/sys/kernel/btf/vmlinux"))),
    BPF_FILE_SYSTEM(() -> mounted("bpf")),
    CGROUP2(() -> mounted("cgroup2")),
    LIBBPF(() -> BpfObject.libbpfVersion().filter(KernelHost::isNewEnough).isPresent()),
    BPF_OBJECTS(() -> KernelHost.class.getResource("recorder.bpf.o") != null),
    PERL(() -> program("perl")),
    BUSYBOX(() -> program("busybox")),
    RUNC(() -> program("runc"));

    private final BooleanSupplier there;

    Capability(BooleanSupplier there) {
      this.there = there;
    }
  }

  /** What all tests that load BPF objects need. */
  private static final List<Capability> BPF =
      List.of(Capability.ROOT, Capability.BTF, Capability.BPF_FILE_SYSTEM, Capability.LIBBPF, Capability.BPF_OBJECTS);

  private KernelHost() {}

  /** Goes on only where BPF objects can be loaded and these are there too. */
  public static void assumeBpf(Capability... more) {
    assume(Stream.concat(BPF.stream(), Arrays.stream(more)).toArray(Capability[]::new));
  }

  /** Goes on only where all these are there. */
  public static void assume(Capability... capabilities) {
    List<Capability> missing = Arrays.stream(capabilities).filter(capability -> !capability.there.getAsBoolean()).toList();
    if (missing.isEmpty()) {
      return;
    }
    if ("required".equals(System.getenv("ALPS_KERNEL_TESTS"))) {
      Assertions.fail("this host lacks " + missing);
    }
    System.err.println("SKIPPED a kernel test: this host lacks " + missing);
    Assumptions.abort("this host lacks " + missing);
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static boolean isNewEnough(int[] version) {
    return Arrays.compare(version, BpfObject.OLDEST_LIBBPF) >= 0;
  }

  private static boolean mounted(String type) {
    try (Stream<String> mounts = Files.lines(Path.of("/proc/self/mounts"))) {
      return mounts.anyMatch(line -> line.split(" ")[2].equals(type));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean program(String name) {
    return Stream.concat(Arrays.stream(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/sbin"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }
}
