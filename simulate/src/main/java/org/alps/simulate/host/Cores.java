package org.alps.simulate.host;

import org.alps.ingest.AlpsException;

/** The bounds of what a simulated host may be made of. */
final class Cores {
  private static final int MAX_CORES = 4096;
  private static final long MAX_SWITCH_COST_US = 1_000_000;

  private Cores() {}

  /** @throws AlpsException with exit code 2 */
  static void check(int cores, long switchCostUs) {
    if (cores < 1 || cores > MAX_CORES) {
      throw AlpsException.usage("Cannot simulate cores: " + cores + ". Give 1 to " + MAX_CORES + ".");
    }
    if (switchCostUs < 0 || switchCostUs > MAX_SWITCH_COST_US) {
      throw AlpsException.usage("Cannot simulate a switch cost: " + switchCostUs + " us. Give 0 to " + MAX_SWITCH_COST_US + ".");
    }
  }
}
