package org.alps.simulate.host;

import java.util.Arrays;

/** Slots of {@value #WIDTH} longs, one cache line a job, recycled through a free list; grows, never shrinks. */
final class JobRecords {
  static final int WIDTH = 8;
  static final int ARRIVAL = 0;
  static final int CPU_TIME = 1;
  static final int REMAINING = 2;
  static final int FIRST_START = 3;
  static final int TAG = 4;
  static final int PREEMPTIONS = 5;
  /** When this dispatch begins to do work: after the switch cost. */
  static final int SLICE_START = 6;

  long[] words = new long[WIDTH * 64];
  private int[] free = new int[64];
  private int freeCount;
  private int used;

  /** Takes a free slot; its words are whatever they were. */
  int allocate() {
    if (freeCount > 0) {
      return free[--freeCount];
    }
    if (used * WIDTH == words.length) {
      grow();
    }
    return used++;
  }

  void release(int slot) {
    free[freeCount++] = slot;
  }

  private void grow() {
    if (used >= References.MAX_SLOTS) {
      throw References.tooManyJobs();
    }
    words = Arrays.copyOf(words, words.length * 2);
    free = Arrays.copyOf(free, free.length * 2);
  }
}
