package org.alps.simulate.expand;

/** One hour of one function's share on one host, as a reader of the dataset hands it over. */
public final class HourBlock {
  public int host;
  /** Hours since the trace's start. */
  public long hour;
  public int function;
  public int share;
  /** Invocations in each of the hour's 60 minutes. */
  public int[] counts;
}
