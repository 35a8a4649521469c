package org.alps.ingest.dataset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.IOUtils;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * The footer of a Parquet file in the one order that is the same in every JVM. Parquet-java collects a column's encodings in a hash set of
 * enum constants, whose order follows their identity hashes, so equal rows written by two processes give files that differ in these bytes.
 */
final class CanonicalFooter {
  /** After the footer come its length, little-endian, and the four bytes PAR1. */
  private static final int TAIL_BYTES = 8;

  private CanonicalFooter() {}

  /** Copies a Parquet file, its columns' encodings sorted in the footer; all else stays byte for byte. */
  static void copy(FileSystem fs, Path from, Path to) throws IOException {
    long length = fs.getFileStatus(from).getLen();
    try (FSDataInputStream in = fs.open(from); FSDataOutputStream out = fs.create(to)) {
      byte[] tail = new byte[TAIL_BYTES];
      in.readFully(length - TAIL_BYTES, tail);
      byte[] footer = new byte[ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt()];
      long end = length - TAIL_BYTES - footer.length;
      in.readFully(end, footer);
      in.seek(0);
      IOUtils.copyBytes(in, out, end, false);
      byte[] sorted = sorted(footer);
      out.write(sorted);
      ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).putInt(sorted.length);
      out.write(tail);
    }
  }

  private static byte[] sorted(byte[] footer) throws IOException {
    FileMetaData metaData = Util.readFileMetaData(new ByteArrayInputStream(footer));
    for (RowGroup group : metaData.getRow_groups()) {
      for (ColumnChunk column : group.getColumns()) {
        column.getMeta_data().getEncodings().sort(null);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(footer.length);
    Util.writeFileMetaData(metaData, bytes);
    return bytes.toByteArray();
  }
}
