package org.alps.simulate.expand;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.alps.ingest.dataset.SizeDistribution;
import org.alps.ingest.dataset.UidHash;

/** The sizes of a dataset's functions by day. A day without sizes of its own takes the latest before it, else the earliest after. */
public final class DailySizes implements FunctionSizes, Serializable {
  private final long[] uidHashes;
  private final Map<Integer, TreeMap<Integer, SizeDistribution>> byFunction = new HashMap<>();

  /** @param functionUids by function index */
  public DailySizes(String[] functionUids) {
    uidHashes = new long[functionUids.length];
    for (int f = 0; f < functionUids.length; f++) {
      uidHashes[f] = UidHash.of(functionUids[f]);
    }
  }

  public void add(int function, int day, SizeDistribution sizes) {
    byFunction.computeIfAbsent(function, f -> new TreeMap<>()).put(day, sizes);
  }

  @Override
  public SizeDistribution sizes(int function, int day) {
    TreeMap<Integer, SizeDistribution> days = byFunction.get(function);
    Map.Entry<Integer, SizeDistribution> entry = days.floorEntry(day);
    return (entry == null ? days.firstEntry() : entry).getValue();
  }

  @Override
  public long uidHash(int function) {
    return uidHashes[function];
  }
}
