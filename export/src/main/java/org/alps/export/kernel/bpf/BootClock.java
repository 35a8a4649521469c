package org.alps.export.kernel.bpf;

import com.sun.jna.Memory;

/** The clock that counts since the host came up and goes on while it sleeps, CLOCK_BOOTTIME: the one that the kernel half reads. */
public final class BootClock {
  private static final int CLOCK_BOOTTIME = 7;

  private BootClock() {}

  public static long nowNs() {
    Memory time = new Memory(16);
    LibC.INSTANCE.clock_gettime(CLOCK_BOOTTIME, time);
    return time.getLong(0) * 1_000_000_000 + time.getLong(8);
  }
}
