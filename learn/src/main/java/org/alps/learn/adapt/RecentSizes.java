package org.alps.learn.adapt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alps.simulate.profile.FunctionProfile;
import org.alps.simulate.profile.LogHistogram;

/**
 * The CPU times of a function's latest invocations: counts by {@link LogHistogram} bin in a ring of a few windows. A window is filled until
 * its time is over and it holds its share of the evidence, so that those of rare functions last longer. All windows share one range of bins: a
 * function takes 4 bytes for each window and bin between its smallest and largest size, 0.5 to 2 KB with six windows where sizes spread over two to ten
 * doublings, 12 KB at most.
 */
final class RecentSizes {
  private static final int BITS = LogHistogram.PROFILE_BITS;
  private static final int ALIGN = 8;

  private final int windows;
  private final long share;
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
  private long[] agesUs = new long[4];
  private int unfinished;
  private boolean grew;
  private long oldestLearned = -1;

  /**
   * @param windows how many are kept, at least 1
   * @param share invocations that a window holds before the next begins
   */
  RecentSizes(int windows, long share) {
    this.windows = windows;
    this.share = share;
    number = new long[windows];
    Arrays.fill(number, -1);
    count = new long[windows];
    cpuTimeUs = new long[windows];
    squares = new double[windows];
  }

  /** @param window the number of the window that it completed in; one that comes late counts in the newest */
  void add(long window, long sizeUs) {
    if (number[newest] < 0 || number[newest] < window && count[newest] >= share) {
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

  /** @param ageUs what an invocation attained that has not ended when {@link #history} is asked next; at least 1 */
  void unfinished(long ageUs) {
    if (unfinished == agesUs.length) {
      agesUs = Arrays.copyOf(agesUs, unfinished * 2);
    }
    agesUs[unfinished++] = ageUs;
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
    LogHistogram all = new LogHistogram(BITS);
    for (int back = windows - 1; back >= 0; back--) {
      int at = Math.floorMod(newest - back, windows);
      if (number[at] >= 0 && number[at] >= oldestLearned) {
        LogHistogram sizes = new LogHistogram(BITS);
        for (int i = 0; i < width; i++) {
          if (counts[at * width + i] > 0) {
            sizes.addToBin(firstBin + i, counts[at * width + i]);
          }
        }
        history.add(profile(functionUid, number[at] * windowUs, count[at], cpuTimeUs[at], squares[at], sizes));
        all.merge(sizes);
      }
    }
    if (unfinished > 0) {
      FunctionProfile running = expected(functionUid, history.isEmpty() ? 0 : (number[newest] + 1) * windowUs, all);
      history.add(running);
      unfinished = 0;
    }
    return history;
  }

  /** The unfinished as if they had ended, each with the median of the larger sizes, or twice its age. */
  private FunctionProfile expected(String functionUid, long windowStartUs, LogHistogram known) {
    int[] bins = known.bins();
    long[] knownCounts = known.counts();
    LogHistogram sizes = new LogHistogram(BITS);
    long workUs = 0;
    double squareSum = 0;
    for (int i = 0; i < unfinished; i++) {
      long sizeUs = medianAbove(agesUs[i], bins, knownCounts);
      sizes.add(sizeUs);
      workUs += sizeUs;
      squareSum += (double) sizeUs * sizeUs;
    }
    return profile(functionUid, windowStartUs, unfinished, workUs, squareSum, sizes);
  }

  private static long medianAbove(long ageUs, int[] bins, long[] counts) {
    int first = Arrays.binarySearch(bins, LogHistogram.bin(ageUs, BITS) + 1);
    first = first < 0 ? -first - 1 : first;
    long left = (Arrays.stream(counts, first, counts.length).sum() + 1) / 2;
    for (int i = first; i < bins.length; i++) {
      left -= counts[i];
      if (left <= 0) {
        return LogHistogram.lowerBound(bins[i], BITS);
      }
    }
    return 2 * ageUs;
  }

  private static FunctionProfile profile(String functionUid, long windowStartUs, long count, long workUs, double squareSum, LogHistogram sizes) {
    return new FunctionProfile(functionUid, windowStartUs, count, 0, 0, workUs, 0, workUs, squareSum, sizes, sizes);
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
