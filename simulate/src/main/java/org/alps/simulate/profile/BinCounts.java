package org.alps.simulate.profile;

/** Counts of {@link LogHistogram} bins in one int array that covers only the bins seen: element 0 holds the bin before the first covered. */
final class BinCounts {
  private static final int ALIGN = 8;

  private BinCounts() {}

  /** Adds 1 to each bin in {@code bins} from {@code from} to {@code end}; returns {@code counts}, or a wider array where it did not cover one. */
  static int[] increment(int[] counts, char[] bins, int from, int end) {
    int[] covering = counts == null ? covering(bins[from]) : counts;
    for (int i = from; i < end; i++) {
      int at = bins[i] - covering[0];
      if (at <= 0 || at >= covering.length) {
        covering = widened(covering, bins[i]);
        at = bins[i] - covering[0];
      }
      covering[at]++;
    }
    return covering;
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

  private static int[] covering(int bin) {
    int[] counts = new int[1 + ALIGN];
    counts[0] = (bin & -ALIGN) - 1;
    return counts;
  }

  private static int[] widened(int[] counts, int bin) {
    int oldFirst = counts[0] + 1;
    int first = Math.min(bin & -ALIGN, oldFirst);
    int end = Math.max((bin & -ALIGN) + ALIGN, oldFirst + counts.length - 1);
    int[] wider = new int[1 + end - first];
    System.arraycopy(counts, 1, wider, 1 + oldFirst - first, counts.length - 1);
    wider[0] = first - 1;
    return wider;
  }
}
