package org.alps.simulate.profile;

import java.util.Arrays;
import org.alps.simulate.host.SimulationSink;

/**
 * The maker of profiles: sums what a host did to each function by window of arrival, and hands each row on as soon as its window is past
 * and all of its invocations are complete, so that memory depends on functions and backlog, not on the trace's length.
 *
 * <p>When a window passes, its complete rows go out by function; a row that still waits for invocations follows with its last completion. The
 * order thus depends on the simulation alone. Most invocations are one slice, and count in one histogram; only preempted ones need more.
 */
public final class ProfileSink implements SimulationSink {
  private static final int WIDTH = 8;
  private static final int FUNCTION = 0;
  private static final int WINDOW_START = 1;
  private static final int OPEN = 2;
  private static final int COUNT = 3;
  private static final int FIRST_WAIT = 4;
  private static final int WAIT = 5;
  private static final int PREEMPTIONS = 6;
  private static final int CPU_TIME = 7;
  private static final int NO_ROW = -1;

  private final long windowUs;
  private final ProfileRows consumer;
  private final int[] rowOfFunction;
  private long windowStartUs;
  private long windowEndUs;

  private long[] sums = new long[WIDTH * 64];
  private double[] sliceSquares = new double[64];
  /** By row: CPU times of invocations that were one slice. */
  private int[][] whole = new int[64][];
  /** By row: CPU times of invocations that were preempted. */
  private int[][] broken = new int[64][];
  /** By row: slices of invocations that were preempted. */
  private int[][] pieces = new int[64][];
  private int[] free = new int[64];
  private int freeCount;
  private int used;
  /** Functions seen in the current window, in order of their first arrival. */
  private int[] seen = new int[64];
  private int seenCount;

  /**
   * @param functions how many functions the dataset has
   * @param windowUs the window's length, at least 1; window 0 begins at 0
   */
  public ProfileSink(int functions, long windowUs, ProfileRows consumer) {
    this.windowUs = windowUs;
    this.consumer = consumer;
    this.windowEndUs = windowUs;
    this.rowOfFunction = new int[functions];
    Arrays.fill(rowOfFunction, NO_ROW);
  }

  @Override
  public int arrived(int function, long arrivalUs, long cpuTimeUs) {
    if (arrivalUs >= windowEndUs) {
      passWindow();
      windowStartUs = arrivalUs - arrivalUs % windowUs;
      windowEndUs = windowStartUs + windowUs;
    }
    int row = rowOfFunction[function];
    if (row == NO_ROW) {
      row = openRow(function);
    }
    sums[row * WIDTH + OPEN]++;
    return row;
  }

  @Override
  public void preempted(int row, long sliceUs) {
    sliceSquares[row] += (double) sliceUs * sliceUs;
    pieces[row] = BinCounts.increment(pieces[row], LogHistogram.bin(sliceUs, LogHistogram.PROFILE_BITS));
  }

  @Override
  public void completed(
      int row, long arrivalUs, long cpuTimeUs, long completionUs, long firstStartUs, int preemptions, long lastSliceUs) {
    int at = row * WIDTH;
    long[] rows = sums;
    rows[at + COUNT]++;
    rows[at + FIRST_WAIT] += firstStartUs - arrivalUs;
    rows[at + WAIT] += completionUs - arrivalUs - cpuTimeUs;
    rows[at + CPU_TIME] += cpuTimeUs;
    sliceSquares[row] += (double) lastSliceUs * lastSliceUs;
    int bin = LogHistogram.bin(cpuTimeUs, LogHistogram.PROFILE_BITS);
    if (preemptions == 0) {
      whole[row] = BinCounts.increment(whole[row], bin);
    } else {
      rows[at + PREEMPTIONS] += preemptions;
      broken[row] = BinCounts.increment(broken[row], bin);
      pieces[row] = BinCounts.increment(pieces[row], LogHistogram.bin(lastSliceUs, LogHistogram.PROFILE_BITS));
    }
    if (--rows[at + OPEN] == 0 && rows[at + WINDOW_START] < windowStartUs) {
      emit(row);
    }
  }

  /** Hands on what is left, after the host has finished. */
  public void close() {
    passWindow();
  }

  private void passWindow() {
    Arrays.sort(seen, 0, seenCount);
    for (int i = 0; i < seenCount; i++) {
      int row = rowOfFunction[seen[i]];
      rowOfFunction[seen[i]] = NO_ROW;
      if (sums[row * WIDTH + OPEN] == 0) {
        emit(row);
      }
    }
    seenCount = 0;
  }

  private int openRow(int function) {
    int row;
    if (freeCount > 0) {
      row = free[--freeCount];
    } else {
      row = used++;
      if (row == sliceSquares.length) {
        grow();
      }
    }
    sums[row * WIDTH + FUNCTION] = function;
    sums[row * WIDTH + WINDOW_START] = windowStartUs;
    if (seenCount == seen.length) {
      seen = Arrays.copyOf(seen, seenCount * 2);
    }
    seen[seenCount++] = function;
    rowOfFunction[function] = row;
    return row;
  }

  private void emit(int row) {
    int at = row * WIDTH;
    LogHistogram cpuTimes = new LogHistogram(LogHistogram.PROFILE_BITS);
    LogHistogram slices = new LogHistogram(LogHistogram.PROFILE_BITS);
    BinCounts.addTo(cpuTimes, whole[row]);
    BinCounts.addTo(cpuTimes, broken[row]);
    BinCounts.addTo(slices, whole[row]);
    BinCounts.addTo(slices, pieces[row]);
    consumer.row((int) sums[at + FUNCTION], sums[at + WINDOW_START], sums[at + COUNT], sums[at + FIRST_WAIT], sums[at + WAIT],
        sums[at + WAIT] + sums[at + CPU_TIME], sums[at + PREEMPTIONS], sums[at + CPU_TIME], sliceSquares[row], cpuTimes, slices);
    Arrays.fill(sums, at, at + WIDTH, 0);
    sliceSquares[row] = 0;
    whole[row] = null;
    broken[row] = null;
    pieces[row] = null;
    free[freeCount++] = row;
  }

  private void grow() {
    int capacity = used * 2;
    sums = Arrays.copyOf(sums, capacity * WIDTH);
    sliceSquares = Arrays.copyOf(sliceSquares, capacity);
    whole = Arrays.copyOf(whole, capacity);
    broken = Arrays.copyOf(broken, capacity);
    pieces = Arrays.copyOf(pieces, capacity);
    free = Arrays.copyOf(free, capacity);
  }
}
