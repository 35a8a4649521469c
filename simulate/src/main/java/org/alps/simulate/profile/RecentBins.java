package org.alps.simulate.profile;

import java.util.Arrays;

/**
 * Many histograms behind a cache line of recent values each: a value is noted in its histogram's line, and a line that is full is counted at
 * once. A host has far more histograms than its cache holds; this way a value touches one line, and those that see little never grow arrays.
 */
final class RecentBins {
  private static final int LINE = 32;

  /** By histogram: how many bins are noted, then the bins. */
  private char[] lines;
  /** By histogram: see {@link BinCounts}; null where nothing was counted. */
  private int[][] counts;

  RecentBins(int histograms) {
    this.lines = new char[histograms * LINE];
    this.counts = new int[histograms][];
  }

  void add(int histogram, long value) {
    int line = histogram * LINE;
    int noted = lines[line] + 1;
    lines[line] = (char) noted;
    lines[line + noted] = (char) LogHistogram.bin(value, LogHistogram.PROFILE_BITS);
    if (noted == LINE - 1) {
      count(histogram);
    }
  }

  /** Adds all values of {@code histogram} to {@code total}. */
  void addTo(LogHistogram total, int histogram) {
    int line = histogram * LINE;
    for (int at = line + 1; at <= line + lines[line]; at++) {
      total.addToBin(lines[at], 1);
    }
    BinCounts.addTo(total, counts[histogram]);
  }

  void clear(int histogram) {
    lines[histogram * LINE] = 0;
    counts[histogram] = null;
  }

  void grow(int histograms) {
    lines = Arrays.copyOf(lines, histograms * LINE);
    counts = Arrays.copyOf(counts, histograms);
  }

  private void count(int histogram) {
    int line = histogram * LINE;
    counts[histogram] = BinCounts.increment(counts[histogram], lines, line + 1, line + LINE);
    lines[line] = 0;
  }
}
