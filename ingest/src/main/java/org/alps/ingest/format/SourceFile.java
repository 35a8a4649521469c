package org.alps.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;

/**
 * One source of a trace: a file on any Hadoop file system, opened through the decompression its name asks for (.gz, .zst or none), or a part
 * of a generated trace.
 */
public interface SourceFile extends Serializable {
  /** The source's full name, as it stands in manifests and messages. */
  String name();

  /**
   * The day, from 0, that a file of daily counts or durations covers: taken from {@code dNN} in its name (d01 is day 0), else 0.
   */
  int day();

  /**
   * The decompressed content from its beginning (a generator's is its specification); the caller closes it.
   *
   * @throws org.alps.ingest.AlpsException with exit code 3, from here or from the stream, where the content cannot be read
   */
  InputStream open() throws IOException;

  /** The SHA-256 of the file as it is stored (a generator's: of its specification), in lower-case hexadecimal. */
  default String sha256() throws IOException {
    try (InputStream in = open()) {
      return Sha256.of(in);
    }
  }
}
