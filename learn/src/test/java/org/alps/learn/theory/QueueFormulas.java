package org.alps.learn.theory;

/** Mean turnarounds of M/G/1 queues in closed form, integrated numerically over the tail of the sizes (Harchol-Balter 2013, chapters 30, 31 and 33). */
final class QueueFormulas {
  private static final int STEPS = 200_000;
  /** The span of sizes that is integrated over, as multiples of the mean. */
  private static final double FIRST = 1e-5;
  private static final double LAST = 1e5;

  private QueueFormulas() {}

  /** Processor sharing: any sizes of this mean (Sakata, Noguchi and Oizumi 1969; insensitivity). */
  static double sharing(double meanUs, double load) {
    return meanUs / (1 - load);
  }

  /** Least attained service: x / (1 - rho(x)) and the wait for all work that is cut off at x (Schrage 1967). */
  static double leastAttained(Law sizes, double load) {
    double rate = load / sizes.meanUs();
    double cutMean = 0;
    double cutSquares = 0;
    double sum = 0;
    double before = 0;
    for (int i = 0; i <= STEPS; i++) {
      double us = point(sizes, i);
      double middle = (before + us) / 2;
      cutMean += sizes.tail(middle) * (us - before);
      cutSquares += 2 * middle * sizes.tail(middle) * (us - before);
      double idle = 1 - rate * cutMean;
      sum += (tailBefore(sizes, before) - sizes.tail(us)) * (rate * cutSquares / 2 / (idle * idle) + middle / idle);
      before = us;
    }
    return sum;
  }

  /** Shortest remaining first: the wait until it starts, and the time from then on (Schrage and Miller 1966). */
  static double shortestRemaining(Law sizes, double load) {
    double rate = load / sizes.meanUs();
    double smallerMean = 0;
    double smallerSquares = 0;
    double residenceUs = 0;
    double sum = 0;
    double before = 0;
    for (int i = 0; i <= STEPS; i++) {
      double us = point(sizes, i);
      double middle = (before + us) / 2;
      double probability = tailBefore(sizes, before) - sizes.tail(us);
      smallerMean += middle * probability / 2;
      smallerSquares += middle * middle * probability / 2;
      double idle = 1 - rate * smallerMean;
      residenceUs += (us - before) / idle / 2;
      sum += probability * (rate * (smallerSquares + middle * middle * sizes.tail(middle)) / 2 / (idle * idle) + residenceUs);
      smallerMean += middle * probability / 2;
      smallerSquares += middle * middle * probability / 2;
      residenceUs += (us - before) / idle / 2;
      before = us;
    }
    return sum;
  }

  private static double point(Law sizes, int i) {
    return sizes.meanUs() * FIRST * StrictMath.exp(StrictMath.log(LAST / FIRST) * i / STEPS);
  }

  private static double tailBefore(Law sizes, double us) {
    return us == 0 ? 1 : sizes.tail(us);
  }
}
