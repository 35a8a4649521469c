package org.alps.simulate.expand;

import org.alps.ingest.dataset.SizeDistribution;

/** What is known of the functions that a {@link CountExpander} draws: their sizes by day, and the hashes that seed them. */
public interface FunctionSizes {
  /**
   * The distribution of the function's CPU times.
   *
   * @param day days since the trace's start, from 0
   */
  SizeDistribution sizes(int function, int day);

  /** {@link org.alps.ingest.dataset.UidHash} of the function's UID. */
  long uidHash(int function);
}
