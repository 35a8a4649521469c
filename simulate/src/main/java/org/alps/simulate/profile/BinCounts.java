package org.alps.simulate.profile;

/** Counts of {@link LogHistogram} bins in one int array that covers only the bins seen: element 0 holds the bin before the first covered. */
final class BinCounts {
  private static final int ALIGN = 8;

  private BinCounts() {}

  /** Adds 1 to {@code bin}; returns {@code counts}, or a wider array where it did not cover the bin. */
  static int[] increment(int[] counts, int bin) {
    if (counts != null) {
      int at = bin - counts[0];
      if (at > 0 && at < counts.length) {
        counts[at]++;
        return counts;
      }
    }
    int[] wider = widened(counts, bin);
    wider[bin - wider[0]]++;
    return wider;
  }

  static void addTo(LogHistogram histogram, int[] counts) {
    if (counts != null) {
      for (int at = 1; at < counts.length; at++) {
        if (counts[at] > 0) {
          histogram.addToBin(counts[0] + at, counts[at]);
        }
      }
    }
  }

  private static int[] widened(int[] counts, int bin) {
    int first = bin & -ALIGN;
    int end = first + ALIGN;
    if (counts == null) {
      int[] fresh = new int[1 + ALIGN];
      fresh[0] = first - 1;
      return fresh;
    }
    int oldFirst = counts[0] + 1;
    first = Math.min(first, oldFirst);
    end = Math.max(end, oldFirst + counts.length - 1);
    int[] wider = new int[1 + end - first];
    System.arraycopy(counts, 1, wider, 1 + oldFirst - first, counts.length - 1);
    wider[0] = first - 1;
    return wider;
  }
}
