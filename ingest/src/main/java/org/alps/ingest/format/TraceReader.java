package org.alps.ingest.format;

import java.io.Closeable;
import java.io.IOException;

/** The reader of one trace format: opens a source file and turns its rows into canonical records. */
public interface TraceReader {
  /**
   * Opens a file and checks its header.
   *
   * @throws org.alps.ingest.AlpsException with exit code 3 where the header is not this format's
   */
  Rows open(SourceFile source) throws IOException;

  /** What traces of this format are, given the options they are read with. */
  TraceCharacteristics characteristics();

  /** The rows of an open file, one at a time. */
  interface Rows extends Closeable {
    /** Reads the next row and puts its records, or its rejection, into {@code sink}; false at the end of the file. */
    boolean next(TraceSink sink) throws IOException;

    /** The line, from 1, on which the row that was read last begins; its record number where the format has no lines. */
    long line();

    /** The row that was read last, for the quarantine dataset; long rows are cut to 500 characters. */
    String text();
  }
}
