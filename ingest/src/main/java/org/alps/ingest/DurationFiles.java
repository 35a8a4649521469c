package org.alps.ingest;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.alps.ingest.dataset.Columns;
import org.alps.ingest.dataset.SizeDistribution;
import org.alps.ingest.format.ReaderOptions;
import org.alps.ingest.format.SourceFile;
import org.alps.ingest.format.TraceFormat;
import org.alps.ingest.format.TraceReader;
import org.alps.ingest.format.TraceSink;
import org.apache.hadoop.conf.Configuration;

/** The files that {@code --durations} may name, read whole: they hold one row a function. */
final class DurationFiles {
  private DurationFiles() {}

  /** A book with what {@code durations} (may be null) brings. */
  static SizeBook open(Durations durations, long seed, Configuration configuration) throws IOException {
    List<SizeDistribution> sample = new ArrayList<>();
    SizeBook book = new SizeBook(sample, seed);
    if (durations != null) {
      switch (durations.kind()) {
        case FIXED -> sample.add(SizeDistribution.constant(Math.max(1, TimeSpan.of(durations.argument()).us())));
        case SAMPLE -> sample(durations.argument(), sample, configuration);
        case TABLE -> table(durations.argument(), book, configuration);
        case QUARANTINE -> { }
      }
    }
    return book;
  }

  private static void sample(String path, List<SizeDistribution> sample, Configuration configuration) throws IOException {
    for (SourceFile source : TraceFormat.AZURE2019.sources(path, configuration)) {
      try (TraceReader.Rows rows = TraceFormat.AZURE2019.reader(new ReaderOptions(null, 0)).open(source)) {
        SizesOnly sink = new SizesOnly(sample);
        while (rows.next(sink)) {
          continue;
        }
      }
    }
    if (sample.isEmpty()) {
      throw AlpsException.badInput("Cannot sample durations: " + path + " holds no good row. Name an azure2019 durations file.");
    }
  }

  private static void table(String path, SizeBook book, Configuration configuration) throws IOException {
    for (SourceFile source : TraceFormat.CSV.sources(path, configuration)) {
      try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(source.open())) {
        for (NamedCsvRecord row : rows) {
          try {
            String uid = row.getField(Columns.FUNCTION_UID);
            book.add(uid, 0, SizeDistribution.constant(Long.parseLong(row.getField(Columns.CPU_TIME_US).trim())));
          } catch (RuntimeException e) {
            throw AlpsException.badInput("Cannot read durations: " + source.name() + " line " + row.getStartingLineNumber()
                + ". Write a header function_uid,cpu_time_us and whole microseconds of at least 1.");
          }
        }
      }
    }
  }

  /** A sink that keeps size distributions and lets all else pass. */
  private static final class SizesOnly implements TraceSink {
    private final List<SizeDistribution> sizes;

    SizesOnly(List<SizeDistribution> sizes) {
      this.sizes = sizes;
    }

    @Override
    public void sizes(String functionUid, int day, SizeDistribution distribution) {
      sizes.add(distribution);
    }

    @Override
    public void invocation(
        String functionUid, long arrivalUs, long cpuTimeUs, long terminationUs, long blockedUs, String host, long memoryMb) {}

    @Override
    public void counts(String functionUid, int day, int hour, int[] counts) {}

    @Override
    public void memory(String functionUidOrApp, long memoryMb) {}

    @Override
    public void trigger(String functionUid, String trigger) {}

    @Override
    public void reject(String reason) {}
  }
}
