package org.alps.export.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * When the scheduler came and why it left, {@code struct alps_life}.
 *
 * @param loadedAtNs by the boot-time clock; 0: never
 * @param leftAtNs by the boot-time clock; 0: it is there
 * @param code what its exit was called with
 * @param kind the kernel's enum scx_exit_kind
 * @param reason in the kernel's words
 * @param message what the scheduler said, such as which task stalled
 */
public record KernelLife(long loadedAtNs, long leftAtNs, long code, int kind, String reason, String message) {
  static final KernelLife NEVER = new KernelLife(0, 0, 0, 0, "", "");

  boolean isOn() {
    return loadedAtNs != 0 && leftAtNs == 0;
  }

  byte[] encode() {
    ByteBuffer bytes = KernelLayout.zeros(KernelLayout.LIFE_BYTES);
    bytes.putLong(loadedAtNs).putLong(leftAtNs).putLong(code).putInt(kind);
    bytes.position(KernelLayout.LIFE_REASON_AT).put(cut(reason, KernelLayout.LIFE_REASON_BYTES));
    bytes.position(KernelLayout.LIFE_REASON_AT + KernelLayout.LIFE_REASON_BYTES).put(cut(message, KernelLayout.LIFE_MESSAGE_BYTES));
    return bytes.array();
  }

  static KernelLife decode(byte[] life) {
    ByteBuffer bytes = KernelLayout.little(life);
    int messageAt = KernelLayout.LIFE_REASON_AT + KernelLayout.LIFE_REASON_BYTES;
    return new KernelLife(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getInt(),
        text(life, KernelLayout.LIFE_REASON_AT, messageAt), text(life, messageAt, life.length));
  }

  /** Room is left for the zero that ends it. */
  private static byte[] cut(String text, int bytes) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return utf8.length < bytes ? utf8 : Arrays.copyOf(utf8, bytes - 1);
  }

  private static String text(byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8).strip();
  }
}
