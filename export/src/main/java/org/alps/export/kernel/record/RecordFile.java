package org.alps.export.kernel.record;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.alps.ingest.dataset.Columns;
import org.alps.simulate.table.AtomicFile;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** A Parquet file of finished invocations in ALPS's own columns. It has its name only once it is whole and on disk; until then a hidden one. */
final class RecordFile {
  private static final long ROW_GROUP_BYTES = 8L << 20;
  private static final MessageType SCHEMA = Types.buildMessage()
      .required(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType()).named(Columns.FUNCTION_UID)
      .required(PrimitiveTypeName.INT64).named(Columns.ARRIVAL_US)
      .required(PrimitiveTypeName.INT64).named(Columns.TERMINATION_US)
      .required(PrimitiveTypeName.INT64).named(Columns.CPU_TIME_US)
      .required(PrimitiveTypeName.INT64).named(Columns.BLOCKED_US)
      .required(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType()).named(Columns.HOST)
      .named("invocation");
  private static final SimpleGroupFactory ROWS = new SimpleGroupFactory(SCHEMA);

  private final Path file;
  private final Path aside;
  private final ParquetWriter<Group> writer;

  RecordFile(Path file) throws IOException {
    this.file = file;
    aside = file.resolveSibling("." + file.getFileName() + ".aside");
    writer = ExampleParquetWriter.builder(new LocalOutputFile(aside))
        .withType(SCHEMA)
        .withConf(new Configuration(false))
        .withRowGroupSize(ROW_GROUP_BYTES)
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
        .build();
  }

  void write(RecordRow row) throws IOException {
    writer.write(ROWS.newGroup()
        .append(Columns.FUNCTION_UID, row.functionUid())
        .append(Columns.ARRIVAL_US, row.arrivalUs())
        .append(Columns.TERMINATION_US, row.terminationUs())
        .append(Columns.CPU_TIME_US, row.cpuTimeUs())
        .append(Columns.BLOCKED_US, row.blockedUs())
        .append(Columns.HOST, row.host()));
  }

  /**
   * Writes a file with a row and drops it. From here on the folder is known to be writable, and whatever writes Parquet is loaded: while a JVM is
   * being ended, a native compressor can no longer be.
   */
  static void rehearse(Path folder) throws IOException {
    RecordFile file = new RecordFile(folder.resolve("rehearsal"));
    file.write(new RecordRow("", 0, 0, 1, 0, ""));
    file.writer.close();
    Files.delete(file.aside);
  }

  void publish() throws IOException {
    writer.close();
    try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    AtomicFile.move(aside, file);
  }
}
