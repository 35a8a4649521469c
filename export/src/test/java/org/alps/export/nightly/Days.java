package org.alps.export.nightly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Small traces for one core, a folder a day, with a state folder and a configuration beside them. */
final class Days {
  private static final int BURSTS = 40;
  private final Path root;

  Days(Path root) {
    this.root = root;
  }

  /** A day on which {@code quick} is short and {@code slow} is long: bursts of 20 short calls with a long one, 0.8 cores busy. */
  void add(int day) {
    write(day, "quick", "slow");
  }

  /** A day on which the two have changed their sizes. */
  void addReversed(int day) {
    write(day, "slow", "quick");
  }

  private void write(int day, String brief, String longer) {
    StringBuilder csv = new StringBuilder("function_uid,arrival_us,cpu_time_us\n");
    for (long burst = 0; burst < BURSTS; burst++) {
      long at = burst * 5_000_000;
      csv.append(longer).append(',').append(at).append(',').append(3_000_000 + 1_000 * day).append('\n');
      for (int call = 0; call < 20; call++) {
        csv.append(brief).append(',').append(at + call).append(',').append(50_000 + 100 * day).append('\n');
      }
    }
    try {
      Files.createDirectories(trace(day));
      Files.writeString(trace(day).resolve("part.csv"), csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path trace(int day) {
    return root.resolve("traces/day=" + day);
  }

  Path state() {
    return root.resolve("state");
  }

  /** @param more further lines */
  Path file(String... more) {
    try {
      return Files.writeString(root.resolve("nightly.conf"), "partitions = csv:" + root + "/traces/day=*\nstate = " + state()
          + "\ncores = 1\nhosts = 1\nwindow = 1m\nlearn-last = 2\nkeep = 1\n" + String.join("\n", more));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  NightlyConfig config(String... more) {
    return NightlyConfig.read(file(more));
  }

  /** All bytes of the state folder, by path. */
  Map<String, String> snapshot() {
    Map<String, String> bytes = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(state())) {
      for (Path file : walk.toList()) {
        bytes.put(state().relativize(file).toString(), Files.isDirectory(file) ? "folder" : content(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes;
  }

  /** Small files as they are, others by size and checksum, so that a difference can be read. */
  private static String content(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return bytes.length < 100 ? new String(bytes, StandardCharsets.UTF_8) : bytes.length + " bytes, CRC " + crc.getValue();
  }

  /** Puts a folder in the place of another. */
  static void copy(Path from, Path to) throws IOException {
    if (Files.exists(to)) {
      try (Stream<Path> walk = Files.walk(to)) {
        for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path path : walk.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
  }
}
