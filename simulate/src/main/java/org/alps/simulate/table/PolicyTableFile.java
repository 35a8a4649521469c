package org.alps.simulate.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.dataset.UidHash;

/** The policy table as a file: version 1 of the binary format that TABLE_FORMAT.md specifies. Writing what was read gives the same bytes. */
public final class PolicyTableFile {
  /** The version of the format that is read and written. */
  public static final int VERSION = TableLayout.VERSION;
  /** The size above which a file is not read, 1 GiB: some four million functions. */
  static final long MAX_BYTES = 1L << 30;

  private PolicyTableFile() {}

  /** @throws AlpsException with exit code 3 where the file cannot be read or is not a sound table */
  public static PolicyTable read(Path file) {
    byte[] table;
    try {
      if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
        throw AlpsException.badInput("Cannot read policy table: " + file + ": it has " + Files.size(file) + " bytes. Name a policy table.");
      }
      table = Files.readAllBytes(file);
    } catch (IOException e) {
      String what = Files.notExists(file) ? "there is no such file" : Files.isDirectory(file) ? "it is a folder" : "it cannot be opened";
      throw new AlpsException(ExitCode.BAD_INPUT,
          "Cannot read policy table: " + file + ": " + what + ". Name a file that alps learn wrote.", e);
    }
    return decode(table, file.toString());
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
}
