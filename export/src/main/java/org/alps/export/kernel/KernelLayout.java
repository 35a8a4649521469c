package org.alps.export.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

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

  /**
   * A {@code struct alps_tag}.
   *
   * @param role of enum alps_role: 0 an invocation, 1 the parent of invocations
   */
  public static byte[] tag(long function, int role, int mark) {
    return zeros(TAG_BYTES).putLong(function).putInt(role).putInt(mark).array();
  }

  /** A {@code struct alps_group}. */
  public static byte[] group(long function, int mark) {
    return zeros(GROUP_BYTES).putLong(function).putInt(mark).array();
  }

  /** A {@code struct alps_name}; the UID must not have more than {@value #NAME_BYTES} bytes. */
  public static byte[] name(String uid) {
    byte[] utf8 = uid.getBytes(StandardCharsets.UTF_8);
    if (utf8.length > NAME_BYTES) {
      throw new IllegalArgumentException("a UID of " + utf8.length + " bytes");
    }
    return zeros(NAME_VALUE_BYTES).putShort((short) utf8.length).put(utf8).array();
  }

  /** The UID in a {@code struct alps_name}. */
  public static String uid(byte[] name) {
    return new String(name, 2, little(name).getShort() & 0xff, StandardCharsets.UTF_8);
  }

  static ByteBuffer zeros(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
