package org.alps.ingest.dataset;

import java.nio.charset.StandardCharsets;

/**
 * The 64-bit id of a function UID: FNV-1a over its UTF-8 bytes (Fowler, Noll and Vo; offset basis 0xcbf29ce484222325, prime 0x100000001b3).
 * Policy tables are keyed by it, and seeds are drawn from it, so that what happens to a function never depends on which others are there.
 */
public final class UidHash {
  private UidHash() {}

  /** The FNV-1a hash of {@code uid}; any 64-bit value. */
  public static long of(String uid) {
    return of(uid.getBytes(StandardCharsets.UTF_8));
  }

  /** The same of a UID's UTF-8. */
  public static long of(byte[] utf8) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : utf8) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }
}
