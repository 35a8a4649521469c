package org.alps.simulate.expand;

import java.util.Arrays;

/**
 * The sort of one minute's arrivals: by offset, ties by index. Keys are offset x 2^37 + index, so numeric order is that order; large minutes
 * are sorted by three stable counting passes over the 26 bits of the offset.
 */
final class MinuteSort {
  private static final int INDEX_BITS = 37;
  private static final int DIGIT_BITS = 9;
  private static final int DIGITS = 1 << DIGIT_BITS;
  private static final int OFFSET_BITS = 26;
  private static final int SMALL = 1024;

  private final int[] starts = new int[DIGITS + 1];
  private long[] scratch = new long[0];

  static long key(long offsetUs, int index) {
    return offsetUs << INDEX_BITS | index;
  }

  static long offsetUs(long key) {
    return key >>> INDEX_BITS;
  }

  static int index(long key) {
    return (int) key;
  }

  /** Sorts the first {@code count} keys, which must come with indices rising. */
  void sort(long[] keys, int count) {
    if (count < SMALL) {
      Arrays.sort(keys, 0, count);
      return;
    }
    if (scratch.length < count) {
      scratch = new long[keys.length];
    }
    long[] from = keys;
    long[] to = scratch;
    for (int shift = INDEX_BITS; shift < INDEX_BITS + OFFSET_BITS; shift += DIGIT_BITS) {
      pass(from, to, count, shift);
      long[] swap = from;
      from = to;
      to = swap;
    }
    System.arraycopy(from, 0, keys, 0, count);
  }

  private void pass(long[] from, long[] to, int count, int shift) {
    Arrays.fill(starts, 0);
    for (int i = 0; i < count; i++) {
      starts[(int) (from[i] >>> shift & DIGITS - 1) + 1]++;
    }
    for (int digit = 0; digit < DIGITS; digit++) {
      starts[digit + 1] += starts[digit];
    }
    for (int i = 0; i < count; i++) {
      to[starts[(int) (from[i] >>> shift & DIGITS - 1)]++] = from[i];
    }
  }
}
