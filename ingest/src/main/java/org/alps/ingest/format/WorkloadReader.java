package org.alps.ingest.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alps.ingest.dataset.SeededRandom;
import org.alps.ingest.dataset.UidHash;
import org.alps.ingest.format.TraceCharacteristics.Arrivals;
import org.alps.ingest.format.TraceCharacteristics.Shape;
import org.alps.ingest.format.TraceCharacteristics.Sizes;

/**
 * The generator of stylised workloads: exact invocations of each function of a {@link Workload}, Poisson at the rates of {@link RatePhases}, the same
 * for the same specification and seed. Load and cores only stretch gaps: a function's sizes stay the same, one by one.
 */
final class WorkloadReader implements TraceReader {
  private static final Pattern SOURCE = Pattern.compile("workload:(.*)#part=(\\d+)of(\\d+)");

  private final long seed;

  WorkloadReader(ReaderOptions options) {
    this.seed = options.seed();
  }

  @Override
  public Rows open(SourceFile source) throws IOException {
    Matcher matcher = SOURCE.matcher(new String(source.open().readAllBytes(), StandardCharsets.UTF_8));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Cannot generate " + source.name() + ": not a source of ours. Make sources from the format.");
    }
    return new WorkloadRows(WorkloadSpec.parse(matcher.group(1)), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
  }

  @Override
  public TraceCharacteristics characteristics() {
    return new TraceCharacteristics(Shape.EXACT, Arrivals.EXACT, Sizes.MODELLED, false, "a stylised workload");
  }

  /** The seed of one of the traces: the first's is the reader's own. */
  private long seed(int trace) {
    return trace == 0 ? seed : SeededRandom.mix(seed ^ SeededRandom.mix(trace));
  }

  private final class WorkloadRows implements Rows {
    private final WorkloadSpec spec;
    private final List<WorkloadFunction> functions;
    private final int part;
    private final int parts;
    private final SeededRandom random = new SeededRandom(0, 0, 0);
    private RatePhases phases;
    private int trace = -1;
    private int function;
    private int phase;
    private double nowUs;
    private long line;

    WorkloadRows(WorkloadSpec spec, int part, int parts) {
      this.spec = spec;
      this.functions = spec.functionList();
      this.part = part;
      this.parts = parts;
      this.function = functions.size();
    }

    /** Turns to the part's next function, of this trace or the next; false where there is none. */
    private boolean turn() {
      function += parts;
      if (function >= functions.size()) {
        if (part >= functions.size() || ++trace == spec.traces()) {
          return false;
        }
        function = part;
        phases = new RatePhases(spec, seed(trace));
      }
      phase = 0;
      nowUs = 0;
      random.reset(seed(trace), UidHash.of(functions.get(function).uid()), 1);
      return true;
    }

    @Override
    public boolean next(TraceSink sink) {
      while (function >= functions.size() || !arrives()) {
        if (!turn()) {
          return false;
        }
      }
      WorkloadFunction its = functions.get(function);
      double idealUs = its.sizes().drawUs(random);
      long blockedUs = Math.round(idealUs * its.asleepShare());
      line++;
      sink.invocation(its.uid(), (long) nowUs, Math.max(1, Math.round(idealUs) - blockedUs), TraceSink.UNKNOWN, blockedUs, host(), TraceSink.UNKNOWN);
      return true;
    }

    private String host() {
      return spec.hosts() == 0 ? null : String.format(Locale.ROOT, "host-%04d", trace + 1);
    }

    /** Passes to the function's next arrival: an exponential amount of rate x time from here; false where the trace ends before. */
    private boolean arrives() {
      double left = -StrictMath.log(1 - random.nextDouble());
      while (phase < phases.count()) {
        double gapUs = left / phases.rate(function, phase);
        if (nowUs + gapUs < phases.endUs(phase)) {
          nowUs += gapUs;
          return true;
        }
        left -= (phases.endUs(phase) - nowUs) * phases.rate(function, phase);
        nowUs = phases.endUs(phase++);
      }
      return false;
    }

    @Override
    public long line() {
      return line;
    }

    @Override
    public String text() {
      return "";
    }

    @Override
    public void close() {}
  }
}
