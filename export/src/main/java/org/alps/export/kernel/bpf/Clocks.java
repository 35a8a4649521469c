package org.alps.export.kernel.bpf;

import com.sun.jna.Memory;

/** The kernel's clocks, in nanoseconds. */
public final class Clocks {
  private static final int REALTIME = 0;
  private static final int MONOTONIC = 1;
  private static final int BOOTTIME = 7;
  private static final long NS_PER_SECOND = 1_000_000_000;

  private Clocks() {}

  /** CLOCK_MONOTONIC, which BPF programs stamp with. */
  public static long monotonicNs() {
    return read(MONOTONIC);
  }

  /** CLOCK_BOOTTIME, which goes on while the host sleeps: by it a table grows stale. */
  public static long bootTimeNs() {
    return read(BOOTTIME);
  }

  /** What is to be added to CLOCK_MONOTONIC for nanoseconds since 1970; it moves as the wall clock is set. */
  public static long monotonicToWallNs() {
    long before = read(MONOTONIC);
    long wall = read(REALTIME);
    return wall - (before + (read(MONOTONIC) - before) / 2);
  }

  private static long read(int clock) {
    Memory time = new Memory(16);
    LibC.INSTANCE.clock_gettime(clock, time);
    return time.getLong(0) * NS_PER_SECOND + time.getLong(8);
  }
}
