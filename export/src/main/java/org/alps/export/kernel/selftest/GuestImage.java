package org.alps.export.kernel.selftest;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/**
 * The guest's file system, all of it in memory: busybox, perl, runc, a Java runtime cut to what we need, this very ALPS, and the jars of Spark's that
 * Parquet files are written with.
 */
final class GuestImage {
  private static final String MODULES = "java.base,java.compiler,java.desktop,java.logging,java.management,java.naming,java.security.jgss,java.sql,java.xml,"
      + "jdk.unsupported,jdk.management,jdk.zipfs";
  private static final Pattern NEEDED_JARS = Pattern.compile(
      "(alps|jna|parquet-|hadoop-client-|slf4j-api|log4j-|zstd-jni|snappy-java|commons-logging|jackson-core|jackson-databind|jackson-annotations|picocli|fastcsv|commons-compress|jts-core).*\\.jar");
  private static final Pattern LIBRARY = Pattern.compile("(/\\S+)");
  private static final Path MACHINE_LIBRARIES = Path.of("/lib/x86_64-linux-gnu");
  /** What libraries inside of jars (JNA's, the compressor's) need. */
  private static final List<String> NATIVE_NEEDS = List.of("libc.so.6", "libm.so.6", "libdl.so.2", "librt.so.1", "libpthread.so.0", "libgcc_s.so.1");
  private static final List<String> FOLDERS = List.of("bin", "proc", "sys", "dev", "tmp", "run", "root", "etc", "lib64", "lib/x86_64-linux-gnu", "alps/jars", "alps/classes");

  private final Path root;
  private final VmParts parts;

  private GuestImage(Path root, VmParts parts) {
    this.root = root;
    this.parts = parts;
  }

  /** Builds it below a folder; answers the archive that QEMU loads. */
  static Path build(VmParts parts, Path folder) {
    try {
      Path root = folder.resolve("root");
      for (String name : FOLDERS) {
        Files.createDirectories(root.resolve(name));
      }
      GuestImage image = new GuestImage(root, parts);
      image.programs();
      image.java();
      image.alps();
      Path archive = folder.resolve("guest.cpio");
      Tool.run(root, List.of("sh", "-c", "find . | cpio --quiet -o -H newc > '" + archive.toAbsolutePath() + "'"));
      return archive;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void programs() throws IOException {
    for (Path program : List.of(program("busybox"), program("perl"), program("runc"), parts.bpftool())) {
      Files.copy(program, root.resolve("bin").resolve(program.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      libraries(program);
    }
    for (String name : NATIVE_NEEDS) {
      Path its = MACHINE_LIBRARIES.resolve(name);
      if (!Files.exists(library(its))) {
        Files.copy(its, library(its));
      }
    }
    Path libbpf = parts.libraries().resolve("libbpf.so.1");
    Files.copy(libbpf, library(libbpf), StandardCopyOption.REPLACE_EXISTING);
    libraries(libbpf);
    try (InputStream init = GuestImage.class.getResourceAsStream("init")) {
      Files.copy(init, root.resolve("init"));
    }
    root.resolve("init").toFile().setExecutable(true);
  }

  private void java() throws IOException {
    Path home = Path.of(System.getProperty("java.home"));
    Tool.run(root, List.of(home.resolve("bin/jlink").toString(), "--add-modules", MODULES, "--strip-debug", "--no-header-files", "--no-man-pages",
        "--output", root.resolve("java").toString()));
    Tool.run(root, List.of(root.resolve("java/bin/java").toString(), "-Xshare:dump", "-XX:+UseSerialGC"));
    libraries(root.resolve("java/bin/java"));
    libraries(root.resolve("java/lib/server/libjvm.so"));
  }

  private void alps() throws IOException {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) {
        Tool.run(root, List.of("cp", "-r", path + "/.", root.resolve("alps/classes").toString()));
      } else if (NEEDED_JARS.matcher(path.getFileName().toString()).matches()) {
        Files.copy(path, root.resolve("alps/jars").resolve(path.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private void libraries(Path program) throws IOException {
    Process ldd = new ProcessBuilder("ldd", program.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<Path> needed = new ArrayList<>();
    for (String line : new String(ldd.getInputStream().readAllBytes()).lines().toList()) {
      Matcher path = LIBRARY.matcher(line.replaceAll("\\(0x.*", ""));
      if (path.find()) {
        needed.add(Path.of(path.group(1)));
      }
    }
    for (Path its : needed) {
      if (!Files.exists(library(its))) {
        Files.copy(its, library(its));
      }
    }
  }

  private Path library(Path its) {
    return its.startsWith("/lib64") ? root.resolve("lib64").resolve(its.getFileName()) : root.resolve("lib/x86_64-linux-gnu").resolve(its.getFileName());
  }

  private static Path program(String name) {
    return Stream.concat(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin", "/sbin"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AlpsException(
            ExitCode.HOST_UNSUPPORTED, "Cannot build a guest: no " + name + ". Install busybox-static, cpio, perl-base and runc."));
  }
}
