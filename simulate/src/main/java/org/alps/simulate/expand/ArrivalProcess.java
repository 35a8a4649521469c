package org.alps.simulate.expand;

import org.alps.ingest.dataset.SeededRandom;

/** How a minute's count becomes arrivals inside that minute. The count is kept by all of them. */
public enum ArrivalProcess {
  /** A Poisson process given its count: each arrival uniform in the minute. */
  POISSON {
    @Override
    void draw(SeededRandom random, int count, long[] offsetsUs, int from) {
      for (int i = from; i < from + count; i++) {
        offsetsUs[i] = random.nextLong(MINUTE_US);
      }
    }
  },
  /**
   * Clumps: their sizes are geometric with mean 8, each begins uniformly in the minute, and its members follow uniformly within the next
   * 100 ms, going on at the minute's beginning where that runs over its end.
   */
  BURSTY {
    @Override
    void draw(SeededRandom random, int count, long[] offsetsUs, int from) {
      long clump = 0;
      for (int i = from; i < from + count; i++) {
        if (i == from || random.nextLong(MEAN_CLUMP) == 0) {
          clump = random.nextLong(MINUTE_US);
          offsetsUs[i] = clump;
        } else {
          offsetsUs[i] = (clump + random.nextLong(CLUMP_US)) % MINUTE_US;
        }
      }
    }
  };

  static final long MINUTE_US = 60_000_000;
  private static final long MEAN_CLUMP = 8;
  private static final long CLUMP_US = 100_000;

  /** Writes {@code count} offsets in [0, 60,000,000) us, in any order, to {@code offsetsUs} from index {@code from} on. */
  abstract void draw(SeededRandom random, int count, long[] offsetsUs, int from);
}
