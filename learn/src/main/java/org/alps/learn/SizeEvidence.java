package org.alps.learn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.alps.simulate.profile.FunctionProfile;
import org.alps.simulate.profile.LogHistogram;

/**
 * What is known of the CPU times of one function: points in microseconds, each with a weight. A point is the middle of a bin of the windows'
 * histograms; older windows count for less.
 */
final class SizeEvidence {
  /** The probability up to which a point is left out: after decay over many windows, less than this is lost in the rounding of what it is added to. */
  private static final double FORGOTTEN = 1e-9;

  private final double[] sizesUs;
  private final double[] weights;
  private final double endUs;
  private final double totalWeight;
  private final double meanUs;

  private SizeEvidence(double[] binWeights, int bits, double meanUs) {
    double known = FORGOTTEN * Arrays.stream(binWeights).sum();
    int[] used = IntStream.range(0, binWeights.length).filter(bin -> binWeights[bin] > known).toArray();
    sizesUs = Arrays.stream(used).mapToDouble(bin -> (LogHistogram.lowerBound(bin, bits) + LogHistogram.lowerBound(bin + 1, bits) - 1) / 2.0).toArray();
    weights = Arrays.stream(used).mapToDouble(bin -> binWeights[bin]).toArray();
    endUs = LogHistogram.lowerBound(used[used.length - 1] + 1, bits);
    totalWeight = Arrays.stream(weights).sum();
    this.meanUs = meanUs;
  }

  /**
   * The evidence in a function's windows.
   *
   * @param decay what a window counts against the next newer one, above 0, at most 1
   */
  static SizeEvidence of(List<FunctionProfile> windows, double decay) {
    double[] weights = new double[64];
    double work = 0;
    double count = 0;
    double weight = 1;
    for (int i = windows.size() - 1; i >= 0; i--) {
      FunctionProfile window = windows.get(i);
      int[] bins = window.cpuTimes().bins();
      long[] counts = window.cpuTimes().counts();
      if (bins[bins.length - 1] >= weights.length) {
        weights = Arrays.copyOf(weights, bins[bins.length - 1] + 1);
      }
      for (int bin = 0; bin < bins.length; bin++) {
        weights[bins[bin]] += weight * counts[bin];
      }
      work += weight * window.cpuTimeUs();
      count += weight * window.count();
      weight *= decay;
    }
    return new SizeEvidence(weights, windows.get(0).cpuTimes().bits(), work / count);
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

  /** A CPU time that no invocation reached, but for forgotten ones. */
  double endUs() {
    return endUs;
  }
}
