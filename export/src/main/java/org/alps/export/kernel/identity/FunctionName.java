package org.alps.export.kernel.identity;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.alps.export.kernel.KernelLayout;
import org.alps.ingest.AlpsException;
import org.alps.ingest.dataset.UidHash;

/**
 * A function's UID as the kernel half knows it: by its id, and by {@code struct alps_name} for people.
 *
 * @param uid 1 to 254 bytes of UTF-8
 */
public record FunctionName(String uid) {
  private static final int MAX_BYTES = KernelLayout.NAME_BYTES;
  private static final int LAST = 0xffff;

  /** @throws AlpsException with exit code 2 where the UID is too long or empty, or its id is one that tables keep for themselves */
  public FunctionName {
    int bytes = uid.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > MAX_BYTES) {
      throw AlpsException.usage("Cannot tag function: \"" + uid + "\" has " + bytes + " bytes. Give a UID of 1 to " + MAX_BYTES + " bytes.");
    }
    long id = UidHash.of(uid);
    if (id == 0 || id == -1) {
      throw AlpsException.usage("Cannot tag function: " + uid + " has a reserved id. Give it another UID.");
    }
  }

  /** The key of policy tables, never 0 or ~0. */
  public long id() {
    return UidHash.of(uid);
  }

  /** The {@code struct alps_name}. */
  byte[] bytes() {
    byte[] utf8 = uid.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Short.BYTES + MAX_BYTES).order(ByteOrder.LITTLE_ENDIAN).putShort((short) utf8.length).put(utf8).array();
  }

  static FunctionName of(byte[] struct) {
    int length = ByteBuffer.wrap(struct).order(ByteOrder.LITTLE_ENDIAN).getShort() & LAST;
    return new FunctionName(new String(Arrays.copyOfRange(struct, Short.BYTES, Short.BYTES + Math.min(length, MAX_BYTES)), StandardCharsets.UTF_8));
  }
}
