package org.alps.simulate.host;

/** One invocation in a test. */
public record Invocation(long arrivalUs, long cpuTimeUs, int function, long blockedUs) {
  /** One that never sleeps. */
  public Invocation(long arrivalUs, long cpuTimeUs, int function) {
    this(arrivalUs, cpuTimeUs, function, 0);
  }

  public static Invocation of(long arrivalUs, long cpuTimeUs) {
    return new Invocation(arrivalUs, cpuTimeUs, 0);
  }
}
