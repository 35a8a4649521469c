package org.alps.ingest;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alps.ingest.dataset.SeededRandom;
import org.alps.ingest.dataset.SizeDistribution;
import org.alps.ingest.dataset.UidHash;

/** The sizes of functions by day: those the trace holds, and for the others what {@code --durations} chose. */
final class SizeBook implements Serializable {
  private static final long SAMPLE_SALT = 0x73697a6573L;
  private final Map<String, TreeMap<Integer, SizeDistribution>> byFunction = new HashMap<>();
  private final List<SizeDistribution> sample;
  private final long seed;

  /** @param sample what functions without sizes of their own draw from; empty where they stay without */
  SizeBook(List<SizeDistribution> sample, long seed) {
    this.sample = sample;
    this.seed = seed;
  }

  /** Notes a function's sizes from {@code day} on; false, and nothing noted, where that day has some already. */
  boolean add(String uid, int day, SizeDistribution sizes) {
    return byFunction.computeIfAbsent(uid, u -> new TreeMap<>()).putIfAbsent(day, sizes) == null;
  }

  boolean isEmpty() {
    return byFunction.isEmpty() && sample.isEmpty();
  }

  /** A function's sizes by day; a seeded draw that depends on the UID alone where it has none; null where there is nothing to draw. */
  TreeMap<Integer, SizeDistribution> of(String uid) {
    TreeMap<Integer, SizeDistribution> own = byFunction.get(uid);
    if (own != null || sample.isEmpty()) {
      return own;
    }
    int drawn = (int) new SeededRandom(seed, UidHash.of(uid), SAMPLE_SALT).nextLong(sample.size());
    return new TreeMap<>(Map.of(0, sample.get(drawn)));
  }

  /** The sizes that hold on {@code day}: the latest known up to it, else the earliest known; null where there are none. */
  SizeDistribution of(String uid, int day) {
    TreeMap<Integer, SizeDistribution> days = of(uid);
    return days == null ? null : on(days, day);
  }

  static SizeDistribution on(TreeMap<Integer, SizeDistribution> days, int day) {
    Map.Entry<Integer, SizeDistribution> entry = days.floorEntry(day);
    return (entry == null ? days.firstEntry() : entry).getValue();
  }

  /** The size of one invocation, drawn by its place in the sources; {@code UNKNOWN} where the function has no sizes. */
  long draw(String uid, int ordinal, long line) {
    SizeDistribution sizes = of(uid, 0);
    if (sizes == null) {
      return org.alps.ingest.format.TraceSink.UNKNOWN;
    }
    return sizes.quantileUs(new SeededRandom(seed, UidHash.of(uid) ^ ordinal, line).nextDouble());
  }
}
