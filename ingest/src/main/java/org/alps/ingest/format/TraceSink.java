package org.alps.ingest.format;

import org.alps.ingest.dataset.SizeDistribution;

/** Where a reader puts what it finds: canonical records of either trace shape, facts about functions, and rejected rows. */
public interface TraceSink {
  /** A number that a trace does not tell. */
  long UNKNOWN = -1;

  /**
   * One invocation of an exact trace.
   *
   * @param functionUid not empty
   * @param arrivalUs microseconds since the trace's start; may be negative until ingest shifts the trace to 0
   * @param cpuTimeUs at least 1, or {@link #UNKNOWN} where {@code --durations} must supply it
   * @param terminationUs at least arrivalUs, or {@link #UNKNOWN}
   * @param blockedUs at least 0, or {@link #UNKNOWN}
   * @param host the trace's own host name, or null
   * @param memoryMb at least 0, or {@link #UNKNOWN}
   */
  void invocation(String functionUid, long arrivalUs, long cpuTimeUs, long terminationUs, long blockedUs, String host, long memoryMb);

  /**
   * One hour of a function's invocation counts in a trace of counts.
   *
   * @param day days since the trace's start, from 0
   * @param hour hour of that day, 0 to 23
   * @param counts 60 counts, one a minute, each at least 0, not all 0
   */
  void counts(String functionUid, int day, int hour, int[] counts);

  /** The distribution of a function's sizes on a day. */
  void sizes(String functionUid, int day, SizeDistribution sizes);

  /**
   * The memory of a function, or of all functions of an app.
   *
   * @param functionUidOrApp a function UID, or the part of UIDs before the '/'
   */
  void memory(String functionUidOrApp, long memoryMb);

  /** What triggers a function: timer, http, queue and so on, as the trace spells it. */
  void trigger(String functionUid, String trigger);

  /**
   * The row that is being read is bad. It goes to the quarantine dataset.
   *
   * @param reason a short kebab-case word such as {@code negative-average}; rows are counted by it
   */
  void reject(String reason);
}
