package org.alps.ingest.format;

import java.io.IOException;
import java.io.InputStream;

/** One file of a trace, on any Hadoop file system, opened through the decompression its name asks for (.gz, .zst or none). */
public interface SourceFile {
  /** The file's full name, as it stands in manifests and messages. */
  String name();

  /**
   * The day, from 0, that a file of daily counts or durations covers: taken from {@code dNN} in its name (d01 is day 0), else 0.
   */
  int day();

  /** The decompressed content from its beginning; the caller closes it. */
  InputStream open() throws IOException;

  /** The SHA-256 of the file as it is stored (of a generator: of its specification), in lower-case hexadecimal. */
  String sha256() throws IOException;
}
