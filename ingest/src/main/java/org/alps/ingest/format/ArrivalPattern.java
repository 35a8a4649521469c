package org.alps.ingest.format;

import org.alps.ingest.dataset.SeededRandom;

/**
 * How a generated function's invocations lie in a day: exactly periodic, spread by the daily wave, or in clumps. Each draw stands alone, so
 * a day takes no memory. The wave peaks at 14:08 with 1.19 times the trough's rate, as the hourly totals of Azure Functions 2019.
 */
final class ArrivalPattern {
  static final long DAY_US = 86_400_000_000L;
  private static final long SECOND_US = 1_000_000;
  private static final double WAVE = 0.087;
  private static final double PEAK = 848.0 / 1440;

  private final Kind kind;
  private final long seed;
  private final long key;
  private final SeededRandom clump;
  private long count;
  private long phaseUs;
  private long clumps;
  private double clumpUs;
  private long clumpBase;

  /** The kinds of pattern. */
  enum Kind {
    TIMER("timer"),
    BURSTY("queue"),
    STEADY("http");

    private final String trigger;

    Kind(String trigger) {
      this.trigger = trigger;
    }

    /** What a function of this kind is triggered by. */
    String trigger() {
      return trigger;
    }
  }

  /** @param key what draws are keyed by beside the seed: the hash of the function's UID */
  ArrivalPattern(Kind kind, long seed, long key) {
    this.kind = kind;
    this.seed = seed;
    this.key = key;
    this.clump = new SeededRandom(seed, key, 0);
  }

  /**
   * Starts a day of {@code count} invocations. Phase and clump shape are the function's own; where clumps lie is the day's. A clump holds at
   * most {@code maxClump} invocations on average, and at least 2.
   */
  void begin(int day, long count, double maxClump) {
    this.count = count;
    clump.reset(seed, key, -1);
    long periodSeconds = Math.max(1, DAY_US / SECOND_US / count);
    phaseUs = (clump.nextLong() < 0 ? clump.nextLong(periodSeconds) : clump.nextLong(Math.max(1, periodSeconds / 60)) * 60) * SECOND_US;
    double size = Math.max(2, Math.min(maxClump, 5 * StrictMath.exp(clump.nextDouble() * StrictMath.log(40))));
    clumps = Math.max(1, Math.round(count / size));
    clumpUs = 2 * SECOND_US * StrictMath.exp(clump.nextDouble() * StrictMath.log(60));
    clumpBase = (day + 1L) << 40;
  }

  /** The arrival of invocation {@code index} of the day in microseconds since midnight; all but timers draw from {@code random}. */
  long arrivalUs(long index, SeededRandom random) {
    if (kind == Kind.TIMER) {
      return phaseUs + index * (DAY_US / count);
    }
    if (kind == Kind.STEADY) {
      return onWave(random);
    }
    clump.reset(seed, key, clumpBase + random.nextLong(clumps));
    long start = onWave(clump);
    double after = -StrictMath.log(1 - random.nextDouble()) * clumpUs;
    return (start + (long) after) % DAY_US;
  }

  /** The rate at {@code dayShare} of the day (0 to 1) relative to the mean. */
  static double wave(double dayShare) {
    return 1 + WAVE * StrictMath.cos(2 * Math.PI * (dayShare - PEAK));
  }

  private static long onWave(SeededRandom random) {
    while (true) {
      long us = random.nextLong(DAY_US);
      if (random.nextDouble() * (1 + WAVE) < wave((double) us / DAY_US)) {
        return us;
      }
    }
  }
}
