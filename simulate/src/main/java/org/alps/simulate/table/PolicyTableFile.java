package org.alps.simulate.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.dataset.UidHash;

/** The policy table as a file: version 1 of the binary format that TABLE_FORMAT.md specifies. Writing what was read gives the same bytes. */
public final class PolicyTableFile {
  /** The version of the format that is read and written. */
  public static final int VERSION = TableLayout.VERSION;
  /** The size above which a file is not read, 1 GiB: some four million functions. */
  static final long MAX_BYTES = 1L << 30;
  private static final int PIECE_BYTES = 1 << 16;

  private PolicyTableFile() {}

  /** Takes the entries of a table one by one. */
  public interface Visitor {
    /** What holds for the whole table, and how many entries will follow; the file has room for them. */
    default void begin(PolicyHeader header, int entries) {}

    /**
     * An entry that was found sound.
     *
     * @param id FNV-1a of the UID
     * @param utf8 the UID
     */
    void entry(long id, byte[] utf8, List<PolicyLevel> levels);
  }

  /** @throws AlpsException with exit code 3 where the file cannot be read or is not a sound table */
  public static PolicyTable read(Path file) {
    return decode(bytes(file), file.toString());
  }

  /** @throws AlpsException with exit code 3 where the file cannot be read or is larger than any table */
  public static byte[] bytes(Path file) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
        throw AlpsException.badInput("Cannot read policy table: " + file + ": it has " + Files.size(file) + " bytes. Name a policy table.");
      }
      return Files.isRegularFile(file) ? inPieces(file) : Files.readAllBytes(file);
    } catch (IOException e) {
      String what = Files.notExists(file) ? "there is no such file" : Files.isDirectory(file) ? "it is a folder" : "it cannot be opened";
      throw new AlpsException(ExitCode.BAD_INPUT,
          "Cannot read policy table: " + file + ": " + what + ". Name a file that alps learn wrote.", e);
    }
  }

  /** Reads a file without a buffer of its size beside the result, which would take longer than the rest of reading. */
  private static byte[] inPieces(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = new byte[(int) Files.size(file)];
      int at = 0;
      for (int read = 1; at < bytes.length && read > 0; at += Math.max(0, read)) {
        read = in.read(bytes, at, Math.min(PIECE_BYTES, bytes.length - at));
      }
      return at == bytes.length ? bytes : Arrays.copyOf(bytes, at);
    }
  }

  /** Writes {@code table} aside and switches it into place in one step. */
  public static void write(PolicyTable table, Path file) {
    byte[] bytes = encode(table);
    try {
      AtomicFile.write(file, bytes);
    } catch (IOException e) {
      throw new AlpsException(ExitCode.BAD_INPUT,
          "Cannot write policy table: " + file + ": " + e.getMessage() + ". Name a file in a folder that can be written.", e);
    }
  }

  /** @throws AlpsException with exit code 3 where two functions have the same id */
  public static byte[] encode(PolicyTable table) {
    return new TableEncoder(UidHash::of).encode(table);
  }

  /**
   * The table that {@code bytes} hold.
   *
   * @param name what a message calls it
   * @throws AlpsException with exit code 3 where they are not a sound table
   */
  public static PolicyTable decode(byte[] bytes, String name) {
    return new TableDecoder(bytes, name, UidHash::of).decode();
  }

  /**
   * Checks all that {@link #decode} checks and tells the entries by rising id, in a third of its time: no table is made.
   *
   * @param visitor what it was told counts only once this returns
   * @throws AlpsException with exit code 3 where the bytes are not a sound table
   */
  public static PolicyHeader scan(byte[] bytes, String name, Visitor visitor) {
    return new TableDecoder(bytes, name, UidHash::of).scan(visitor);
  }
}
