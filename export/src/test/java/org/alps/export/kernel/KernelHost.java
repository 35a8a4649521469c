package org.alps.export.kernel;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.alps.export.kernel.bpf.BpfObject;

/**
 * What a test needs of this machine. Where it is lacking the test is skipped, and says so on stderr; where the environment says
 * {@code ALPS_KERNEL_TESTS=required}, it fails instead.
 */
public final class KernelHost {
  /** Something that a host may lack. */
  public enum Capability {
    /** Root, BTF and a BPF file system at /sys/fs/bpf. */
    BPF(() -> Files.isWritable(Path.of("/sys/fs/bpf")) && Files.isReadable(Path.of("/sys/kernel/btf/vmlinux")) && isRoot() && isMounted("bpf")),
    LIBBPF(() -> BpfObject.libbpfServes(BpfObject.libbpfVersion())),
    /** This build has BPF objects, as clang was there. */
    OBJECTS(() -> BpfObject.exists("eevdf.bpf.o")),
    CGROUP2(() -> isMounted("cgroup2")),
    BPFTOOL(() -> hasProgram("bpftool")),
    PERL(() -> hasProgram("perl")),
    BUSYBOX(() -> hasProgram("busybox")),
    RUNC(() -> hasProgram("runc")),
    /** For what a host without it is told. */
    NO_SCHED_EXT(() -> !Files.exists(Path.of("/sys/kernel/sched_ext")));

    private final BooleanSupplier isThere;

    Capability(BooleanSupplier isThere) {
      this.isThere = isThere;
    }
  }

  private static final List<Capability> TO_LOAD = List.of(Capability.BPF, Capability.LIBBPF, Capability.OBJECTS);

  private KernelHost() {}

  /** Goes on only where all of these are there. */
  public static void assume(Capability... wanted) {
    List<Capability> missing = Arrays.stream(wanted).filter(capability -> !capability.isThere.getAsBoolean()).toList();
    if (missing.isEmpty()) {
      return;
    }
    String what = "this host lacks " + missing;
    if ("required".equals(System.getenv("ALPS_KERNEL_TESTS")) && !missing.contains(Capability.NO_SCHED_EXT)) {
      fail(what);
    }
    System.err.println("SKIPPED: " + StackWalker.getInstance().walk(frames -> frames.skip(1).findFirst()).orElseThrow() + ": " + what);
    assumeTrue(false, what);
  }

  /** Goes on only where BPF objects can be loaded and these are there too. */
  public static void assumeBpf(Capability... more) {
    assume(Stream.concat(TO_LOAD.stream(), Arrays.stream(more)).toArray(Capability[]::new));
  }

  /** A folder for the pins of one test, which does not exist yet. */
  public static Path pins(String test) {
    return Path.of("/sys/fs/bpf/alps-test-" + test + "-" + ProcessHandle.current().pid());
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static boolean isMounted(String kind) {
    return HostFiles.OF_THIS_HOST.mountPoint(kind).isPresent();
  }

  private static boolean hasProgram(String name) {
    return Stream.concat(Arrays.stream(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/sbin"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }
}
