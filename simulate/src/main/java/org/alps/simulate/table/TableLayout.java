package org.alps.simulate.table;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The offsets and sizes of the binary policy table, version 1, as TABLE_FORMAT.md gives them. All numbers are little-endian. */
final class TableLayout {
  /** "ALPSTBL" and a zero byte, read as a little-endian number. */
  static final long MAGIC = 0x004c_4254_5350_4c41L;
  static final int VERSION = 1;

  static final int VERSION_AT = 8;
  static final int DEFAULT_LEVELS_AT = 12;
  static final int EPOCH_AT = 16;
  static final int CREATED_AT = 24;
  static final int AGING_AT = 32;
  static final int QUANTUM_AT = 40;
  static final int FAIR_SHARE_AT = 48;
  static final int STALENESS_AT = 56;
  static final int ENTRIES_AT = 64;
  static final int LEVELS_AT = 68;
  static final int DICTIONARY_AT = 72;
  static final int RESERVED_AT = 76;
  static final int HEADER_BYTES = 80;
  /** id (8), first level (4), levels (4). */
  static final int ENTRY_BYTES = 16;
  /** age, rank, slice (8 each). */
  static final int LEVEL_BYTES = 24;
  static final int DIGEST_BYTES = 32;

  private TableLayout() {}

  /** Where the dictionary begins in a table of so many entries and levels. */
  static long dictionaryStart(long entries, long levels) {
    return HEADER_BYTES + entries * ENTRY_BYTES + levels * LEVEL_BYTES;
  }

  /** Where the digest begins: after the dictionary, at the next multiple of 8. */
  static long digestStart(long entries, long levels, long dictionaryBytes) {
    return (dictionaryStart(entries, levels) + dictionaryBytes + 7) & ~7L;
  }

  /** The SHA-256 of a table's bytes up to its digest. */
  static byte[] digest(byte[] table) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(table, 0, table.length - DIGEST_BYTES);
      return sha256.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** Writes the digest of {@code table} into its last bytes. */
  static void seal(byte[] table) {
    System.arraycopy(digest(table), 0, table, table.length - DIGEST_BYTES, DIGEST_BYTES);
  }

  static boolean isSealed(byte[] table) {
    return Arrays.equals(digest(table), 0, DIGEST_BYTES, table, table.length - DIGEST_BYTES, table.length);
  }
}
