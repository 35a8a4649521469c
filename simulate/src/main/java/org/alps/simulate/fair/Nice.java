package org.alps.simulate.fair;

/** Nice values, -20 to 19, and the load weights that Linux gives them (sched_prio_to_weight: about 1.25 a step, 1,024 at 0). */
public final class Nice {
  public static final int LOWEST = -20;
  public static final int HIGHEST = 19;

  private static final int[] WEIGHTS = {
      88761, 71755, 56483, 46273, 36291, 29154, 23254, 18705, 14949, 11916,
      9548, 7620, 6100, 4904, 3906, 3121, 2501, 1991, 1586, 1277,
      1024, 820, 655, 526, 423, 335, 272, 215, 172, 137,
      110, 87, 70, 56, 45, 36, 29, 23, 18, 15};

  private Nice() {}

  /** @param nice {@value #LOWEST} to {@value #HIGHEST} */
  public static int weight(int nice) {
    return WEIGHTS[nice - LOWEST];
  }
}
