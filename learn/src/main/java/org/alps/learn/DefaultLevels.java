package org.alps.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.alps.ingest.AlpsException;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;

/** What functions without an entry follow: new ones, and those too unpredictable for a slice. */
public enum DefaultLevels {
  /**
   * Least attained service: the rank is the CPU time an invocation will have attained when it leaves the level, fourfold a level from 10 ms to nearly three minutes.
   * The short get through, the long sink: close to fair, and blind to what a function is.
   */
  LAS("las", DefaultLevels::las),
  /** As in the ALPS slides: after every function with an entry, in turns. Under load they starve. */
  LAST("last", sliceNs -> List.of(new PolicyLevel(0, PolicyTable.LAST_RANK_NS, sliceNs)));

  private static final long FIRST_AGE_NS = 10_000_000;
  private static final long GROWTH = 4;

  private final String id;
  private final LongFunction<List<PolicyLevel>> levels;

  DefaultLevels(String id, LongFunction<List<PolicyLevel>> levels) {
    this.id = id;
    this.levels = levels;
  }

  /** What command lines, configurations and manifests call it. */
  public String id() {
    return id;
  }

  /** @param sliceNs the turn at every level */
  List<PolicyLevel> levels(long sliceNs) {
    return levels.apply(sliceNs);
  }

  /** @throws AlpsException with exit code 2 for any other word */
  public static DefaultLevels of(String id) {
    for (DefaultLevels levels : values()) {
      if (levels.id.equals(id)) {
        return levels;
      }
    }
    throw AlpsException.usage("Cannot set default levels: " + id + ". Say las or last.");
  }

  private static List<PolicyLevel> las(long sliceNs) {
    List<PolicyLevel> levels = new ArrayList<>();
    long ageNs = 0;
    long nextNs = FIRST_AGE_NS;
    while (levels.size() < PolicyTable.MAX_LEVELS) {
      levels.add(new PolicyLevel(ageNs, nextNs, sliceNs));
      ageNs = nextNs;
      nextNs *= GROWTH;
    }
    return levels;
  }
}
