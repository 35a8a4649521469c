package org.alps.ingest.format;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alps.ingest.AlpsException;

/** The registry of trace formats: an input is named {@code format:path}, and each format is one reader. */
public enum TraceFormat {
  ;

  private final String id;
  private final Function<ReaderOptions, TraceReader> reader;

  TraceFormat(String id, Function<ReaderOptions, TraceReader> reader) {
    this.id = id;
    this.reader = reader;
  }

  /** The name before the colon, such as {@code azure2019}. */
  public String id() {
    return id;
  }

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
