package org.alps.simulate.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.alps.ingest.AlpsException;

/** A policy table's way into its binary form: equal tables give equal bytes. */
final class TableEncoder {
  private record Entry(long id, FunctionPolicy policy, byte[] uid) {}

  private final ToLongFunction<String> hash;

  /** @param hash the 64-bit id of a UID; a test may bring one that collides */
  TableEncoder(ToLongFunction<String> hash) {
    this.hash = hash;
  }

  /** @throws AlpsException with exit code 3 where two functions have the same id or the table would not fit one array */
  byte[] encode(PolicyTable table) {
    List<Entry> entries = sortedEntries(table);
    int defaultLevels = table.header().defaultLevels().size();
    long levels = defaultLevels;
    long dictionaryBytes = 0;
    for (Entry entry : entries) {
      levels += entry.policy.levels().size();
      dictionaryBytes += entry.uid.length;
    }
    long size = TableLayout.digestStart(entries.size(), levels, dictionaryBytes) + TableLayout.DIGEST_BYTES;
    if (size > PolicyTableFile.MAX_BYTES) {
      throw AlpsException.badInput("Cannot export policy table: it would have " + size + " bytes. Learn from fewer functions than "
          + entries.size() + ".");
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    putHeader(bytes, table.header());
    bytes.putInt(entries.size()).putInt((int) levels).putInt((int) dictionaryBytes).putInt(0);
    int firstLevel = defaultLevels;
    for (Entry entry : entries) {
      bytes.putLong(entry.id).putInt(firstLevel).putInt(entry.policy.levels().size());
      firstLevel += entry.policy.levels().size();
    }
    putLevels(bytes, table.header().defaultLevels());
    entries.forEach(entry -> putLevels(bytes, entry.policy.levels()));
    entries.forEach(entry -> bytes.put(entry.uid));
    TableLayout.seal(bytes.array());
    return bytes.array();
  }

  private List<Entry> sortedEntries(PolicyTable table) {
    List<Entry> entries = new ArrayList<>();
    for (FunctionPolicy policy : table.policies()) {
      String uid = policy.functionUid();
      entries.add(new Entry(hash.applyAsLong(uid), policy, UidDictionary.encode(uid)));
    }
    entries.sort(Comparator.comparing(Entry::id, Long::compareUnsigned));
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).id == entries.get(i - 1).id) {
        throw AlpsException.badInput(String.format(
            "Cannot export policy table: functions %s and %s have the same id %016x. Rename one of them.",
            entries.get(i - 1).policy.functionUid(), entries.get(i).policy.functionUid(), entries.get(i).id));
      }
    }
    return entries;
  }

  private static void putHeader(ByteBuffer bytes, PolicyHeader header) {
    bytes.putLong(TableLayout.MAGIC).putInt(TableLayout.VERSION).putInt(header.defaultLevels().size());
    bytes.putLong(header.epoch()).putLong(header.createdAtNs());
    bytes.putLong(header.agingFactor()).putLong(header.minimumQuantumNs());
    bytes.putLong(header.fairSharePermille()).putLong(header.stalenessLimitNs());
  }

  private static void putLevels(ByteBuffer bytes, List<PolicyLevel> levels) {
    levels.forEach(level -> bytes.putLong(level.ageNs()).putLong(level.rankNs()).putLong(level.sliceNs()));
  }
}
