package org.alps.ingest.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Stream;
import org.alps.ingest.SessionJob;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanonicalFooterTest {
  @TempDir private Path folder;

  @Test
  void filesOfTwoProcessesBecomeTheSameBytesAndKeepTheirRows() throws IOException {
    SparkSession spark = SessionJob.session();
    spark.range(1000).selectExpr("id", "cast(id % 7 as string) AS text").coalesce(1).write().parquet(folder.resolve("written").toString());
    byte[] one = Files.readAllBytes(parquetFile(folder.resolve("written")));
    byte[] other = withEncodingsReversed(one);
    assertThat(other).isNotEqualTo(one);

    assertThat(canonical(other)).isEqualTo(canonical(one));
    Files.write(folder.resolve("canonical.parquet"), canonical(other));
    assertThat(spark.read().parquet(folder.resolve("canonical.parquet").toString()).filter("text = '3'").count()).isEqualTo(143);
  }

  private byte[] canonical(byte[] file) throws IOException {
    Path from = Files.write(folder.resolve("from.parquet"), file);
    Path to = folder.resolve("to.parquet");
    CanonicalFooter.copy(FileSystem.getLocal(new Configuration()).getRaw(), hadoop(from), hadoop(to));
    return Files.readAllBytes(to);
  }

  private static byte[] withEncodingsReversed(byte[] file) throws IOException {
    int length = ByteBuffer.wrap(file, file.length - 8, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    int start = file.length - 8 - length;
    FileMetaData metaData = Util.readFileMetaData(new ByteArrayInputStream(file, start, length));
    metaData.getRow_groups().forEach(group -> group.getColumns().forEach(column -> Collections.reverse(column.getMeta_data().getEncodings())));
    ByteArrayOutputStream reversed = new ByteArrayOutputStream();
    reversed.write(file, 0, start);
    Util.writeFileMetaData(metaData, reversed);
    reversed.write(file, file.length - 8, 8);
    return reversed.toByteArray();
  }

  private static Path parquetFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  private static org.apache.hadoop.fs.Path hadoop(Path path) {
    return new org.apache.hadoop.fs.Path(path.toUri());
  }
}
