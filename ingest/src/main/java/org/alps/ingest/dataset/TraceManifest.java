package org.alps.ingest.dataset;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alps.ingest.Counted;
import org.alps.ingest.format.TraceCharacteristics;

/**
 * The {@code manifest.json} of a dataset: where it came from, what was kept, where it runs. Holds no wall-clock time, so equal inputs and
 * options give equal bytes.
 *
 * @param inputs the files read, in reading order, and behind them (format {@code durations}) those that {@code --durations} named
 * @param options the options that shaped the dataset, by name
 * @param timeZeroUs what was taken off every time stamp of the trace
 * @param spanUs from the first arrival to the last (counts: from the first minute to the end of the last)
 * @param workUs CPU time of all invocations, or its expectation
 */
public record TraceManifest(
    int formatVersion,
    String alpsVersion,
    List<Input> inputs,
    Map<String, String> options,
    long seed,
    TraceCharacteristics characteristics,
    Rows rows,
    long functions,
    long invocations,
    long timeZeroUs,
    long firstArrivalUs,
    long spanUs,
    double workUs,
    Placed placement) {
  public static final int FORMAT_VERSION = 1;

  /** One file that was read. */
  public record Input(String format, String path, String sha256, long rows) {}

  /** What became of the rows of traces; read = kept + the rejected of all reasons. */
  public record Rows(long read, long kept, Map<String, Long> rejected) {
    public long rejectedTotal() {
      return rejected.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * Where the invocations run.
   *
   * @param kind {@code traced} or {@code seeded}
   * @param files the Parquet files that the hosts are spread over, in ascending ranges
   */
  public record Placed(String kind, int hosts, int cores, double targetLoad, double load, int files) {}

  /** What tells the files that invocations were read from, by content where it is known: traces that share any are about the same time. */
  public List<String> sources() {
    return inputs.stream().filter(input -> !input.format().equals("durations"))
        .map(input -> input.sha256() == null ? input.format() + ":" + input.path() : input.sha256()).toList();
  }

  /** One line for people on what stands behind a result. */
  public String sentence() {
    return characteristics.sentence() + "; " + placement.kind + " on " + Counted.of(placement.hosts, "host") + " of "
        + Counted.of(placement.cores, "core") + " at load " + String.format(Locale.ROOT, "%.2f", placement.load) + "; seed " + seed;
  }
}
