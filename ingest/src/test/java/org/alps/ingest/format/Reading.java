package org.alps.ingest.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alps.ingest.format.ReaderOptions.EventTime;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Assumptions;

/** Ways to read traces in tests: from text, from files, and from the shared data beside the project. */
public final class Reading {
  public static final ReaderOptions OPTIONS = new ReaderOptions(EventTime.END, 1);

  private Reading() {}

  /** What a format makes of a file of this name with these lines. */
  public static List<String> lines(TraceFormat format, String name, String... lines) {
    RecordingSink sink = new RecordingSink();
    read(format, OPTIONS, new MemoryFile(name, String.join("\n", lines) + "\n"), sink);
    return sink.lines();
  }

  /** Reads all sources of a path into {@code sink}. */
  public static <S extends TraceSink> S all(TraceFormat format, String path, ReaderOptions options, S sink) {
    format.sources(path, new Configuration()).forEach(source -> read(format, options, source, sink));
    return sink;
  }

  /** Reads one source into {@code sink}. */
  public static void read(TraceFormat format, ReaderOptions options, SourceFile source, TraceSink sink) {
    try (TraceReader.Rows rows = format.reader(options).open(source)) {
      while (rows.next(sink)) {
        continue;
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A path in the data that lies beside the project; where it is absent, the test is skipped and says so. */
  public static String sharedData(String path) {
    Path folder = Path.of("../../shared/data", path.replaceFirst("/[^/]*$", ""));
    Assumptions.assumeTrue(Files.isDirectory(folder), "SKIPPED, nothing was tested: no real traces at " + folder);
    return Path.of("../../shared/data", path).toString();
  }

  /** A file in memory. */
  record MemoryFile(String name, String text, int day) implements SourceFile {
    MemoryFile(String name, String text) {
      this(name, text, 0);
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
