package org.alps.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.alps.ingest.format.HadoopSourceFile;
import org.alps.ingest.format.ReaderOptions;
import org.alps.ingest.format.SourceFile;
import org.alps.ingest.format.TraceCharacteristics;
import org.alps.ingest.format.TraceFormat;
import org.apache.hadoop.conf.Configuration;

/** The files an ingest reads, in reading order, and what trace they make together. */
record SourceSet(List<Input> inputs, TraceCharacteristics characteristics) {
  /** A source file with the format it is read as. */
  record Input(TraceFormat format, SourceFile source, ReaderOptions options) implements Serializable {}

  /** @throws AlpsException with exit code 2 or 3 where an input cannot be named, found, or read beside the others */
  static SourceSet of(IngestRequest request, Configuration configuration) throws IOException {
    List<Input> inputs = new ArrayList<>();
    Set<TraceCharacteristics> kinds = new LinkedHashSet<>();
    for (String text : request.inputs()) {
      int colon = text.indexOf(':');
      TraceFormat format = TraceFormat.of(colon < 0 ? text : text.substring(0, colon));
      kinds.add(format.reader(request.reader()).characteristics());
      for (SourceFile source : format.sources(text.substring(colon + 1), configuration)) {
        inputs.add(new Input(format, source, request.reader()));
      }
    }
    Set<String> names = new LinkedHashSet<>();
    for (Input input : inputs) {
      if (!names.add(input.source.name())) {
        throw AlpsException.usage("Cannot ingest twice: " + input.source.name() + ". Name every file once.");
      }
    }
    if (kinds.size() > 1) {
      throw AlpsException.usage("Cannot ingest together: " + String.join(" ", request.inputs())
          + ". Ingest traces of different kinds (" + kinds.stream().map(TraceCharacteristics::sentence).collect(Collectors.joining("; ")) + ") apart.");
    }
    return new SourceSet(inputs, kinds.iterator().next());
  }

  /**
   * Opens every file once, so that one that is missing or has a wrong header is told before any work begins.
   *
   * @throws AlpsException with exit code 3 for the first of them
   */
  void check() throws IOException {
    for (Input input : inputs) {
      if (input.source instanceof HadoopSourceFile) {
        input.format.reader(input.options).open(input.source).close();
      }
    }
  }

  /**
   * What the dataset can tell, once its rows were seen.
   *
   * @param chosen the choice that sized at least some functions; null where the trace's own sizes did
   * @param memorySeen whether any row told memory
   */
  TraceCharacteristics characteristics(Durations chosen, boolean memorySeen) {
    boolean memoryKnown = characteristics.memoryKnown() && memorySeen;
    if (chosen == null) {
      return new TraceCharacteristics(
          characteristics.shape(), characteristics.arrivals(), characteristics.sizes(), memoryKnown, characteristics.note());
    }
    String note = (characteristics.note().isEmpty() ? "" : characteristics.note() + ", ") + "durations by option: " + chosen;
    return new TraceCharacteristics(
        characteristics.shape(), characteristics.arrivals(), TraceCharacteristics.Sizes.MODELLED, memoryKnown, note);
  }
}
