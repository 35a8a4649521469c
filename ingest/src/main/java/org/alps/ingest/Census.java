package org.alps.ingest;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alps.ingest.dataset.UidHash;

/**
 * Who is in a trace: its functions in UID order, what each brings, and the time they span.
 *
 * @param functions by UID, ascending; a function's index is its place here
 * @param unsized UIDs whose sizes nothing tells; they are not among the functions
 * @param hostNames the trace's hosts in name order; empty where it names none
 * @param firstUs the first arrival, before time zero is taken off
 * @param endUs the last arrival (counts: the end of the last minute)
 */
record Census(
    List<Function> functions,
    Set<String> unsized,
    List<String> hostNames,
    long firstUs,
    long endUs) {
  private static final long MINUTE_US = 60_000_000L;
  private static final long DAY_US = 1_440 * MINUTE_US;

  /** @param memoryMb may be null, as may {@code trigger} */
  record Function(String uid, long invocations, double workUs, Long memoryMb, String trigger) implements Serializable {}

  Map<String, Integer> indexByUid() {
    Map<String, Integer> index = new HashMap<>();
    for (Function function : functions) {
      index.put(function.uid, index.size());
    }
    return index;
  }

  double[] workUs() {
    return functions.stream().mapToDouble(Function::workUs).toArray();
  }

  long[] uidHashes() {
    return functions.stream().mapToLong(f -> UidHash.of(f.uid)).toArray();
  }

  double totalWorkUs() {
    return functions.stream().mapToDouble(Function::workUs).sum();
  }

  long invocations() {
    return functions.stream().mapToLong(Function::invocations).sum();
  }

  /** What is taken off every time stamp: whole days before the first arrival; whole minutes where it lies before 0. */
  long timeZeroUs() {
    return Math.floorDiv(firstUs, firstUs < 0 ? MINUTE_US : DAY_US) * (firstUs < 0 ? MINUTE_US : DAY_US);
  }

  /** At least 1 microsecond. */
  long spanUs() {
    return Math.max(1, endUs - firstUs);
  }
}
