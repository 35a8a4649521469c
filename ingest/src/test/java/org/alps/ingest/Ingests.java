package org.alps.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alps.ingest.dataset.Columns;
import org.alps.ingest.dataset.TraceManifest;
import org.alps.ingest.format.ReaderOptions;
import org.apache.spark.sql.Row;
import scala.collection.Seq;

/** Ingests of small texts in tests, and the tables that came of them as lines. */
public final class Ingests {
  private static final ReaderOptions READER = new ReaderOptions(null, 1);

  private Ingests() {}

  /** Writes {@code lines} to a file and returns its path. */
  public static String file(Path folder, String name, String... lines) {
    try {
      Files.createDirectories(folder);
      return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One host of 2 cores, seed 1, nothing chosen. */
  public static IngestRequest request(Path to, String... inputs) {
    return new IngestRequest(List.of(inputs), to.toString(), 2, 0.5, 1, "auto", null, READER);
  }

  public static IngestRequest with(IngestRequest r, Durations durations) {
    return new IngestRequest(r.inputs(), r.to(), r.cores(), r.load(), r.hosts(), r.placement(), durations, r.reader());
  }

  /** @param hosts 0 for what the load asks for */
  public static IngestRequest placed(IngestRequest r, String placement, int hosts) {
    return new IngestRequest(r.inputs(), r.to(), r.cores(), r.load(), hosts, placement, r.durations(), r.reader());
  }

  public static TraceManifest run(IngestRequest request) {
    try {
      return new IngestJob(SharedSpark.session()).run(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A dataset's table, file after file, a line a row; unknown is '-', counts are minute:count. */
  public static List<String> table(Path dataset, String name) {
    List<String> lines = new ArrayList<>();
    for (Path file : parquet(dataset.resolve(name))) {
      for (Row row : SharedSpark.session().read().parquet(file.toString()).collectAsList()) {
        lines.add(String.join(" ", IntStream.range(0, row.length()).mapToObj(i -> cell(row, i)).toList()));
      }
    }
    return lines;
  }

  private static List<Path> parquet(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cell(Row row, int column) {
    Object value = row.get(column);
    if (!(value instanceof Seq<?> seq)) {
      return value == null ? "-" : value.toString();
    }
    if (!row.schema().fieldNames()[column].equals(Columns.COUNTS)) {
      return seq.mkString(",");
    }
    return String.join(",", IntStream.range(0, seq.size()).filter(i -> !seq.apply(i).equals(0)).mapToObj(i -> i + ":" + seq.apply(i)).toList());
  }
}
