package org.alps.ingest.format;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alps.ingest.AlpsException;
import org.apache.hadoop.conf.Configuration;

/** The registry of trace formats: an input is named {@code format:path}, and each format is one reader. */
public enum TraceFormat {
  AZURE2019("azure2019", SourceFiles::list, options -> new Azure2019Reader()),
  AZURE2021("azure2021", SourceFiles::list, options -> new Azure2021Reader()),
  HUAWEI2025("huawei2025", SourceFiles::list, Huawei2025Reader::new),
  ALPS_REPLAY("alps-replay", SourceFiles::list, options -> new AlpsReplayReader()),
  CSV("csv", SourceFiles::list, options -> new CanonicalCsvReader()),
  PARQUET("parquet", SourceFiles::list, options -> new CanonicalParquetReader()),
  SYNTHETIC("synthetic", (specification, configuration) -> SyntheticReader.sources(specification), SyntheticReader::new),
  WORKLOAD("workload", (specification, configuration) -> WorkloadSpec.parse(specification).sources(), WorkloadReader::new),
  MARGINALS("marginals", MarginalsReader::sources, MarginalsReader::new);

  private final String id;
  private final BiFunction<String, Configuration, List<SourceFile>> sources;
  private final Function<ReaderOptions, TraceReader> reader;

  TraceFormat(String id, BiFunction<String, Configuration, List<SourceFile>> sources, Function<ReaderOptions, TraceReader> reader) {
    this.id = id;
    this.sources = sources;
    this.reader = reader;
  }

  /** The name before the colon, such as {@code azure2019}. */
  public String id() {
    return id;
  }

  /**
   * The sources that the part after the colon stands for, in the order of their names; each can be read on its own, on any machine.
   *
   * @param path a file, a folder or a glob on any Hadoop file system; for {@code synthetic} and {@code workload} a specification
   * @param configuration how file systems are reached
   * @throws AlpsException with exit code 3 where nothing is there, and 2 where a specification is wrong
   */
  public List<SourceFile> sources(String path, Configuration configuration) {
    return sources.apply(path, configuration);
  }

  /**
   * A reader of this format's sources.
   *
   * @throws AlpsException with exit code 2 where the format needs an option that is not given
   */
  public TraceReader reader(ReaderOptions options) {
    return reader.apply(options);
  }

  /** @throws AlpsException with exit code 2 where no format has that id */
  public static TraceFormat of(String id) {
    for (TraceFormat format : values()) {
      if (format.id.equals(id)) {
        return format;
      }
    }
    String known = Arrays.stream(values()).map(TraceFormat::id).collect(Collectors.joining(", "));
    throw AlpsException.usage("Cannot read trace format: " + id + ". Name one of " + known + ", as in azure2019:path.");
  }
}
