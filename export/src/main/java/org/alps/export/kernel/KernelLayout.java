package org.alps.export.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The sizes, offsets and bounds that user space shares with the kernel half, as {@code alps_intf.h} gives them. All numbers are
 * little-endian; bytes that are not named here are 0.
 */
public final class KernelLayout {
  public static final int MAX_LEVELS = 8;
  public static final long KEY_DEFAULTS = 0;
  public static final long KEY_HEADER = -1;

  public static final int MAX_CPUS = 1024;
  public static final int MAX_LLCS = 64;
  public static final int MAX_GROUPS = 16_384;
  public static final int MAX_NAMES = 65_536;
  public static final int MAX_FUNCTIONS = 16_384;
  /** The longest UID, in bytes of UTF-8, that a map of names holds. */
  public static final int NAME_BYTES = 254;

  static final int KEY_BYTES = 8;

  static final int LEVEL_BYTES = 24;
  static final int POLICY_BYTES = 208;
  static final int POLICY_LEVELS_AT = 8;
  static final int POLICY_LEVEL_AT = 16;

  static final int HEADER_BYTES = POLICY_BYTES;
  static final int HEADER_FAIR_PERMILLE_AT = 48;
  static final int HEADER_DIGEST_AT = 56;
  static final int DIGEST_BYTES = 32;

  static final int TAG_BYTES = 16;
  static final int GROUP_BYTES = 16;
  static final int NAME_VALUE_BYTES = 256;
  static final int FUNCTION_BYTES = 48;
  static final int CONFIG_BYTES = 16;
  static final int LIFE_BYTES = 1024;
  static final int LIFE_REASON_AT = 32;
  static final int LIFE_REASON_BYTES = 128;
  static final int LIFE_MESSAGE_BYTES = 864;

  private KernelLayout() {}

  static ByteBuffer zeros(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
