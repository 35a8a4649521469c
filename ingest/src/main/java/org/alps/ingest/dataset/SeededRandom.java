package org.alps.ingest.dataset;

/**
 * A counter-based random stream: its numbers depend only on the keys it was made from, so any task can draw them in any order.
 * The mixing function is SplitMix64's finaliser (Steele, Lea and Flood, OOPSLA 2014).
 */
public final class SeededRandom {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private long state;

  /** A stream for (seed, key, counter), for example (seed, function hash, minute). */
  public SeededRandom(long seed, long key, long counter) {
    reset(seed, key, counter);
  }

  /** Restarts this object as the stream for (seed, key, counter). */
  public void reset(long seed, long key, long counter) {
    state = mix(mix(mix(seed) ^ key) ^ counter);
  }

  /** Any 64-bit value, uniformly. */
  public long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform in [0, 1) with 53 random bits. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in [0, bound); bound at least 1. */
  public long nextLong(long bound) {
    return Math.multiplyHigh(nextLong() >>> 1, bound << 1);
  }

  /** SplitMix64's finaliser: a bijection of 64-bit values that spreads every input bit. */
  public static long mix(long z) {
    z += GOLDEN;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
