package org.alps.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alps.ingest.dataset.Columns;
import org.alps.ingest.dataset.SizeDistribution;
import org.alps.ingest.dataset.TraceManifest;
import org.alps.ingest.format.ReaderOptions;
import org.alps.ingest.format.SourceFile;
import org.alps.ingest.format.TraceFormat;
import org.alps.ingest.format.TraceReader;
import org.alps.ingest.format.TraceSink;
import org.apache.hadoop.conf.Configuration;

/** What {@code --durations} names, read whole: its files hold one row a function. */
final class DurationFiles {
  private static final String INPUT_FORMAT = "durations";
  private final Configuration configuration;
  private final Map<String, SizeDistribution> table = new HashMap<>();
  private final List<SizeDistribution> sample = new ArrayList<>();
  private final List<TraceManifest.Input> inputs = new ArrayList<>();

  private DurationFiles(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * Reads what {@code durations} (may be null) brings.
   *
   * @throws AlpsException with exit code 3 where a file cannot be read or has no good row
   */
  static DurationFiles open(Durations durations, Configuration configuration) throws IOException {
    DurationFiles files = new DurationFiles(configuration);
    if (durations != null) {
      switch (durations.kind()) {
        case FIXED -> files.sample.add(SizeDistribution.constant(TimeSpan.of(durations.argument()).us()));
        case SAMPLE -> files.readSample(durations.argument());
        case TABLE -> files.readTable(durations.argument());
        case QUARANTINE -> { }
      }
    }
    return files;
  }

  /** A book that has nothing of a trace's own yet. */
  SizeBook book(long seed) {
    return new SizeBook(table, sample, seed);
  }

  /** The files that were read, as manifests list them; their rows are not rows of the trace. */
  List<TraceManifest.Input> inputs() {
    return inputs;
  }

  private void readSample(String path) throws IOException {
    SizesOnly sink = new SizesOnly(sample);
    for (SourceFile source : TraceFormat.AZURE2019.sources(path, configuration)) {
      long rowsRead = 0;
      try (TraceReader.Rows rows = TraceFormat.AZURE2019.reader(new ReaderOptions(null, 0)).open(source)) {
        while (rows.next(sink)) {
          rowsRead++;
        }
      }
      inputs.add(new TraceManifest.Input(INPUT_FORMAT, source.name(), source.sha256(), rowsRead));
    }
    if (sample.isEmpty()) {
      throw AlpsException.badInput("Cannot sample durations: " + path + " holds no good row. Name an azure2019 durations file.");
    }
    if (sink.refused > 0) {
      System.err.println("Sampling durations from " + path + ": " + sample.size() + " rows, " + sink.refused + " others cannot be used");
    }
  }

  private void readTable(String path) throws IOException {
    for (SourceFile source : TraceFormat.CSV.sources(path, configuration)) {
      long rowsRead = 0;
      try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(source.open())) {
        for (NamedCsvRecord row : rows) {
          rowsRead++;
          add(source, row);
        }
      } catch (CsvParseException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
          if (cause instanceof AlpsException told) {
            throw told;
          }
        }
        throw AlpsException.badInput("Cannot read durations: " + source.name() + " is no CSV. Mend its quotes.");
      }
      inputs.add(new TraceManifest.Input(INPUT_FORMAT, source.name(), source.sha256(), rowsRead));
    }
    if (table.isEmpty()) {
      throw AlpsException.badInput("Cannot read durations: " + path + " has no row. Write a header function_uid,cpu_time_us and a row a function.");
    }
  }

  private void add(SourceFile source, NamedCsvRecord row) {
    String uid;
    SizeDistribution size;
    try {
      uid = row.getField(Columns.FUNCTION_UID);
      size = SizeDistribution.constant(Long.parseLong(row.getField(Columns.CPU_TIME_US).strip()));
    } catch (RuntimeException e) {
      throw AlpsException.badInput("Cannot read durations: " + source.name() + " line " + row.getStartingLineNumber()
          + ". Write a header function_uid,cpu_time_us and whole microseconds of at least 1.");
    }
    if (table.put(uid, size) != null) {
      throw AlpsException.badInput("Cannot read durations: " + source.name() + " line " + row.getStartingLineNumber() + " names " + uid
          + " again. Give each function once.");
    }
  }

  /** A sink that keeps size distributions, counts what it must refuse, and lets all else pass. */
  private static final class SizesOnly implements TraceSink {
    private final List<SizeDistribution> sizes;
    private long refused;

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
    public void reject(String reason) {
      refused++;
    }
  }
}
