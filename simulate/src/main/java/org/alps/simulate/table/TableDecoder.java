package org.alps.simulate.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.alps.ingest.AlpsException;

/**
 * A strict reader of the binary policy table: it accepts exactly what {@link TableEncoder} writes, and refuses everything else before it
 * allocates more than the file's own size asks for.
 */
final class TableDecoder {
  private static final String COPY_AGAIN = "Copy it again from where it was made, or learn a new one.";
  private static final String MAKE_AGAIN = "Make it again with alps learn.";

  private final ToLongFunction<byte[]> hash;
  private final String name;
  private final byte[] table;
  private final ByteBuffer bytes;

  /**
   * @param name what messages call the table
   * @param hash the 64-bit id of a UID's UTF-8
   */
  TableDecoder(byte[] table, String name, ToLongFunction<byte[]> hash) {
    this.table = table;
    this.name = name;
    this.hash = hash;
    this.bytes = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** @throws AlpsException with exit code 3 where the bytes are not a policy table of version 1 to the last bit */
  PolicyTable decode() {
    List<FunctionPolicy> policies = new ArrayList<>();
    PolicyHeader header = scan((id, utf8, levels) -> policies.add(new FunctionPolicy(text(utf8), levels)));
    return new PolicyTable(header, policies);
  }

  /**
   * Checks all that {@link #decode} checks, without making a table.
   *
   * @param visitor is told each entry by rising id; what it was told counts only once this returns
   * @throws AlpsException as {@link #decode}
   */
  PolicyHeader scan(PolicyTableFile.Visitor visitor) {
    checkEnvelope();
    int entries = bytes.getInt(TableLayout.ENTRIES_AT);
    int levels = bytes.getInt(TableLayout.LEVELS_AT);
    int defaultLevels = bytes.getInt(TableLayout.DEFAULT_LEVELS_AT);
    if (defaultLevels < 1 || defaultLevels > PolicyTable.MAX_LEVELS || defaultLevels > levels) {
      throw refused("it claims " + Integer.toUnsignedString(defaultLevels) + " default levels", MAKE_AGAIN);
    }
    PolicyHeader header = new PolicyHeader(
        bytes.getLong(TableLayout.EPOCH_AT),
        bytes.getLong(TableLayout.CREATED_AT),
        bytes.getLong(TableLayout.AGING_AT),
        levels(entries, 0, defaultLevels),
        bytes.getLong(TableLayout.QUANTUM_AT),
        bytes.getLong(TableLayout.FAIR_SHARE_AT),
        bytes.getLong(TableLayout.STALENESS_AT));
    checkIds(entries);
    PolicyRanges.headerProblem(header).ifPresent(problem -> {
      throw refused(problem, MAKE_AGAIN);
    });
    visitor.begin(header, entries);
    visitEntries(entries, levels, defaultLevels, visitor);
    return header;
  }

  private void checkEnvelope() {
    if (table.length < TableLayout.HEADER_BYTES + TableLayout.DIGEST_BYTES) {
      throw refused("it has " + table.length + " bytes, too few for a table", COPY_AGAIN);
    }
    if (bytes.getLong(0) != TableLayout.MAGIC) {
      throw refused("it does not begin with ALPSTBL", "Name a file that alps learn wrote.");
    }
    int version = bytes.getInt(TableLayout.VERSION_AT);
    if (version != TableLayout.VERSION) {
      throw refused("its version is " + Integer.toUnsignedString(version) + ", not " + TableLayout.VERSION, "Read it with the ALPS that wrote it.");
    }
    if (!TableLayout.isSealed(table)) {
      throw refused("its SHA-256 does not match its content", COPY_AGAIN);
    }
    long entries = Integer.toUnsignedLong(bytes.getInt(TableLayout.ENTRIES_AT));
    long levels = Integer.toUnsignedLong(bytes.getInt(TableLayout.LEVELS_AT));
    long dictionaryBytes = Integer.toUnsignedLong(bytes.getInt(TableLayout.DICTIONARY_AT));
    long digestStart = TableLayout.digestStart(entries, levels, dictionaryBytes);
    if (digestStart + TableLayout.DIGEST_BYTES != table.length) {
      throw refused("it has " + table.length + " bytes where its counts ask for " + (digestStart + TableLayout.DIGEST_BYTES), COPY_AGAIN);
    }
    if (bytes.getInt(TableLayout.RESERVED_AT) != 0) {
      throw refused("its reserved field is not 0", MAKE_AGAIN);
    }
    for (long i = TableLayout.dictionaryStart(entries, levels) + dictionaryBytes; i < digestStart; i++) {
      if (table[(int) i] != 0) {
        throw refused("its padding is not 0", MAKE_AGAIN);
      }
    }
  }

  private void checkIds(int entries) {
    for (int i = 1; i < entries; i++) {
      long id = bytes.getLong(TableLayout.HEADER_BYTES + i * TableLayout.ENTRY_BYTES);
      long lastId = bytes.getLong(TableLayout.HEADER_BYTES + (i - 1) * TableLayout.ENTRY_BYTES);
      if (Long.compareUnsigned(id, lastId) <= 0) {
        throw refused(String.format("its ids are not sorted: %016x after %016x", id, lastId), MAKE_AGAIN);
      }
    }
  }

  private void visitEntries(int entries, int levels, int defaultLevels, PolicyTableFile.Visitor visitor) {
    int dictionaryStart = (int) TableLayout.dictionaryStart(entries, levels);
    bytes.position(dictionaryStart).limit(dictionaryStart + bytes.getInt(TableLayout.DICTIONARY_AT));
    int nextLevel = defaultLevels;
    for (int i = 0; i < entries; i++) {
      int at = TableLayout.HEADER_BYTES + i * TableLayout.ENTRY_BYTES;
      long id = bytes.getLong(at);
      int firstLevel = bytes.getInt(at + 8);
      int count = bytes.getInt(at + 12);
      if (firstLevel != nextLevel || count < 1 || count > PolicyTable.MAX_LEVELS || count > levels - nextLevel) {
        throw refused(String.format("entry %016x has %s levels from number %s", id, Integer.toUnsignedString(count),
            Integer.toUnsignedString(firstLevel)), MAKE_AGAIN);
      }
      nextLevel += count;
      byte[] uid = nextUid(id);
      if (hash.applyAsLong(uid) != id) {
        throw refused(String.format("entry %016x is named %s, whose id is another", id, text(uid)), MAKE_AGAIN);
      }
      List<PolicyLevel> own = levels(entries, firstLevel, count);
      Optional<String> problem = PolicyRanges.levelsProblem(own);
      if (problem.isPresent()) {
        throw refused("function " + text(uid) + problem.get(), MAKE_AGAIN);
      }
      visitor.entry(id, uid, own);
    }
    if (nextLevel != levels || bytes.hasRemaining()) {
      throw refused("it has levels or names that belong to no entry", MAKE_AGAIN);
    }
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private byte[] nextUid(long id) {
    try {
      return UidDictionary.decode(bytes);
    } catch (CharacterCodingException e) {
      throw refused(String.format("the name of entry %016x is not well-formed", id), MAKE_AGAIN);
    }
  }

  private List<PolicyLevel> levels(int entries, int first, int count) {
    List<PolicyLevel> levels = new ArrayList<>(count);
    for (int i = first; i < first + count; i++) {
      int at = (int) TableLayout.dictionaryStart(entries, i);
      levels.add(new PolicyLevel(bytes.getLong(at), bytes.getLong(at + 8), bytes.getLong(at + 16)));
    }
    return levels;
  }

  private AlpsException refused(String what, String remedy) {
    return AlpsException.badInput("Cannot read policy table: " + name + ": " + what + ". " + remedy);
  }
}
