package org.alps.learn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.alps.simulate.profile.FunctionProfile;
import org.alps.simulate.profile.LogHistogram;

/**
 * What is known of the CPU times of one function: points in microseconds, each with a weight. Older windows count for less.
 *
 * <p>What was seen is a sample of what will come, and functions change: each size seen stands for sizes around it, spread by Epanechnikov's kernel
 * over the logarithm of size (kernel density estimation: Silverman 1986). Without that the largest size seen would pass for the largest there is, and whoever
 * exceeds it by a hair for another kind of invocation.
 */
final class SizeEvidence {
  /** Points a doubling. */
  private static final int CELLS = 8;
  private static final double LOG_2 = StrictMath.log(2);
  /** The probability up to which a point is left out: after decay over many windows, less than this is lost in the rounding of what it is added to. */
  private static final double FORGOTTEN = 1e-9;

  private final double[] sizesUs;
  private final double[] weights;
  private final double endUs;
  private final double totalWeight;
  private final double meanUs;

  private SizeEvidence(double[] sizesUs, double[] weights, double endUs, double totalWeight, double meanUs) {
    this.sizesUs = sizesUs;
    this.weights = weights;
    this.endUs = endUs;
    this.totalWeight = totalWeight;
    this.meanUs = meanUs;
  }

  /**
   * The evidence in a function's windows.
   *
   * @param decay what a window counts against the next newer one, above 0, at most 1
   * @param spread how far a size seen stands for others, as a factor of at least 1: sizes from 1 / spread to spread times it; 1 for itself alone
   */
  static SizeEvidence of(List<FunctionProfile> windows, double decay, double spread) {
    double[] bins = new double[64 << LogHistogram.PROFILE_BITS];
    double work = 0;
    double count = 0;
    double weight = 1;
    for (int i = windows.size() - 1; i >= 0; i--) {
      FunctionProfile window = windows.get(i);
      int[] seen = window.cpuTimes().bins();
      long[] counts = window.cpuTimes().counts();
      for (int bin = 0; bin < seen.length; bin++) {
        bins[seen[bin]] += weight * counts[bin];
      }
      work += weight * window.cpuTimeUs();
      count += weight * window.count();
      weight *= decay;
    }
    return spread == 1 ? asSeen(bins, count, work / count) : spreadOut(bins, StrictMath.log(spread) / LOG_2 * CELLS, count, work / count);
  }

  private static SizeEvidence asSeen(double[] bins, double count, double meanUs) {
    int[] used = known(bins, count);
    return new SizeEvidence(Arrays.stream(used).mapToDouble(SizeEvidence::middleUs).toArray(), Arrays.stream(used).mapToDouble(bin -> bins[bin]).toArray(),
        LogHistogram.lowerBound(used[used.length - 1] + 1, LogHistogram.PROFILE_BITS), count, meanUs);
  }

  private static SizeEvidence spreadOut(double[] bins, double halfWidth, double count, double meanUs) {
    double[] cells = new double[64 * CELLS];
    for (int bin : known(bins, count)) {
      spread(cells, StrictMath.log(middleUs(bin)) / LOG_2 * CELLS, halfWidth, bins[bin]);
    }
    int[] used = known(cells, count);
    return new SizeEvidence(Arrays.stream(used).mapToDouble(cell -> cellUs(cell + 0.5)).toArray(), Arrays.stream(used).mapToDouble(cell -> cells[cell]).toArray(),
        cellUs(used[used.length - 1] + 1), count, meanUs);
  }

  private static int[] known(double[] weights, double count) {
    return IntStream.range(0, weights.length).filter(i -> weights[i] > FORGOTTEN * count).toArray();
  }

  private static double middleUs(int bin) {
    return (LogHistogram.lowerBound(bin, LogHistogram.PROFILE_BITS) + LogHistogram.lowerBound(bin + 1, LogHistogram.PROFILE_BITS) - 1) / 2.0;
  }

  private static double cellUs(double cell) {
    return StrictMath.exp(cell / CELLS * LOG_2);
  }

  private static void spread(double[] cells, double middle, double halfWidth, double weight) {
    int first = Math.max(0, (int) Math.floor(middle - halfWidth));
    int last = Math.min(cells.length - 1, (int) Math.floor(middle + halfWidth));
    double below = 0;
    for (int cell = first; cell <= last; cell++) {
      double belowNext = cell == last ? 1 : below(cell + 1, middle, halfWidth);
      cells[cell] += weight * (belowNext - below);
      below = belowNext;
    }
  }

  /** The share of a kernel that lies below {@code cell}. */
  private static double below(double cell, double middle, double halfWidth) {
    double u = Math.max(-1, Math.min(1, (cell - middle) / halfWidth));
    return 0.5 + 0.75 * (u - u * u * u / 3);
  }

  /** How many points there are, at least one; they rise. */
  int points() {
    return sizesUs.length;
  }

  double sizeUs(int point) {
    return sizesUs[point];
  }

  /** The probability of a point. */
  double probability(int point) {
    return weights[point] / totalWeight;
  }

  /** Invocations, older ones counted for less. */
  double totalWeight() {
    return totalWeight;
  }

  /** The mean CPU time, exact but for the windows' weights. */
  double meanUs() {
    return meanUs;
  }

  /** A CPU time that no invocation is expected to reach. */
  double endUs() {
    return endUs;
  }
}
