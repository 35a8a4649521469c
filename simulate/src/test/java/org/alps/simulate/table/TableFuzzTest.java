package org.alps.simulate.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.dataset.UidHash;
import org.junit.jupiter.api.Test;

/** No input crashes the decoder, is half-read, or is read in two ways. */
class TableFuzzTest {
  private final byte[] sound = PolicyTableFile.encode(TableFixtures.golden());

  @Test
  void everyTruncationAndEveryExtraByteIsRefused() {
    for (int length = 0; length < sound.length; length++) {
      assertRefused(Arrays.copyOf(sound, length));
      assertRefused(resealed(Arrays.copyOf(sound, length)));
    }
    for (int length = sound.length + 1; length < sound.length + 64; length++) {
      assertRefused(Arrays.copyOf(sound, length));
      assertRefused(resealed(Arrays.copyOf(sound, length)));
    }
  }

  @Test
  void everyFlippedBitIsRefused() {
    for (int bit = 0; bit < sound.length * 8; bit++) {
      assertRefused(flipped(bit));
    }
  }

  /** With the digest made right again a flip may give another sound table, but then one that encodes to those very bytes. */
  @Test
  void everyFlippedBitUnderARightDigestIsRefusedOrMeant() {
    int meant = 0;
    for (int bit = 0; bit < (sound.length - TableLayout.DIGEST_BYTES) * 8; bit++) {
      byte[] bytes = resealed(flipped(bit));
      if (refusedOrCanonical(bytes)) {
        meant++;
      }
    }
    assertThat(meant).isBetween(200, 1_000);
  }

  @Test
  void manyRandomChangesUnderARightDigestAreRefusedOrMeant() {
    Random random = new Random(11);
    byte[] base = PolicyTableFile.encode(TableFixtures.random(5, 6, 0));
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = base.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        int at = random.nextInt(bytes.length - TableLayout.DIGEST_BYTES);
        bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (bytes[at] + random.nextInt(3) - 1);
      }
      refusedOrCanonical(resealed(bytes));
    }
  }

  @Test
  void randomBytesAreRefused() {
    Random random = new Random(12);
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = new byte[random.nextInt(600)];
      random.nextBytes(bytes);
      assertRefused(bytes);
      if (bytes.length > TableLayout.HEADER_BYTES + TableLayout.DIGEST_BYTES) {
        System.arraycopy(sound, 0, bytes, 0, 16 + random.nextInt(TableLayout.HEADER_BYTES - 16));
        assertRefused(resealed(bytes));
      }
    }
  }

  @Test
  void theMessageSaysWhatIsWrongAndWhatToDo() {
    assertRefused(new byte[3], "it has 3 bytes, too few for a table. Copy it again");
    assertRefused(new byte[200], "it does not begin with ALPSTBL. Name a file that alps learn wrote.");
    assertRefused(with(TableLayout.VERSION_AT, 2), "its version is 2, not 1. Read it with the ALPS that wrote it.");
    assertRefused(flipped(8 * 20), "its SHA-256 does not match its content. Copy it again");
    assertRefused(with(TableLayout.RESERVED_AT, 1), "its reserved field is not 0");
    assertRefused(with(TableLayout.DEFAULT_LEVELS_AT, 0), "it claims 0 default levels");
    assertRefused(with(TableLayout.DEFAULT_LEVELS_AT, -1), "it claims 4294967295 default levels");
    assertRefused(with(TableLayout.ENTRIES_AT, -1), "it has 376 bytes where its counts ask for 68719477048");
    assertRefused(with(TableLayout.LEVELS_AT, 0x7fffffff), "it has 376 bytes where its counts ask for ");
    assertRefused(with(TableLayout.HEADER_BYTES + 8, 2), "entry 1def02310d75121b has 2 levels from number 2");
    assertRefused(with(TableLayout.HEADER_BYTES + 12, 0), "entry 1def02310d75121b has 0 levels from number 1");
    assertRefused(with(0xa0 + 4, -1), "function app/thumbnail rank is -");
    assertRefused(with(0x152, 1 << 24), "its padding is not 0");
  }

  @Test
  void entriesOutOfOrderAreRefused() {
    byte[] bytes = sound.clone();
    System.arraycopy(sound, 0x60, bytes, 0x70, 8);
    System.arraycopy(sound, 0x70, bytes, 0x60, 8);
    assertRefused(resealed(bytes), "its ids are not sorted: b7450e1ef58140da after cf8ea622b474ba1e");
  }

  @Test
  void anIdThatIsNotItsNamesHashIsRefused() {
    byte[] otherHash = new TableEncoder(uid -> UidHash.of(uid) + 1).encode(TableFixtures.golden());
    assertRefused(otherHash, "entry 1def02310d75121c is named app/thumbnail, whose id is another");
  }

  private byte[] with(int offset, int value) {
    byte[] bytes = sound.clone();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(offset, value);
    return resealed(bytes);
  }

  private byte[] flipped(int bit) {
    byte[] bytes = sound.clone();
    bytes[bit / 8] ^= (byte) (1 << (bit % 8));
    return bytes;
  }

  private static byte[] resealed(byte[] bytes) {
    if (bytes.length >= TableLayout.DIGEST_BYTES) {
      TableLayout.seal(bytes);
    }
    return bytes;
  }

  /** True where it was read, and encodes back to the same bytes. */
  private static boolean refusedOrCanonical(byte[] bytes) {
    PolicyTable table;
    try {
      table = PolicyTableFile.decode(bytes, "fuzz");
    } catch (AlpsException e) {
      assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
      return false;
    }
    assertThat(PolicyTableFile.encode(table)).isEqualTo(bytes);
    return true;
  }

  private static void assertRefused(byte[] bytes) {
    assertRefused(bytes, "Cannot read policy table: fuzz: ");
  }

  private static void assertRefused(byte[] bytes, String what) {
    assertThatThrownBy(() -> PolicyTableFile.decode(bytes, "fuzz"))
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
        .hasMessageStartingWith("Cannot read policy table: fuzz: ").hasMessageContaining(what);
  }
}
