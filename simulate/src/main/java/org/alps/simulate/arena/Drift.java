package org.alps.simulate.arena;

import org.alps.ingest.dataset.SeededRandom;
import org.alps.ingest.dataset.UidHash;
import org.alps.ingest.format.Gaussian;

/** The drift of sizes between training and use: a factor for each function, log-normal with median 1, drawn by seed and UID alone. */
public final class Drift {
  private static final long SALT = 0x6472696674L;

  private Drift() {}

  /** By function index, what its sizes are multiplied by: e^({@code sigma} x N(0,1)). */
  public static double[] factors(String[] functionUids, double sigma, long seed) {
    double[] factors = new double[functionUids.length];
    SeededRandom random = new SeededRandom(0, 0, 0);
    for (int f = 0; f < factors.length; f++) {
      random.reset(seed, UidHash.of(functionUids[f]), SALT);
      factors[f] = StrictMath.exp(sigma * Gaussian.draw(random));
    }
    return factors;
  }
}
