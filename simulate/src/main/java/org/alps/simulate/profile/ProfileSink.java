package org.alps.simulate.profile;

import java.util.Arrays;
import org.alps.simulate.host.SimulationSink;
import org.alps.simulate.host.Sleeps;

/**
 * The maker of profiles: sums what a host did to each function by window of arrival, and hands each row on as soon as its window is past
 * and all of its invocations are complete, so that memory depends on functions and backlog, not on the trace's length.
 *
 * <p>When a window passes, its complete rows go out by function; a row that still waits for invocations follows soon after its last
 * completion. The order depends on the simulation alone. Completions are logged and settled many at a time: a host has more rows than its cache
 * holds, and so the processor waits for many of them together.
 */
public final class ProfileSink implements SimulationSink {
  private static final int WIDTH = 8;
  /** The window's number above, the function below. */
  private static final int KEY = 0;
  private static final int OPEN = 1;
  private static final int COUNT = 2;
  private static final int FIRST_WAIT = 3;
  private static final int WAIT = 4;
  private static final int PREEMPTIONS = 5;
  private static final int CPU_TIME = 6;
  /** The bits of a double. */
  private static final int SLICE_SQUARES = 7;
  private static final int NO_ROW = -1;

  private static final int LOG_SIZE = 512;
  /** A logged completion: preemptions and row, first wait, wait, CPU time. A logged slice: its row and CPU time. */
  private static final int LOG_WIDTH = 4;

  /** CPU times of invocations that were one slice. */
  private static final int WHOLE = 0;
  /** CPU times of invocations that were preempted. */
  private static final int BROKEN = 1;
  /** Slices of invocations that were preempted. */
  private static final int PIECES = 2;
  private static final int KINDS = 3;

  private final long windowUs;
  private final ProfileRows consumer;
  private final int[] rowOfFunction;
  private long window;
  private long windowEndUs;

  private long[] sums = new long[WIDTH * 64];
  /** By row: time asleep, apart from the sums because most traces have none. */
  private long[] blocked = new long[64];
  private final RecentBins bins = new RecentBins(KINDS * 64);
  private int[] free = new int[64];
  private int freeCount;
  private int used;
  /** Functions seen in the current window, in order of their first arrival. */
  private int[] seen = new int[64];
  private int seenCount;
  /** Rows of past windows that still wait for invocations. */
  private int stragglers;

  private final long[] completions = new long[LOG_SIZE * LOG_WIDTH];
  private int completionCount;
  private final long[] slices = new long[LOG_SIZE * 2];
  private int sliceCount;

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
      window = arrivalUs / windowUs;
      windowEndUs = (window + 1) * windowUs;
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
    if (sliceCount == LOG_SIZE) {
      settle();
    }
    slices[2 * sliceCount] = row;
    slices[2 * sliceCount++ + 1] = sliceUs;
  }

  @Override
  public void completed(
      int row, long arrivalUs, long cpuTimeUs, long blockedUs, long completionUs, long firstStartUs, int preemptions, long lastSliceUs) {
    if (preemptions > 0) {
      preempted(row, lastSliceUs);
    }
    if (blockedUs > 0) {
      blocked[row] += blockedUs;
    }
    int at = completionCount * LOG_WIDTH;
    completions[at] = (long) preemptions << Integer.SIZE | row;
    completions[at + 1] = firstStartUs - arrivalUs - Sleeps.onArrivalUs(cpuTimeUs, blockedUs);
    completions[at + 2] = completionUs - arrivalUs - cpuTimeUs - blockedUs;
    completions[at + 3] = cpuTimeUs;
    if (++completionCount == LOG_SIZE) {
      settle();
    }
  }

  /** Hands on what is left, after the host has finished. */
  public void close() {
    passWindow();
  }

  /** Adds what is logged to its rows, and hands on the stragglers that this completes. */
  private void settle() {
    int count = completionCount;
    addCompletions(count);
    for (int i = 0; i < sliceCount; i++) {
      int row = (int) slices[2 * i];
      addSquare(row * WIDTH + SLICE_SQUARES, slices[2 * i + 1]);
      bins.add(row * KINDS + PIECES, slices[2 * i + 1]);
    }
    completionCount = 0;
    sliceCount = 0;
    for (int i = 0; i < count && stragglers > 0; i++) {
      int row = (int) completions[i * LOG_WIDTH];
      int at = row * WIDTH;
      if (sums[at + OPEN] == 0 && sums[at + COUNT] > 0 && sums[at + KEY] >>> Integer.SIZE < window) {
        stragglers--;
        emit(row);
      }
    }
  }

  private void addCompletions(int count) {
    for (int i = 0; i < count; i++) {
      int row = (int) completions[i * LOG_WIDTH];
      long preemptions = completions[i * LOG_WIDTH] >>> Integer.SIZE;
      long cpuTimeUs = completions[i * LOG_WIDTH + 3];
      int at = row * WIDTH;
      sums[at + OPEN]--;
      sums[at + COUNT]++;
      sums[at + FIRST_WAIT] += completions[i * LOG_WIDTH + 1];
      sums[at + WAIT] += completions[i * LOG_WIDTH + 2];
      sums[at + PREEMPTIONS] += preemptions;
      sums[at + CPU_TIME] += cpuTimeUs;
      if (preemptions == 0) {
        addSquare(at + SLICE_SQUARES, cpuTimeUs);
      }
      bins.add(row * KINDS + (preemptions == 0 ? WHOLE : BROKEN), cpuTimeUs);
    }
  }

  private void addSquare(int at, long sliceUs) {
    sums[at] = Double.doubleToRawLongBits(Double.longBitsToDouble(sums[at]) + (double) sliceUs * sliceUs);
  }

  private void passWindow() {
    settle();
    Arrays.sort(seen, 0, seenCount);
    for (int i = 0; i < seenCount; i++) {
      int row = rowOfFunction[seen[i]];
      rowOfFunction[seen[i]] = NO_ROW;
      if (sums[row * WIDTH + OPEN] == 0) {
        emit(row);
      } else {
        stragglers++;
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
      if (row == free.length) {
        grow();
      }
    }
    sums[row * WIDTH + KEY] = window << Integer.SIZE | function;
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
    LogHistogram itsSlices = new LogHistogram(LogHistogram.PROFILE_BITS);
    bins.addTo(cpuTimes, row * KINDS + WHOLE);
    bins.addTo(cpuTimes, row * KINDS + BROKEN);
    bins.addTo(itsSlices, row * KINDS + WHOLE);
    bins.addTo(itsSlices, row * KINDS + PIECES);
    consumer.row((int) sums[at + KEY], (sums[at + KEY] >>> Integer.SIZE) * windowUs, sums[at + COUNT], sums[at + FIRST_WAIT],
        sums[at + WAIT], sums[at + WAIT] + sums[at + CPU_TIME] + blocked[row], sums[at + PREEMPTIONS], sums[at + CPU_TIME],
        Double.longBitsToDouble(sums[at + SLICE_SQUARES]), cpuTimes, itsSlices);
    Arrays.fill(sums, at, at + WIDTH, 0);
    blocked[row] = 0;
    for (int kind = 0; kind < KINDS; kind++) {
      bins.clear(row * KINDS + kind);
    }
    free[freeCount++] = row;
  }

  private void grow() {
    int capacity = used * 2;
    sums = Arrays.copyOf(sums, capacity * WIDTH);
    blocked = Arrays.copyOf(blocked, capacity);
    free = Arrays.copyOf(free, capacity);
    bins.grow(capacity * KINDS);
  }
}
