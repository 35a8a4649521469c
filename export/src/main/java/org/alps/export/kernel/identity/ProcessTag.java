package org.alps.export.kernel.identity;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a process belongs to: {@code struct alps_tag}. Children inherit it, and programs keep it over exec.
 *
 * @param function the function's id; 0: none
 * @param mark another number than before begins another invocation
 */
record ProcessTag(long function, Role role, int mark) {
  /** {@code enum alps_role}. */
  enum Role {
    /** The process is an invocation. */
    INVOCATION,
    /** The process is none, but each that it forks is one. */
    PARENT
  }

  static final int BYTES = 16;

  byte[] bytes() {
    return ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(function).putInt(role.ordinal()).putInt(mark).array();
  }

  static ProcessTag of(byte[] struct) {
    ByteBuffer bytes = ByteBuffer.wrap(struct).order(ByteOrder.LITTLE_ENDIAN);
    return new ProcessTag(bytes.getLong(), Role.values()[bytes.getInt()], bytes.getInt());
  }

  ProcessTag marked() {
    return new ProcessTag(function, role, mark + 1);
  }
}
