package org.alps.export.kernel.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alps.ingest.AlpsException;
import org.alps.ingest.dataset.SizeDistribution;
import org.alps.ingest.format.ReaderOptions;
import org.alps.ingest.format.SourceFile;
import org.alps.ingest.format.TraceFormat;
import org.alps.ingest.format.TraceReader;
import org.alps.ingest.format.TraceSink;
import org.apache.hadoop.conf.Configuration;

/** The invocations of an exact trace in any format that ALPS reads, by arrival, without Spark. */
final class Invocations implements TraceSink {
  private final List<Invocation> invocations = new ArrayList<>();
  private final Map<String, Integer> rejected = new HashMap<>();

  private Invocations() {}

  /**
   * Reads a trace.
   *
   * @param source {@code format:path}
   * @param seed of formats that draw
   * @throws AlpsException with exit code 3 where a row is bad, or there is none
   */
  static List<Invocation> read(String source, long seed) {
    int colon = source.indexOf(':');
    if (colon < 0) {
      throw AlpsException.usage("Cannot read a workload: " + source + ". Name it as in workload:eighty-twenty,cores=2,minutes=1.");
    }
    TraceFormat format = TraceFormat.of(source.substring(0, colon));
    TraceReader reader = format.reader(new ReaderOptions(null, seed));
    Invocations sink = new Invocations();
    for (SourceFile file : format.sources(source.substring(colon + 1), new Configuration(false))) {
      try (TraceReader.Rows rows = reader.open(file)) {
        while (rows.next(sink)) {
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (sink.invocations.isEmpty() || !sink.rejected.isEmpty()) {
      throw AlpsException.badInput("Cannot run " + source + ": " + sink.invocations.size() + " invocations, bad rows " + sink.rejected
          + ". Name an exact trace whose CPU times are known.");
    }
    sink.invocations.sort(Comparator.comparingLong(Invocation::arrivalUs).thenComparing(Invocation::functionUid));
    return List.copyOf(sink.invocations);
  }

  @Override
  public void invocation(String functionUid, long arrivalUs, long cpuTimeUs, long terminationUs, long blockedUs, String host, long memoryMb) {
    if (cpuTimeUs == UNKNOWN) {
      reject("no-duration");
    } else {
      invocations.add(new Invocation(functionUid, arrivalUs, Math.max(0, terminationUs), cpuTimeUs, Math.max(0, blockedUs)));
    }
  }

  @Override
  public void counts(String functionUid, int day, int hour, int[] counts) {
    reject("counts");
  }

  @Override
  public void sizes(String functionUid, int day, SizeDistribution sizes) {}

  @Override
  public void memory(String functionUidOrApp, long memoryMb) {}

  @Override
  public void trigger(String functionUid, String trigger) {}

  @Override
  public void reject(String reason) {
    rejected.merge(reason, 1, Integer::sum);
  }
}
