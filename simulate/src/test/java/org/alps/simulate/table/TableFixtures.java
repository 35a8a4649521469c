package org.alps.simulate.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Tables for tests: the golden one by hand, and seeded ones of any size. */
final class TableFixtures {
  static final String PAIR_UID = "ab".repeat(32) + "/" + "0123456789abcdef".repeat(4);

  private TableFixtures() {}

  static PolicyHeader header() {
    return new PolicyHeader(
        7, 1_770_000_000_000_000_000L, 0, List.of(new PolicyLevel(0, PolicyTable.LAST_RANK_NS, 3_000_000)), 1_000_000, 50, 172_800_000_000_000L);
  }

  /** The table whose bytes golden.hex and TABLE_FORMAT.md show. */
  static PolicyTable golden() {
    return new PolicyTable(header(), List.of(
        new FunctionPolicy("app/thumbnail", List.of(new PolicyLevel(0, 1_234_567, 3_000_000), new PolicyLevel(10_000_000, 9_000_000, 20_000_000))),
        new FunctionPolicy("größe", List.of(new PolicyLevel(0, 999, 1_000_000))),
        new FunctionPolicy(PAIR_UID, List.of(new PolicyLevel(0, 45_000_321, 200_000_000)))));
  }

  /** A seeded table; {@code levels} of 0 draws 1 to 8 for each function. UIDs are pairs of 64 hexadecimal digits, 129 characters. */
  static PolicyTable random(long seed, int functions, int levels) {
    Random random = new Random(seed);
    List<FunctionPolicy> policies = new ArrayList<>();
    for (int i = 0; i < functions; i++) {
      policies.add(new FunctionPolicy(hex(random) + "/" + hex(random), levels(random, levels == 0 ? 1 + random.nextInt(8) : levels)));
    }
    return new PolicyTable(header(), policies);
  }

  static List<PolicyLevel> levels(Random random, int count) {
    List<PolicyLevel> levels = new ArrayList<>();
    long ageNs = 0;
    for (int i = 0; i < count; i++) {
      levels.add(new PolicyLevel(ageNs, random.nextLong(PolicyTable.LAST_RANK_NS + 1), 1 + random.nextLong(200_000_000)));
      ageNs += 1 + random.nextLong(1_000_000_000_000L);
    }
    return levels;
  }

  private static String hex(Random random) {
    return String.format("%016x%016x%016x%016x", random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }
}
