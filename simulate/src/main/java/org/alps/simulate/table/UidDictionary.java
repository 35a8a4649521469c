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
  private static final byte[] LOWER_CASE = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

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
   * Takes the next UID's UTF-8 from {@code bytes}, which stops at the dictionary's end.
   *
   * @throws CharacterCodingException where it runs past the end, is not UTF-8, or is not spelt as {@link #encode} would
   */
  static byte[] decode(ByteBuffer bytes) throws CharacterCodingException {
    if (bytes.remaining() < 2) {
      throw new CharacterCodingException();
    }
    int length = Short.toUnsignedInt(bytes.getShort());
    int stored = length == 0 ? PACKED_BYTES : length;
    if (bytes.remaining() < stored) {
      throw new CharacterCodingException();
    }
    if (length == 0) {
      return unpacked(bytes);
    }
    byte[] name = new byte[stored];
    bytes.get(name);
    String uid = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
    if (isPair(uid)) {
      throw new CharacterCodingException();
    }
    return name;
  }

  private static byte[] unpacked(ByteBuffer packed) {
    byte[] text = new byte[2 * DIGITS + 1];
    int at = 0;
    for (int i = 0; i < PACKED_BYTES; i++) {
      if (at == DIGITS) {
        text[at++] = '/';
      }
      byte two = packed.get();
      text[at++] = LOWER_CASE[two >> 4 & 0xf];
      text[at++] = LOWER_CASE[two & 0xf];
    }
    return text;
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
