package org.alps.export.kernel.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What all CPUs of a host did since it booted, from /proc/stat, which counts in hundredths of a second. */
final class CpuTime {
  private static final long TICK_US = 10_000;
  private static final int IDLE = 4;
  private static final int IO_WAIT = 5;

  private CpuTime() {}

  /** Microseconds in which they were busy. */
  static long busyUs() {
    String[] fields;
    try {
      fields = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long ticks = 0;
    for (int field = 1; field <= 8; field++) {
      ticks += field == IDLE || field == IO_WAIT ? 0 : Long.parseLong(fields[field]);
    }
    return ticks * TICK_US;
  }
}
