package org.alps.simulate.fair;

/** Virtual time: CPU time over weight, in nanoseconds of a task of weight {@value #UNIT}, rounded down once a turn. */
final class VirtualTime {
  /** The weight of nice 0. */
  static final int UNIT = 1024;
  static final long PER_US = 1_000;
  /** By how much a microsecond of CPU time moves virtual time x weight, before it is rounded. */
  static final long SCALE = UNIT * PER_US;
  private static final long LARGEST_US = Long.MAX_VALUE / SCALE;

  private VirtualTime() {}

  /** What {@code us} of CPU time are to a task of {@code weight}. */
  static long of(long us, int weight) {
    if (weight == UNIT) {
      return us * PER_US;
    }
    return us <= LARGEST_US ? us * SCALE / weight : us / weight * SCALE + us % weight * SCALE / weight;
  }

  /** The least CPU time in whole microseconds, at least 1, that a task of {@code weight} needs to gain {@code virtual}. */
  static long usFor(long virtual, int weight) {
    return Math.max(1, Math.floorDiv(virtual * weight + SCALE - 1, SCALE));
  }
}
