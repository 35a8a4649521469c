package org.alps.export.kernel.identity;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What all processes of a cgroup and of those below it belong to: {@code struct alps_group}.
 *
 * @param function the function's id
 * @param mark another number than before begins another invocation
 */
record GroupTag(long function, int mark) {
  static final int BYTES = 16;

  byte[] bytes() {
    return ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(function).putInt(mark).array();
  }

  static GroupTag of(byte[] struct) {
    ByteBuffer bytes = ByteBuffer.wrap(struct).order(ByteOrder.LITTLE_ENDIAN);
    return new GroupTag(bytes.getLong(), bytes.getInt());
  }

  GroupTag marked() {
    return new GroupTag(function, mark + 1);
  }
}
