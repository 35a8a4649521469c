package org.alps.simulate.host;

/** A run of one host's invocations in columns, arrivals not falling: what a simulated host is fed with. */
public final class InvocationBatch {
  /** Rows that a batch holds unless told. */
  public static final int CAPACITY = 8192;

  /** Microseconds since the trace's start. */
  public final long[] arrivalUs;
  /** Index into the dataset's functions. */
  public final int[] function;
  /** CPU time in microseconds, at least 1. */
  public final long[] cpuTimeUs;
  /** Time asleep in microseconds, at least 0; part of neither CPU time nor wait. */
  public final long[] blockedUs;
  /** Rows that are filled. */
  public int size;

  public InvocationBatch(int capacity) {
    arrivalUs = new long[capacity];
    function = new int[capacity];
    cpuTimeUs = new long[capacity];
    blockedUs = new long[capacity];
  }

  public int capacity() {
    return arrivalUs.length;
  }
}
