package org.alps.ingest.format;

import java.util.Arrays;
import org.alps.ingest.dataset.SeededRandom;
import org.alps.ingest.dataset.SizeDistribution;
import org.alps.ingest.dataset.UidHash;
import org.alps.ingest.format.ArrivalPattern.Kind;

/**
 * A day of a population of which only the counts and the averages are known, one function a row, hottest first.
 *
 * <p>Counts of timers are spread periodically. Others fall into minutes invocation by invocation, along the daily wave or in clumps; above
 * {@link #MAX_DRAWN} the minutes are the wave with noise (Poisson's and 10 %) instead, and still add up to the count. The average is drawn
 * from all averages with correlation {@link #CORRELATION} to popularity (that of azure2019-sample500: popular functions are shorter).
 * Sizes are log-normal around it as {@link SizeSpread} has it, without the slow modes.
 */
final class MarginalsRows implements TraceReader.Rows {
  private static final int MINUTES = 1440;
  private static final long MINUTE_US = 60_000_000;
  private static final long MAX_DRAWN = 2 * MINUTES;
  private static final double CORRELATION = -0.35;
  private static final double NOISE = 0.1;
  private static final double MAX_CLUMP = 200;
  /** What stands for the probabilities 0 and 1, at which a log-normal has no quantile. */
  private static final double END = 0.001;

  private final long[] counts;
  private final long[] averagesUs;
  private final int day;
  private final long seed;
  private final SeededRandom random;
  private int row;

  /**
   * @param counts daily counts, hottest first
   * @param averagesUs ascending
   */
  MarginalsRows(long[] counts, long[] averagesUs, int day, long seed) {
    this.counts = counts;
    this.averagesUs = averagesUs;
    this.day = day;
    this.seed = seed;
    this.random = new SeededRandom(seed, 0, 0);
  }

  @Override
  public boolean next(TraceSink sink) {
    if (row == counts.length) {
      return false;
    }
    long count = counts[row++];
    String uid = String.format("azure-%05d", row);
    long key = UidHash.of(uid);
    Kind kind = kind(key, count);
    long[] minutes = count > MAX_DRAWN ? wave(key, count) : drawn(kind, key, count);
    for (int hour = 0; hour < 24; hour++) {
      int[] counted = Arrays.stream(minutes, hour * 60, hour * 60 + 60).mapToInt(Math::toIntExact).toArray();
      if (Arrays.stream(counted).anyMatch(value -> value > 0)) {
        sink.counts(uid, day, hour, counted);
      }
    }
    sink.sizes(uid, day, sizes(key));
    sink.trigger(uid, kind.trigger());
    return true;
  }

  private Kind kind(long key, long count) {
    if (count <= MINUTES && AzurePopularity.timerShares().containsKey((int) count)) {
      return Kind.TIMER;
    }
    random.reset(seed, key, -3);
    return random.nextDouble() < 0.5 ? Kind.BURSTY : Kind.STEADY;
  }

  private long[] drawn(Kind kind, long key, long count) {
    ArrivalPattern pattern = new ArrivalPattern(kind, seed, key);
    pattern.begin(day, count, MAX_CLUMP);
    random.reset(seed, key, day);
    long[] minutes = new long[MINUTES];
    for (long i = 0; i < count; i++) {
      minutes[(int) (pattern.arrivalUs(i, random) / MINUTE_US)]++;
    }
    return minutes;
  }

  private long[] wave(long key, long count) {
    random.reset(seed, key, day);
    double[] upTo = new double[MINUTES + 1];
    for (int minute = 0; minute < MINUTES; minute++) {
      double share = ArrivalPattern.wave((minute + 0.5) / MINUTES) / MINUTES;
      double noise = StrictMath.sqrt(1 / (count * share) + NOISE * NOISE) * Gaussian.draw(random);
      upTo[minute + 1] = upTo[minute] + share * Math.max(0, 1 + noise);
    }
    long[] minutes = new long[MINUTES];
    long before = 0;
    for (int minute = 0; minute < MINUTES; minute++) {
      long after = minute == MINUTES - 1 ? count : (long) (upTo[minute + 1] / upTo[MINUTES] * count);
      minutes[minute] = after - before;
      before = after;
    }
    return minutes;
  }

  private SizeDistribution sizes(long key) {
    random.reset(seed, key, -2);
    double popularity = Gaussian.quantile(1 - (row - 0.5) / counts.length);
    double score = CORRELATION * popularity + StrictMath.sqrt(1 - CORRELATION * CORRELATION) * Gaussian.draw(random);
    int place = (int) Math.min(averagesUs.length - 1, Gaussian.probability(score) * averagesUs.length);
    SizeSpread spread = SizeSpread.draw(random);
    long[] quantiles = Arrays.stream(SizeDistribution.probabilities())
        .mapToLong(p -> Math.max(1, Math.round(spread.quantileUs(Math.max(END, Math.min(1 - END, p)), averagesUs[place]))))
        .toArray();
    return new SizeDistribution(quantiles).scaledToMean(averagesUs[place]);
  }

  @Override
  public long line() {
    return row;
  }

  @Override
  public String text() {
    return "";
  }

  @Override
  public void close() {}
}
