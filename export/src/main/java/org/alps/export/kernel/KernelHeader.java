package org.alps.export.kernel;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * What holds for a whole table in the kernel, {@code struct alps_header}.
 *
 * @param staleAtNs the boot-time clock from which the table is no longer obeyed; 0 for never
 * @param createdAtNs since 1970
 * @param installedAtNs since 1970
 * @param digest the table file's SHA-256 in hexadecimal digits
 */
public record KernelHeader(
    long epoch, long aging, long minimumQuantumNs, long staleAtNs, long createdAtNs, long installedAtNs, int fairPermille, int entries, String digest) {

  void put(ByteBuffer to) {
    int end = to.position() + KernelLayout.HEADER_BYTES;
    to.putLong(epoch).putLong(aging).putLong(minimumQuantumNs).putLong(staleAtNs).putLong(createdAtNs).putLong(installedAtNs)
        .putInt(fairPermille).putInt(entries).put(HexFormat.of().parseHex(digest));
    to.position(end);
  }

  byte[] encode() {
    ByteBuffer bytes = KernelLayout.zeros(KernelLayout.HEADER_BYTES);
    put(bytes);
    return bytes.array();
  }

  static KernelHeader decode(byte[] header) {
    ByteBuffer bytes = KernelLayout.little(header);
    int at = KernelLayout.HEADER_DIGEST_AT;
    return new KernelHeader(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong(),
        bytes.getInt(), bytes.getInt(), HexFormat.of().formatHex(header, at, at + KernelLayout.DIGEST_BYTES));
  }

  boolean isStale(long bootTimeNs) {
    return staleAtNs != 0 && bootTimeNs >= staleAtNs;
  }
}
