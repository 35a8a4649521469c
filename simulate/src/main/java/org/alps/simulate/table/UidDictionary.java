package org.alps.simulate.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The function UIDs of a binary policy table, for people. A UID is its length in bytes (2) and its UTF-8. A UID of two names of 64 lower-case
 * hexadecimal digits joined by '/', as the Azure traces have them, is length 0 and the 64 bytes that those digits spell: half the room.
 */
final class UidDictionary {
  private static final int DIGITS = 64;
  private static final int PACKED_BYTES = DIGITS;
  private static final HexFormat HEX = HexFormat.of();

  private UidDictionary() {}

  /** The bytes of one UID of 1 to {@link PolicyRanges#MAX_UID_BYTES} bytes, its length included, in little-endian order. */
  static byte[] encode(String uid) {
    byte[] text = uid.getBytes(StandardCharsets.UTF_8);
    if (!isPair(uid)) {
      byte[] bytes = new byte[2 + text.length];
      bytes[0] = (byte) text.length;
      bytes[1] = (byte) (text.length >>> 8);
      System.arraycopy(text, 0, bytes, 2, text.length);
      return bytes;
    }
    byte[] bytes = new byte[2 + PACKED_BYTES];
    System.arraycopy(HEX.parseHex(uid, 0, DIGITS), 0, bytes, 2, DIGITS / 2);
    System.arraycopy(HEX.parseHex(uid, DIGITS + 1, uid.length()), 0, bytes, 2 + DIGITS / 2, DIGITS / 2);
    return bytes;
  }

  /**
   * Takes the next UID from {@code bytes}, which stops at the dictionary's end.
   *
   * @throws CharacterCodingException where it runs past the end, is not UTF-8, or is not spelt as {@link #encode} would
   */
  static String decode(ByteBuffer bytes) throws CharacterCodingException {
    if (bytes.remaining() < 2) {
      throw new CharacterCodingException();
    }
    int length = Short.toUnsignedInt(bytes.getShort());
    int stored = length == 0 ? PACKED_BYTES : length;
    if (bytes.remaining() < stored) {
      throw new CharacterCodingException();
    }
    ByteBuffer slice = bytes.slice(bytes.position(), stored);
    bytes.position(bytes.position() + stored);
    if (length == 0) {
      byte[] packed = new byte[PACKED_BYTES];
      slice.get(packed);
      return HEX.formatHex(packed, 0, DIGITS / 2) + '/' + HEX.formatHex(packed, DIGITS / 2, PACKED_BYTES);
    }
    String uid = StandardCharsets.UTF_8.newDecoder().decode(slice).toString();
    if (isPair(uid)) {
      throw new CharacterCodingException();
    }
    return uid;
  }

  private static boolean isPair(String uid) {
    if (uid.length() != 2 * DIGITS + 1 || uid.charAt(DIGITS) != '/') {
      return false;
    }
    for (int i = 0; i < uid.length(); i++) {
      char c = uid.charAt(i);
      if (i != DIGITS && !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }
}
