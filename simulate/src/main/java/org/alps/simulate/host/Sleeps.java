package org.alps.simulate.host;

/**
 * How an invocation alternates CPU and sleep: n sleeps of equal length between n + 1 stretches of equal CPU time, both to the microsecond. n is
 * what was asked for, but neither more than the blocked time in microseconds nor than one less than the CPU time, and at least 1 where there is any
 * blocked time; a single microsecond of CPU time comes after its sleep.
 */
public final class Sleeps {
  private Sleeps() {}

  /** How many sleeps an invocation has; 0 where it is never blocked. */
  public static int count(long cpuTimeUs, long blockedUs, int sleeps) {
    return blockedUs == 0 || sleeps == 0 ? 0 : (int) Math.max(1, Math.min(sleeps, Math.min(cpuTimeUs - 1, blockedUs)));
  }

  /** The CPU time attained at which sleep {@code index} of {@code count}, from 0, begins; rises with the index, below {@code cpuTimeUs}. */
  public static long beginsAtUs(long cpuTimeUs, int count, int index) {
    return share(cpuTimeUs, index + 1, count + 1);
  }

  /** How long an invocation that slept for {@code blockedUs} did so before it was first runnable. */
  public static long onArrivalUs(long cpuTimeUs, long blockedUs) {
    return cpuTimeUs == 1 ? blockedUs : 0;
  }

  /** How long sleep {@code index} of {@code count} lasts, at least 1; all of them add up to {@code blockedUs}. */
  public static long lengthUs(long blockedUs, int count, int index) {
    return share(blockedUs, index + 1, count) - share(blockedUs, index, count);
  }

  /** {@code whole * part / parts} rounded down, without leaving int64. */
  private static long share(long whole, long part, long parts) {
    return whole / parts * part + whole % parts * part / parts;
  }
}
