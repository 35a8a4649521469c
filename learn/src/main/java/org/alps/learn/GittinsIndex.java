package org.alps.learn;

/**
 * The Gittins index of a size distribution, by age: {@code r(a) = inf over t > a of (H(t) - H(a)) / (F(t) - F(a))} with H the integral of 1 - F
 * from 0. The smallest r(age) first minimises the mean response time of an M/G/1 queue whose sizes are unknown (Gittins 1979; Scully, Harchol-Balter
 * and Scheller-Wolf, SIGMETRICS 2018).
 *
 * <p>Taken at 0 and just above each point of the {@link SizeEvidence} but the last. Swept from the right, the points (F, H) form a lower convex hull whose first
 * edge has the slope r; its right end is where serving should be thought over again.
 */
final class GittinsIndex {
  private final double[] agesUs;
  private final double[] ranksUs;
  private final double[] untilUs;
  private final double[] weights;

  GittinsIndex(SizeEvidence sizes) {
    int points = sizes.points();
    double[] t = new double[points + 1];
    double[] f = new double[points + 1];
    double[] h = new double[points + 1];
    for (int i = 1; i <= points; i++) {
      t[i] = sizes.sizeUs(i - 1);
      h[i] = h[i - 1] + (t[i] - t[i - 1]) * (1 - f[i - 1]);
      f[i] = i == points ? 1 : f[i - 1] + sizes.probability(i - 1);
    }
    agesUs = java.util.Arrays.copyOf(t, points);
    ranksUs = new double[points];
    untilUs = new double[points];
    weights = new double[points];
    int[] hull = new int[points + 1];
    int top = 0;
    hull[0] = points;
    for (int i = points - 1; i >= 0; i--) {
      while (top > 0 && slope(f, h, i, hull[top - 1]) <= slope(f, h, i, hull[top])) {
        top--;
      }
      ranksUs[i] = slope(f, h, i, hull[top]);
      untilUs[i] = t[hull[top]];
      weights[i] = h[i + 1] - h[i];
      hull[++top] = i;
    }
  }

  private static double slope(double[] f, double[] h, int from, int to) {
    return (h[to] - h[from]) / (f[to] - f[from]);
  }

  /** How many ages there are, at least one. */
  int size() {
    return agesUs.length;
  }

  /** CPU time attained; the first is 0, they rise. */
  double ageUs(int i) {
    return agesUs[i];
  }

  /** r at that age, above 0. */
  double rankUs(int i) {
    return ranksUs[i];
  }

  /** Where the infimum of r is taken: how far it should run before it is thought over. */
  double untilUs(int i) {
    return untilUs[i];
  }

  /** The CPU time that an invocation is expected to spend from that age to the next, at least 0. */
  double weight(int i) {
    return weights[i];
  }
}
