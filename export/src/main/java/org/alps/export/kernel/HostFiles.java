package org.alps.export.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the kernel tells in files: /proc and /sys.
 *
 * @param root the folder under which they are, / but for tests
 */
public record HostFiles(Path root) {
  public static final HostFiles OF_THIS_HOST = new HostFiles(Path.of("/"));

  Path of(String absolute) {
    return root.resolve(absolute.substring(1));
  }

  boolean exists(String absolute) {
    return Files.exists(of(absolute));
  }

  /** A file's content without the blanks around it; nothing where it cannot be read. */
  Optional<String> text(String absolute) {
    try {
      return Optional.of(new String(Files.readAllBytes(of(absolute)), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether a file has these ASCII characters somewhere. */
  boolean contains(String absolute, String ascii) {
    try {
      return new String(Files.readAllBytes(of(absolute)), StandardCharsets.ISO_8859_1).contains(ascii);
    } catch (IOException e) {
      return false;
    }
  }

  /** Where the first file system of a kind is mounted. */
  public Optional<String> mountPoint(String kind) {
    return text("/proc/self/mounts").orElse("").lines()
        .map(line -> line.split(" "))
        .filter(fields -> fields.length > 2 && fields[2].equals(kind))
        .map(fields -> fields[1])
        .findFirst();
  }
}
