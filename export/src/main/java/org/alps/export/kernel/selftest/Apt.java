package org.alps.export.kernel.selftest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/** Debian's package archive, reached with lists of our own beside the machine's: other suites of the archive that the machine already uses. */
final class Apt {
  private static final Path MACHINE_SOURCES = Path.of("/etc/apt");

  private final Path folder;
  private final List<String> options;

  /** @param folder for lists and sources; made */
  Apt(Path folder) {
    this.folder = folder;
    options = List.of(
        "-oDir::Etc::SourceList=/dev/null", "-oDir::Etc::SourceParts=" + folder.resolve("sources"), "-oDir::State::Lists=" + folder.resolve("lists"),
        "-oDir::Cache=" + folder.resolve("cache"), "-oAPT::Sandbox::User=" + System.getProperty("user.name"), "-q");
  }

  /** Fetches the lists of suites. */
  void update(List<String> suites) {
    try {
      for (String part : List.of("sources", "lists/partial", "cache/archives/partial")) {
        Files.createDirectories(folder.resolve(part));
      }
      Files.writeString(folder.resolve("sources/alps.sources"), AptSources.ofSuites(machineSources(), suites));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("apt-get", folder, List.of("update"));
  }

  /** The package that a metapackage of a suite depends on whose name begins so. */
  String dependency(String metapackage, String suite, String prefix) {
    return run("apt-cache", folder, List.of("depends", metapackage + "/" + suite)).lines()
        .map(String::strip)
        .filter(line -> line.startsWith("Depends: " + prefix))
        .map(line -> line.substring("Depends: ".length()))
        .findFirst()
        .orElseThrow(() -> new AlpsException(
            ExitCode.HOST_UNSUPPORTED, "Cannot find a kernel: " + metapackage + " of " + suite + " has no " + prefix + ". Name another suite with --kernel-suite."));
  }

  /** The names of packages that begin so, of all suites. */
  List<String> names(String prefix) {
    return run("apt-cache", folder, List.of("pkgnames", prefix)).lines().toList();
  }

  /** Downloads packages, {@code name} or {@code name/suite}, and unpacks them all below one folder. */
  void unpack(List<String> packages, Path into) {
    Path archives = folder.resolve("archives");
    try {
      Files.createDirectories(archives);
      Files.createDirectories(into);
      List<String> arguments = new ArrayList<>(List.of("download"));
      arguments.addAll(packages);
      run("apt-get", archives, arguments);
      try (Stream<Path> files = Files.list(archives)) {
        for (Path archive : files.filter(file -> file.toString().endsWith(".deb")).sorted().toList()) {
          Tool.run(folder, List.of("dpkg-deb", "-x", archive.toString(), into.toString()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String run(String program, Path in, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(options);
    command.addAll(arguments);
    return Tool.run(in, command);
  }

  private static String machineSources() throws IOException {
    try (Stream<Path> files = Stream.concat(
        Stream.of(MACHINE_SOURCES.resolve("sources.list")).filter(Files::exists), Files.list(MACHINE_SOURCES.resolve("sources.list.d")).sorted())) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.toList()) {
        texts.add(Files.readString(file));
      }
      return texts.stream().collect(Collectors.joining("\n\n"));
    }
  }
}
