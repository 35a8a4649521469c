package org.alps.export.kernel.bpf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The CPUs of this host, as /sys tells them. */
public final class Cpus {
  private static final Path FOLDER = Path.of("/sys/devices/system/cpu");

  private Cpus() {}

  /** How many there can ever be: a per-CPU map has a value for each. */
  static int possible() {
    try {
      return count(Files.readString(FOLDER.resolve("possible")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many a list such as "0-3,8" names. */
  public static int count(String list) {
    int count = 0;
    for (String range : list.split(",")) {
      String[] ends = range.split("-");
      count += Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
    }
    return count;
  }
}
