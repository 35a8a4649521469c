package org.alps.ingest.format;

import static org.alps.ingest.format.TraceFormat.PARQUET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alps.ingest.AlpsException;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Golden cases of our own columns as Parquet, each named for its trap. */
class CanonicalParquetReaderTest {
  @TempDir Path folder;

  @Test
  void allColumnsWithNullsAndExtraColumns() throws IOException {
    MessageType schema = MessageTypeParser.parseMessageType("message trace { optional int32 extra; optional int64 memory_mb; optional binary host (STRING);"
        + " optional int64 blocked_us; optional int64 termination_us; required int64 cpu_time_us; required int64 arrival_us;"
        + " required binary function_uid (STRING); }");
    SimpleGroupFactory rows = new SimpleGroupFactory(schema);
    Group full = rows.newGroup().append("extra", 1).append("memory_mb", 128L).append("host", "h1").append("blocked_us", 3L)
        .append("termination_us", 30L).append("cpu_time_us", 20L).append("arrival_us", -10L).append("function_uid", "f");
    Group sparse = rows.newGroup().append("cpu_time_us", 1L).append("arrival_us", 2L).append("function_uid", "g");
    assertThat(lines(schema, full, sparse)).containsExactly("invocation f -10 20 30 3 h1 128", "invocation g 2 1 - - - -");
  }

  @Test
  void int32ColumnsAndOptionalColumnsAbsent() throws IOException {
    MessageType schema = MessageTypeParser.parseMessageType(
        "message trace { required binary function_uid (STRING); required int32 arrival_us; required int32 cpu_time_us; }");
    Group row = new SimpleGroupFactory(schema).newGroup().append("function_uid", "f").append("arrival_us", 5).append("cpu_time_us", 6);
    assertThat(lines(schema, row)).containsExactly("invocation f 5 6 - - - -");
  }

  @Test
  void nullsInRequiredColumnsAndBadValuesAreRejected() throws IOException {
    MessageType schema = MessageTypeParser.parseMessageType("message trace { optional binary function_uid (STRING); optional int64 arrival_us;"
        + " optional int64 cpu_time_us; optional int64 termination_us; optional int64 memory_mb; }");
    SimpleGroupFactory rows = new SimpleGroupFactory(schema);
    assertThat(lines(
            schema,
            rows.newGroup().append("arrival_us", 1L).append("cpu_time_us", 1L),
            rows.newGroup().append("function_uid", "f").append("cpu_time_us", 1L),
            rows.newGroup().append("function_uid", "f").append("arrival_us", 1L),
            rows.newGroup().append("function_uid", "f").append("arrival_us", 1L).append("cpu_time_us", 0L),
            rows.newGroup().append("function_uid", "f").append("arrival_us", 9L).append("cpu_time_us", 1L).append("termination_us", 8L),
            rows.newGroup().append("function_uid", "f").append("arrival_us", 9L).append("cpu_time_us", 1L).append("memory_mb", -5L)))
        .containsExactly(
            "reject missing-function", "reject bad-arrival", "reject bad-cpu-time", "reject cpu-time-below-1",
                "reject termination-before-arrival",
            "reject bad-memory");
  }

  @Test
  void manyRowGroupsAreReadInOrderWithTheirRecordNumbers() throws IOException {
    MessageType schema = MessageTypeParser.parseMessageType(
        "message trace { required binary function_uid (STRING); required int64 arrival_us; required int64 cpu_time_us; }");
    SimpleGroupFactory rows = new SimpleGroupFactory(schema);
    Group[] groups = new Group[5000];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = rows.newGroup().append("function_uid", "f" + i % 7).append("arrival_us", (long) i)
          .append("cpu_time_us", i == 4321 ? 0L : 1L);
    }
    write(schema, groups);
    SourceFile source = PARQUET.sources(folder.toString(), new Configuration()).get(0);
    RecordingSink sink = new RecordingSink();
    try (TraceReader.Rows read = PARQUET.reader(Reading.OPTIONS).open(source)) {
      while (read.next(sink)) {
        if (sink.lines().get(sink.lines().size() - 1).startsWith("reject")) {
          assertThat(read.line()).isEqualTo(4322);
          assertThat(read.text()).isEqualTo("f2,4321,0,,,,");
        }
      }
    }
    assertThat(sink.lines()).hasSize(5000).contains("invocation f6 4997 1 - - - -", "reject cpu-time-below-1");
  }

  @Test
  void wrongColumnsAreToldAllAtOnce() throws IOException {
    MessageType schema = MessageTypeParser.parseMessageType(
        "message trace { required binary function_uid (STRING); required double cpu_time_us; required int64 termination_us (TIMESTAMP(MICROS,true)); }");
    assertThatThrownBy(() -> lines(
            schema, new SimpleGroupFactory(schema).newGroup().append("function_uid", "f").append("cpu_time_us", 1.0)
                .append("termination_us", 1L)))
        .isInstanceOf(AlpsException.class)
        .hasMessageMatching("Cannot read \\S+ as parquet: no column arrival_us; column cpu_time_us is required double cpu_time_us; "
            + "column termination_us is required int64 termination_us \\(timestamp\\(micros,true\\)\\)\\. Give columns .*\\.");
  }

  @Test
  void fileThatIsNoParquet() throws IOException {
    Files.writeString(folder.resolve("a.parquet"), "function_uid,arrival_us,cpu_time_us\nf,1,1\n");
    assertThatThrownBy(() -> Reading.all(PARQUET, folder.toString(), Reading.OPTIONS, new RecordingSink()))
        .isInstanceOf(AlpsException.class)
        .hasMessageStartingWith("Cannot read file:")
        .hasMessageContaining("a.parquet")
        .hasMessageNotContaining("\n");
  }

  private List<String> lines(MessageType schema, Group... groups) throws IOException {
    write(schema, groups);
    return Reading.all(PARQUET, folder.toString(), Reading.OPTIONS, new RecordingSink()).lines();
  }

  private void write(MessageType schema, Group... groups) throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(folder.resolve("part.parquet").toUri());
    try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(HadoopOutputFile.fromPath(path, new Configuration()))
        .withType(schema).withRowGroupSize(10_000L).withPageSize(1000).withCompressionCodec(CompressionCodecName.ZSTD).build()) {
      for (Group group : groups) {
        writer.write(group);
      }
    }
  }
}
