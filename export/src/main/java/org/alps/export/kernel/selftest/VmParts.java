package org.alps.export.kernel.selftest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.Progress;

/** A stock kernel, a QEMU that runs it, and the guest's libbpf and bpftool: Debian packages, unpacked once in a cache folder. */
final class VmParts {
  /** Debian 12's own QEMU, 7.2, panics guests under multi-threaded emulation. */
  private static final List<String> TOOLS = List.of("libbpf1", "bpftool", "qemu-system-x86", "qemu-system-data", "qemu-system-common", "seabios");
  private static final String TOOLS_SUITE = "bookworm-backports";

  private final Path root;

  private VmParts(Path root) {
    this.root = root;
  }

  /**
   * What is in the cache, fetched first where it is not.
   *
   * @throws AlpsException with exit code 5 where it cannot be fetched, or has no sched_ext
   */
  static VmParts in(Path cache, StockKernel kernel) {
    Path whole = cache.resolve(kernel.name());
    if (!Files.isDirectory(whole)) {
      Progress.say("Fetching the kernel " + kernel.name() + " and QEMU");
      try {
        Files.createDirectories(cache);
        Path aside = Files.createTempDirectory(cache, ".fetching");
        try {
          fetch(new Apt(aside.resolve("apt")), kernel, aside.resolve("root"));
          Files.move(aside.resolve("root"), whole);
        } finally {
          Tool.run(cache, List.of("rm", "-r", aside.toString()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    refuseWithoutSchedExt(whole);
    return new VmParts(whole);
  }

  /** Debian builds its 6.12 without sched_ext. A package with a signed kernel brings the configuration that it was built with; others are taken at their word. */
  private static void refuseWithoutSchedExt(Path root) {
    Path boot = root.resolve("boot");
    if (!Files.isDirectory(boot)) {
      return;
    }
    try (Stream<Path> files = Files.list(boot)) {
      for (Path config : files.filter(file -> file.getFileName().toString().startsWith("config-")).toList()) {
        if (!Files.readString(config).contains("CONFIG_SCHED_CLASS_EXT=y")) {
          throw new AlpsException(ExitCode.HOST_UNSUPPORTED, "Cannot try the kernel half: the kernel "
              + config.getFileName().toString().substring("config-".length()) + " is built without sched_ext. Name another with --kernel-suite or --kernel-release.");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fetch(Apt apt, StockKernel kernel, Path root) {
    apt.update(List.of(TOOLS_SUITE, kernel.suite()));
    List<String> packages = new ArrayList<>(TOOLS.stream().map(name -> name + "/" + TOOLS_SUITE).toList());
    packages.add(kernel.in(apt));
    apt.unpack(packages, root);
  }

  /** The folder that holds them, laid out like a machine's root. */
  Path root() {
    return root;
  }

  Path kernel() {
    return find("vmlinuz.*");
  }

  Path qemu() {
    return root.resolve("usr/bin/qemu-system-x86_64");
  }

  Path bpftool() {
    return root.resolve("usr/sbin/bpftool");
  }

  Path libraries() {
    return root.resolve("usr/lib/x86_64-linux-gnu");
  }

  List<Path> firmware() {
    return List.of(root.resolve("usr/share/qemu"), root.resolve("usr/share/seabios"));
  }

  private Path find(String name) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.getFileName().toString().matches(name) && Files.isRegularFile(file)).findFirst()
          .orElseThrow(() -> new AlpsException(ExitCode.HOST_UNSUPPORTED, "Cannot find " + name + " in " + root + ". Remove that folder and run again."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
