package org.alps.export.kernel;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A cgroup of version 2 for a test. */
public final class TestCgroup {
  private TestCgroup() {}

  public static Path make(String name) throws IOException {
    try (Stream<String> mounts = Files.lines(Path.of("/proc/self/mounts"))) {
      Path root = mounts.map(line -> line.split(" "))
          .filter(mount -> mount[2].equals("cgroup2"))
          .map(mount -> Path.of(mount[1]))
          .findFirst()
          .orElseThrow();
      return Files.createDirectory(root.resolve("alps-test-" + name + "-" + ProcessHandle.current().pid()));
    }
  }

  /** Removes it once the last of its processes is gone. */
  public static void remove(Path cgroup) throws IOException {
    for (int i = 0; ; i++) {
      try {
        Files.delete(cgroup);
        return;
      } catch (FileSystemException e) {
        if (i == 100) {
          throw e;
        }
        try {
          Thread.sleep(20);
        } catch (InterruptedException interrupted) {
          throw new IOException(interrupted);
        }
      }
    }
  }
}
