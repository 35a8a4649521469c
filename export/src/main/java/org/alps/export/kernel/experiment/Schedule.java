package org.alps.export.kernel.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder with two files a function, numbered by UID: {@code N.uid} holds the UID, {@code N.csv} rows {@code arrival_us,cpu_time_us,blocked_us} by time. It is
 * what a host orders from its guest; {@code runtime.pl} reads the rows.
 */
final class Schedule {
  private Schedule() {}

  static void write(List<Invocation> invocations, Path folder) {
    Map<String, List<Invocation>> byFunction = invocations.stream().collect(Collectors.groupingBy(Invocation::functionUid, TreeMap::new, Collectors.toList()));
    try {
      Files.createDirectories(folder);
      int number = 0;
      for (Map.Entry<String, List<Invocation>> function : byFunction.entrySet()) {
        String rows = function.getValue().stream()
            .map(invocation -> invocation.arrivalUs() + "," + invocation.cpuTimeUs() + "," + invocation.blockedUs() + "\n")
            .collect(Collectors.joining());
        Files.writeString(folder.resolve(number + ".csv"), rows);
        Files.writeString(folder.resolve(number++ + ".uid"), function.getKey());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of each function, by its UID. */
  static Map<String, Path> read(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      Map<String, Path> rows = new TreeMap<>();
      for (Path uid : files.filter(file -> file.toString().endsWith(".uid")).sorted().toList()) {
        rows.put(Files.readString(uid), uid.resolveSibling(uid.getFileName().toString().replace(".uid", ".csv")));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
