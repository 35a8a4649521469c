package org.alps.learn.adapt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alps.simulate.profile.FunctionProfile;
import org.alps.simulate.profile.LogHistogram;

/**
 * The CPU times of a function's latest invocations: counts by {@link LogHistogram} bin in a ring of the last few windows that held any. All
 * windows share one range of bins, so that a function takes 4 bytes a window and bin between its smallest and largest size: 0.5 to 2 KB where sizes
 * spread over two to ten doublings with six windows, 12 KB at most.
 */
final class RecentSizes {
  private static final int BITS = LogHistogram.PROFILE_BITS;
  private static final int ALIGN = 8;

  private final int windows;
  /** By place in the ring: which window it is, or -1; its invocations, CPU time in us, and squares of that. */
  private final long[] number;
  private final long[] count;
  private final long[] cpuTimeUs;
  private final double[] squares;
  private int newest;
  private int firstBin;
  private int width;
  /** By place in the ring, then bin. */
  private int[] counts = {};
  private boolean grew;
  private long oldestLearned = -1;

  /** @param windows how many are kept, at least 1 */
  RecentSizes(int windows) {
    this.windows = windows;
    number = new long[windows];
    Arrays.fill(number, -1);
    count = new long[windows];
    cpuTimeUs = new long[windows];
    squares = new double[windows];
  }

  /** @param window the number of the window that it completed in, which never falls */
  void add(long window, long sizeUs) {
    if (number[newest] != window) {
      newest = number[newest] < 0 ? newest : (newest + 1) % windows;
      number[newest] = window;
      count[newest] = 0;
      cpuTimeUs[newest] = 0;
      squares[newest] = 0;
      Arrays.fill(counts, newest * width, (newest + 1) * width, 0);
    }
    int bin = LogHistogram.bin(sizeUs, BITS);
    if (bin < firstBin || bin >= firstBin + width) {
      cover(bin);
    }
    counts[newest * width + bin - firstBin]++;
    count[newest]++;
    cpuTimeUs[newest] += sizeUs;
    squares[newest] += (double) sizeUs * sizeUs;
    grew = true;
  }

  /** Whether {@link #history} tells something else than when it was last asked. */
  boolean changed(long oldest, long enough) {
    return grew || oldestLearned != oldestKept(oldest, enough);
  }

  /**
   * What is remembered, oldest first, as profiles of invocations that nobody held up.
   *
   * @param oldest the first window that counts in any case
   * @param enough older windows count too where those since hold fewer invocations
   */
  List<FunctionProfile> history(String functionUid, long oldest, long enough, long windowUs) {
    grew = false;
    oldestLearned = oldestKept(oldest, enough);
    List<FunctionProfile> history = new ArrayList<>();
    for (int back = windows - 1; back >= 0; back--) {
      int at = Math.floorMod(newest - back, windows);
      if (number[at] >= 0 && number[at] >= oldestLearned) {
        LogHistogram sizes = new LogHistogram(BITS);
        for (int i = 0; i < width; i++) {
          if (counts[at * width + i] > 0) {
            sizes.addToBin(firstBin + i, counts[at * width + i]);
          }
        }
        history.add(new FunctionProfile(
            functionUid, number[at] * windowUs, count[at], 0, 0, cpuTimeUs[at], 0, cpuTimeUs[at], squares[at], sizes, sizes));
      }
    }
    return history;
  }

  private long oldestKept(long oldest, long enough) {
    long kept = Long.MAX_VALUE;
    long evidence = 0;
    for (int back = 0; back < windows; back++) {
      int at = Math.floorMod(newest - back, windows);
      if (number[at] < 0 || number[at] < oldest && evidence >= enough) {
        break;
      }
      kept = number[at];
      evidence += count[at];
    }
    return kept;
  }

  private void cover(int bin) {
    int first = bin & -ALIGN;
    int end = first + ALIGN;
    if (width > 0) {
      first = Math.min(first, firstBin);
      end = Math.max(end, firstBin + width);
    }
    int[] wider = new int[windows * (end - first)];
    for (int at = 0; at < windows && width > 0; at++) {
      System.arraycopy(counts, at * width, wider, at * (end - first) + firstBin - first, width);
    }
    counts = wider;
    firstBin = first;
    width = end - first;
  }
}
