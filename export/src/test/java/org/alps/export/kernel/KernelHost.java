package org.alps.export.kernel;

<<<<<<< HEAD
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

=======
import java.io.IOException;
>>>>>>> identity
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
<<<<<<< HEAD
import org.alps.export.kernel.bpf.BpfObject;

/**
 * What a test needs of this machine's kernel. Where it is lacking the test is skipped, and says so on stderr; where the environment says
 * {@code ALPS_KERNEL_TESTS=required}, it fails instead.
 */
public final class KernelHost {
  /** Something that a host may lack. */
  public enum Capability {
    /** Root, BTF and a BPF file system at /sys/fs/bpf. */
    BPF(() -> Files.isWritable(Path.of("/sys/fs/bpf")) && Files.isReadable(Path.of("/sys/kernel/btf/vmlinux")) && isRoot() && isMounted("bpf")),
    LIBBPF(() -> BpfObject.libbpfVersion().filter(version -> version[0] > 1 || version[0] == 1 && version[1] >= 4).isPresent()),
    /** This build has BPF objects, as clang was there. */
    OBJECTS(() -> BpfObject.exists("maps.bpf.o")),
    CGROUP2(() -> isMounted("cgroup2")),
    /** For what a host without it is told. */
    NO_SCHED_EXT(() -> !Files.exists(Path.of("/sys/kernel/sched_ext")));

    private final BooleanSupplier isThere;

    Capability(BooleanSupplier isThere) {
      this.isThere = isThere;
    }
  }

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

  /** A folder for the pins of one test, which does not exist yet. */
  public static Path pins(String test) {
    return Path.of("/sys/fs/bpf/alps-test-" + test + "-" + ProcessHandle.current().pid());
=======
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
>>>>>>> identity
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

<<<<<<< HEAD
  private static boolean isMounted(String kind) {
    return HostFiles.OF_THIS_HOST.mountPoint(kind).isPresent();
=======
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
>>>>>>> identity
  }
}
