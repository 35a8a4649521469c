package org.alps.simulate.expand;

import java.io.IOException;
import java.util.Arrays;

/** The blocks of one hour, copied out of their source, and the first block of the hour after, which waits in it. */
final class HourOfCounts {
  static final int MINUTES = 60;

  private final CountBlocks source;
  private boolean pending;
  private long hour = -1;
  private int size;
  private int[] function = new int[16];
  private int[] share = new int[16];
  private int[] counts = new int[16 * MINUTES];

  HourOfCounts(CountBlocks source) throws IOException {
    this.source = source;
    this.pending = source.next();
  }

  /** Reads the next hour that has blocks; false at the end. */
  boolean next() throws IOException {
    if (!pending) {
      size = 0;
      return false;
    }
    if (source.hour() <= hour) {
      throw new IllegalStateException("Cannot expand counts: hour " + source.hour() + " comes after hour " + hour + ". Sort blocks by hour.");
    }
    hour = source.hour();
    size = 0;
    while (pending && source.hour() == hour) {
      add();
      pending = source.next();
    }
    return true;
  }

  private void add() {
    if (size == function.length) {
      function = Arrays.copyOf(function, size * 2);
      share = Arrays.copyOf(share, size * 2);
      counts = Arrays.copyOf(counts, size * 2 * MINUTES);
    }
    function[size] = source.function();
    share[size] = source.share();
    if (size > 0 && (function[size] < function[size - 1] || function[size] == function[size - 1] && share[size] <= share[size - 1])) {
      throw new IllegalStateException("Cannot expand counts: function " + function[size] + ", share " + share[size] + " is out of order in hour "
          + hour + ". Sort blocks by hour, function and share.");
    }
    for (int minute = 0; minute < MINUTES; minute++) {
      counts[size * MINUTES + minute] = source.count(minute);
    }
    size++;
  }

  long hour() {
    return hour;
  }

  int size() {
    return size;
  }

  int function(int block) {
    return function[block];
  }

  int share(int block) {
    return share[block];
  }

  int count(int block, int minute) {
    return counts[block * MINUTES + minute];
  }
}
