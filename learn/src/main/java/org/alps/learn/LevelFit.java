package org.alps.learn;

import java.util.Arrays;

/**
 * The best few levels in place of an index that changes with every age: the segments of ages that leave the least squared error of log rank, each age
 * weighted by the CPU time spent there. Found exactly by dynamic programming over where segments begin (Bellman 1961), in O(levels x ages^2);
 * a beginning before which the error is already no less than the best one's is passed over.
 */
final class LevelFit {
  private final int[] starts;
  private final double[] ranksUs;

  /** @param most how many levels there may be, at least 1 */
  LevelFit(GittinsIndex index, int most) {
    int ages = index.size();
    double[] weight = new double[ages + 1];
    double[] sum = new double[ages + 1];
    double[] squares = new double[ages + 1];
    for (int i = 0; i < ages; i++) {
      double w = Math.max(index.weight(i), Double.MIN_NORMAL);
      double log = StrictMath.log(index.rankUs(i));
      weight[i + 1] = weight[i] + w;
      sum[i + 1] = sum[i] + w * log;
      squares[i + 1] = squares[i] + w * log * log;
    }
    double worth = 1e-9 * weight[ages];
    double[] error = new double[ages + 1];
    Arrays.fill(error, 1, ages + 1, Double.POSITIVE_INFINITY);
    int[][] start = new int[most + 1][ages + 1];
    int levels = 0;
    for (int level = 1; level <= Math.min(most, ages) && (level == 1 || error[ages] > worth); level++) {
      double[] before = error.clone();
      for (int end = ages; end > 0; end--) {
        error[end] = Double.POSITIVE_INFINITY;
        for (int begin = level - 1; begin < end; begin++) {
          if (before[begin] >= error[end]) {
            continue;
          }
          double w = weight[end] - weight[begin];
          double s = sum[end] - sum[begin];
          double with = before[begin] + Math.max(0, squares[end] - squares[begin] - s * s / w);
          if (with < error[end]) {
            error[end] = with;
            start[level][end] = begin;
          }
        }
      }
      levels = level;
    }
    starts = new int[levels];
    ranksUs = new double[levels];
    for (int level = levels, end = ages; level > 0; end = starts[--level]) {
      int begin = start[level][end];
      starts[level - 1] = begin;
      ranksUs[level - 1] = StrictMath.exp((sum[end] - sum[begin]) / (weight[end] - weight[begin]));
    }
  }

  /** How many levels were worth having. */
  int size() {
    return starts.length;
  }

  /** The first of the index's ages that the level holds for; rises with the level, 0 on the first. */
  int start(int level) {
    return starts[level];
  }

  /** The level's rank in microseconds: the weighted geometric mean of the index. */
  double rankUs(int level) {
    return ranksUs[level];
  }
}
