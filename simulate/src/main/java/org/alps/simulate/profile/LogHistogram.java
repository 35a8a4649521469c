package org.alps.simulate.profile;

import java.util.Arrays;

/**
 * A mergeable histogram of non-negative integers in log-spaced bins: 2^{@code bits} bins a doubling, exact below 2^({@code bits} + 1).
 * The layout is HdrHistogram's (Tene) without its range limit: a value's bin comes from its leading bits alone, so equal inputs give
 * equal bins on every machine, and merging is adding. Spark carries DataSketches, but its KLL sketches halve their buffers by the bits of one
 * unseeded java.util.Random (KllSketch.random), so equal runs would not be equal bytes.
 */
public final class LogHistogram {
  /** Bits of function profiles: 8 bins a doubling, no bin wider than 12.5 % of its lower bound. */
  public static final int PROFILE_BITS = 3;
  /** Bits of judged outcomes: 64 bins a doubling, no bin wider than 1.6 %. */
  public static final int OUTCOME_BITS = 6;

  private final int bits;
  private long[] counts = new long[64];

  public LogHistogram(int bits) {
    this.bits = bits;
  }

  /** The histogram with these bins (ascending) and their counts. */
  public static LogHistogram of(int bits, int[] bins, long[] counts) {
    LogHistogram histogram = new LogHistogram(bits);
    for (int i = 0; i < bins.length; i++) {
      histogram.addToBin(bins[i], counts[i]);
    }
    return histogram;
  }

  /** The bin of {@code value} (at least 0). */
  public static int bin(long value, int bits) {
    int shift = Math.max(0, 63 - Long.numberOfLeadingZeros(value | 1) - bits);
    return (shift << bits) + (int) (value >>> shift);
  }

  /** The smallest value of a bin. */
  public static long lowerBound(int bin, int bits) {
    int shift = Math.max(0, (bin >>> bits) - 1);
    return (long) (bin - (shift << bits)) << shift;
  }

  public void add(long value) {
    addToBin(bin(value, bits), 1);
  }

  public void addToBin(int bin, long count) {
    if (bin >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(bin + 1, counts.length * 2));
    }
    counts[bin] += count;
  }

  /** Adds what {@code other} holds; both must have the same bits. */
  public void merge(LogHistogram other) {
    if (other.bits != bits) {
      throw new IllegalArgumentException("Cannot merge histograms: " + bits + " and " + other.bits + " bits. Make both with the same.");
    }
    for (int bin = 0; bin < other.counts.length; bin++) {
      if (other.counts[bin] != 0) {
        addToBin(bin, other.counts[bin]);
      }
    }
  }

  /** How many values were added. */
  public long count() {
    return Arrays.stream(counts).sum();
  }

  /**
   * The value at probability {@code p} in [0, 1], by straight interpolation inside its bin; off by less than a bin's width. 0 where empty.
   */
  public double quantile(double p) {
    double target = p * count();
    long before = 0;
    int last = -1;
    for (int bin = 0; bin < counts.length; bin++) {
      if (counts[bin] == 0) {
        continue;
      }
      last = bin;
      if (before + counts[bin] >= target) {
        double low = lowerBound(bin, bits);
        double width = lowerBound(bin + 1, bits) - low;
        return width <= 1 ? low : low + width * (target - before) / counts[bin];
      }
      before += counts[bin];
    }
    return last < 0 ? 0 : lowerBound(last, bits);
  }

  /** The bins that hold something, ascending. */
  public int[] bins() {
    int[] used = new int[counts.length];
    int n = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      if (counts[bin] != 0) {
        used[n++] = bin;
      }
    }
    return Arrays.copyOf(used, n);
  }

  /** The counts of {@link #bins()}. */
  public long[] counts() {
    return Arrays.stream(bins()).mapToLong(bin -> counts[bin]).toArray();
  }

  public int bits() {
    return bits;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LogHistogram that
        && bits == that.bits && Arrays.equals(bins(), that.bins()) && Arrays.equals(counts(), that.counts());
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(bins()) + Arrays.hashCode(counts());
  }

  @Override
  public String toString() {
    return "LogHistogram(" + count() + " values)";
  }
}
