package org.alps.ingest.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alps.ingest.dataset.SeededRandom;
import org.alps.ingest.dataset.UidHash;
import org.alps.ingest.format.TraceCharacteristics.Arrivals;
import org.alps.ingest.format.TraceCharacteristics.Shape;
import org.alps.ingest.format.TraceCharacteristics.Sizes;

/**
 * The generator of synthetic traces: exact invocations of a {@link SyntheticPopulation}, the same for the same specification and seed.
 * Memory is Burr XII (c 11.652, k 0.221, lambda 107.083 MB), the ATC 2020 paper's fit.
 */
final class SyntheticReader implements TraceReader {
  private static final Pattern SOURCE = Pattern.compile("synthetic:(.*)#day=(\\d+),part=(\\d+)of(\\d+)");
  /** The CPU time that a clump brings on average at most, so that one function's burst does not bury a host for hours. */
  private static final double CLUMP_WORK_US = 300e6;

  private final long seed;

  SyntheticReader(ReaderOptions options) {
    this.seed = options.seed();
  }

  /** The sources of a specification. */
  static List<SourceFile> sources(String specification) {
    return SyntheticSpec.parse(specification).sources();
  }

  @Override
  public Rows open(SourceFile source) throws IOException {
    Matcher matcher = SOURCE.matcher(new String(source.open().readAllBytes(), StandardCharsets.UTF_8));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Cannot generate " + source.name() + ": not a source of ours. Make sources from the format.");
    }
    SyntheticPopulation population = new SyntheticPopulation(SyntheticSpec.parse(matcher.group(1)), seed);
    return new SyntheticRows(
        population, Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)), Integer.parseInt(matcher.group(4)));
  }

  @Override
  public TraceCharacteristics characteristics() {
    return new TraceCharacteristics(
        Shape.EXACT, Arrivals.EXACT, Sizes.MODELLED, true, "synthetic, calibrated to the marginals of Azure Functions 2019");
  }

  private final class SyntheticRows implements Rows {
    private final SyntheticPopulation population;
    private final long[] counts;
    private final int day;
    private final int parts;
    private final SeededRandom random = new SeededRandom(seed, 0, 0);
    private int function;
    private long index;
    private long line;
    private String uid;
    private double averageUs;
    private long memoryMb;
    private SizeSpread spread;
    private ArrivalPattern pattern;

    SyntheticRows(SyntheticPopulation population, int day, int part, int parts) {
      this.population = population;
      this.counts = population.counts(day);
      this.day = day;
      this.parts = parts;
      this.function = part - parts;
      this.index = -1;
    }

    @Override
    public boolean next(TraceSink sink) {
      if (index < 0 || index == counts[function]) {
        function += parts;
        if (function >= population.size()) {
          return false;
        }
        begin();
        sink.trigger(uid, population.kind(function).trigger());
      }
      long arrivalUs = day * ArrivalPattern.DAY_US + pattern.arrivalUs(index++, random);
      line++;
      sink.invocation(uid, arrivalUs, spread.drawUs(random, averageUs), TraceSink.UNKNOWN, TraceSink.UNKNOWN, null, memoryMb);
      return true;
    }

    private void begin() {
      uid = population.uid(function);
      long key = UidHash.of(uid);
      averageUs = population.averageUs(function, day);
      random.reset(seed, key, -2);
      spread = SizeSpread.draw(random);
      double tail = StrictMath.exp(-StrictMath.log(1 - random.nextDouble()) / 0.221) - 1;
      memoryMb = Math.max(1, Math.min(4096, Math.round(107.083 * StrictMath.exp(StrictMath.log(tail) / 11.652))));
      pattern = new ArrivalPattern(population.kind(function), seed, key);
      pattern.begin(day, counts[function], CLUMP_WORK_US / averageUs);
      random.reset(seed, key, day);
      index = 0;
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
