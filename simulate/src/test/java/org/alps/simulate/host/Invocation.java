package org.alps.simulate.host;

/** One invocation in a test. */
public record Invocation(long arrivalUs, long cpuTimeUs, int function) {
  public static Invocation of(long arrivalUs, long cpuTimeUs) {
    return new Invocation(arrivalUs, cpuTimeUs, 0);
  }
}
