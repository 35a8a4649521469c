package org.alps.simulate.fair;

import java.util.List;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;

/**
 * What a stock kernel can do of a policy table: a nice value a function, from the rank of its first level (the table's default level where it has
 * no entry). Ranks from 1 ms to 100 s spread evenly by their logarithm over nice -20 to 19, 2.35 a doubling; those beyond take the ends.
 */
public final class NiceShares implements TaskShares {
  private static final double LOWEST_RANK_NS = 1e6;
  private static final double HIGHEST_RANK_NS = 1e11;

  private final int[] weights;

  /** @param functionUids by function index */
  public NiceShares(PolicyTable table, String[] functionUids) {
    weights = new int[functionUids.length];
    for (int function = 0; function < weights.length; function++) {
      List<PolicyLevel> levels = table.policy(functionUids[function]).map(FunctionPolicy::levels).orElse(table.header().defaultLevels());
      weights[function] = Nice.weight(nice(levels.get(0).rankNs()));
    }
  }

  @Override
  public int weight(int function) {
    return weights[function];
  }

  @Override
  public long sliceUs(int function) {
    return 0;
  }

  /** The nice value of a rank in nanoseconds, at least 0. */
  public static int nice(long rankNs) {
    double place = StrictMath.log(Math.max(1, rankNs) / LOWEST_RANK_NS) / StrictMath.log(HIGHEST_RANK_NS / LOWEST_RANK_NS);
    long nice = Math.round(Nice.LOWEST + place * (Nice.HIGHEST - Nice.LOWEST));
    return (int) Math.max(Nice.LOWEST, Math.min(nice, Nice.HIGHEST));
  }
}
