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

  private final double[] sizesUs;
  private final double[] weights;
  private final double endUs;
  private final double totalWeight;
  private final double meanUs;

  private SizeEvidence(double[] cells, double totalWeight, double meanUs) {
    int[] used = IntStream.range(0, cells.length).filter(cell -> cells[cell] > 0).toArray();
    sizesUs = Arrays.stream(used).mapToDouble(cell -> StrictMath.exp((cell + 0.5) / CELLS * LOG_2)).toArray();
    weights = Arrays.stream(used).mapToDouble(cell -> cells[cell]).toArray();
    endUs = StrictMath.exp((used[used.length - 1] + 1.0) / CELLS * LOG_2);
    this.totalWeight = totalWeight;
    this.meanUs = meanUs;
  }

  /**
   * The evidence in a function's windows.
   *
   * @param decay what a window counts against the next newer one, above 0, at most 1
   * @param spread how far a size seen stands for others, as a factor above 1: sizes from 1 / spread to spread times it
   */
  static SizeEvidence of(List<FunctionProfile> windows, double decay, double spread) {
    double halfWidth = Math.max(StrictMath.log(spread) / LOG_2 * CELLS, 0.5);
    double[] cells = new double[64 * CELLS];
    double work = 0;
    double count = 0;
    double weight = 1;
    for (int i = windows.size() - 1; i >= 0; i--) {
      FunctionProfile window = windows.get(i);
      int[] bins = window.cpuTimes().bins();
      long[] counts = window.cpuTimes().counts();
      int bits = window.cpuTimes().bits();
      for (int bin = 0; bin < bins.length; bin++) {
        double middleUs = (LogHistogram.lowerBound(bins[bin], bits) + LogHistogram.lowerBound(bins[bin] + 1, bits) - 1) / 2.0;
        spread(cells, StrictMath.log(middleUs) / LOG_2 * CELLS, halfWidth, weight * counts[bin]);
      }
      work += weight * window.cpuTimeUs();
      count += weight * window.count();
      weight *= decay;
    }
    return new SizeEvidence(cells, count, work / count);
  }

  private static void spread(double[] cells, double middle, double halfWidth, double weight) {
    int first = Math.max(0, (int) Math.floor(middle - halfWidth));
    int last = Math.min(cells.length - 1, (int) Math.floor(middle + halfWidth));
    double below = first == 0 ? 0 : below(first, middle, halfWidth);
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
