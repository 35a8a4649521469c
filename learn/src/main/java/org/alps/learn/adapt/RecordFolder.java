package org.alps.learn.adapt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.format.HadoopSourceFile;
import org.alps.ingest.format.ReaderOptions;
import org.alps.ingest.format.TraceFormat;
import org.alps.ingest.format.TraceReader;
import org.alps.ingest.format.TraceSink;

/**
 * The folder in which a recorder publishes files of records ({@code *.parquet} or {@code *.csv}, whole once they have that name), in order of their
 * names. Each is read once; a file that cannot be read is told and left out. Only the names of files that are still there are remembered.
 */
public final class RecordFolder {
  private static final ReaderOptions OPTIONS = new ReaderOptions(null, 0);

  private final Path folder;
  private Set<String> read = new HashSet<>();

  public RecordFolder(Path folder) {
    this.folder = folder;
  }

  /** Reads what is new into {@code sink}.
   *
   * @throws AlpsException with exit code 3 where the folder cannot be listed
   */
  void readNew(TraceSink sink) {
    List<String> names = names();
    Set<String> there = new HashSet<>(names);
    for (String name : names) {
      if (!read.contains(name)) {
        read(name, sink);
      }
    }
    read = there;
  }

  private void read(String name, TraceSink sink) {
    TraceFormat format = name.endsWith(".csv") ? TraceFormat.CSV : TraceFormat.PARQUET;
    try (TraceReader.Rows rows = format.reader(OPTIONS).open(new HadoopSourceFile("file:" + folder.toAbsolutePath().resolve(name), Map.of()))) {
      while (rows.next(sink)) {
        continue;
      }
    } catch (AlpsException | IOException e) {
      System.err.println(e.getMessage());
      sink.reject("unreadable-file");
    }
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.matches("[^._].*\\.(parquet|csv)")).sorted().toList();
    } catch (IOException e) {
      throw new AlpsException(ExitCode.BAD_INPUT, "Cannot read records: " + folder + ". Name the folder that the recorder publishes to, or - for CSV.", e);
    }
  }
}
