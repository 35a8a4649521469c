package org.alps.simulate.host;

/** A run of invocations of one or more hosts in columns, sorted by host and then arrival; what a reader of the dataset hands over. */
public final class HostColumns {
  public int[] host = {};
  public long[] arrivalUs = {};
  public int[] function = {};
  public long[] cpuTimeUs = {};
  public long[] blockedUs = {};
  /** Rows that are filled. */
  public int size;
}
