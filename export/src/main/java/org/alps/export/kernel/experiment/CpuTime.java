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
  private static final int LOOK_MS = 500;
  private static final int MOST_LOOKS = 40;
  private static final double AT_REST = 0.1;

  private CpuTime() {}

  /** Waits until the CPUs are all but idle, as what was just started still loads and compiles itself; 20 s at most. */
  static void awaitRest() throws InterruptedException {
    long capacityUs = LOOK_MS * 1000L * Runtime.getRuntime().availableProcessors();
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      long beforeUs = busyUs();
      Thread.sleep(LOOK_MS);
      if (busyUs() - beforeUs <= AT_REST * capacityUs) {
        return;
      }
    }
  }

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
