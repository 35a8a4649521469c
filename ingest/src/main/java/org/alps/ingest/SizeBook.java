package org.alps.ingest;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alps.ingest.dataset.SeededRandom;
import org.alps.ingest.dataset.SizeDistribution;
import org.alps.ingest.dataset.UidHash;
import org.alps.ingest.format.TraceSink;

/** The sizes of functions by day: those the trace holds, and for functions without any what {@code --durations} chose. */
final class SizeBook implements Serializable {
  private static final long SAMPLE_SALT = 0x73697a6573L;
  private final Map<String, TreeMap<Integer, SizeDistribution>> own = new HashMap<>();
  private final Map<String, SizeDistribution> table;
  private final List<SizeDistribution> sample;
  private final long seed;

  /**
   * @param table by UID, what functions without sizes of their own have
   * @param sample what functions draw from that are not in the table either; empty where they stay without
   */
  SizeBook(Map<String, SizeDistribution> table, List<SizeDistribution> sample, long seed) {
    this.table = table;
    this.sample = sample;
    this.seed = seed;
  }

  /** Notes a function's own sizes from {@code day} on; false, and nothing noted, where that day has some already. */
  boolean add(String uid, int day, SizeDistribution sizes) {
    return own.computeIfAbsent(uid, u -> new TreeMap<>()).putIfAbsent(day, sizes) == null;
  }

  boolean isEmpty() {
    return own.isEmpty() && table.isEmpty() && sample.isEmpty();
  }

  /** Whether the trace itself tells the function's sizes. */
  boolean owns(String uid) {
    return own.containsKey(uid);
  }

  /** A function's sizes by day, or what was chosen for it from day 0 on; empty where there is nothing. */
  Map<Integer, SizeDistribution> of(String uid) {
    TreeMap<Integer, SizeDistribution> days = own.get(uid);
    if (days != null) {
      return days;
    }
    SizeDistribution chosen = chosen(uid);
    return chosen == null ? Map.of() : Map.of(0, chosen);
  }

  /** The sizes that hold on {@code day}: the latest known up to it, else the earliest known; null where there are none. */
  SizeDistribution of(String uid, int day) {
    TreeMap<Integer, SizeDistribution> days = own.get(uid);
    if (days == null) {
      return chosen(uid);
    }
    Map.Entry<Integer, SizeDistribution> entry = days.floorEntry(day);
    return (entry == null ? days.firstEntry() : entry).getValue();
  }

  /** The size of one invocation, drawn by its place in the sources; {@link TraceSink#UNKNOWN} where the function has no sizes. */
  long draw(String uid, int ordinal, long line) {
    SizeDistribution sizes = of(uid, 0);
    return sizes == null ? TraceSink.UNKNOWN : sizes.quantileUs(new SeededRandom(seed, UidHash.of(uid) ^ ordinal, line).nextDouble());
  }

  /** What the table says, else a seeded draw that depends on the UID alone; null where there is nothing to draw. */
  private SizeDistribution chosen(String uid) {
    SizeDistribution told = table.get(uid);
    if (told != null || sample.isEmpty()) {
      return told;
    }
    return sample.get((int) new SeededRandom(seed, UidHash.of(uid), SAMPLE_SALT).nextLong(sample.size()));
  }
}
