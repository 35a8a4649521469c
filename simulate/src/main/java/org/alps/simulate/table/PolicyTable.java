package org.alps.simulate.table;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alps.ingest.AlpsException;

/**
 * The compact product of learning: function to levels of (age, rank, slice). The simulator is the first to obey it, the kernel the second.
 * Every table that exists is within the ranges of {@link PolicyRanges}.
 */
public final class PolicyTable {
  /** Levels that a function may have. */
  public static final int MAX_LEVELS = 8;
  /**
   * The largest time that a level, quantum or limit may hold, 2^60 ns (36 years). As a rank it means "last": nothing can be ordered after it,
   * and a key made by adding a clock to it still fits 63 bits.
   */
  public static final long LAST_RANK_NS = 1L << 60;

  private final PolicyHeader header;
  private final Map<String, FunctionPolicy> policies;

  /**
   * @param policies one for each function, in any order
   * @throws AlpsException with exit code 3 where a value is out of range or a function comes twice
   */
  public PolicyTable(PolicyHeader header, List<FunctionPolicy> policies) {
    PolicyRanges.problem(header, policies).ifPresent(problem -> {
      throw AlpsException.badInput("Cannot build policy table: " + problem + ". Keep to the ranges in TABLE_FORMAT.md.");
    });
    this.header = header;
    this.policies = new LinkedHashMap<>();
    policies.stream()
        .sorted(Comparator.comparing(FunctionPolicy::functionUid))
        .forEach(policy -> this.policies.put(policy.functionUid(), policy));
  }

  public PolicyHeader header() {
    return header;
  }

  /** All entries, by UID. */
  public List<FunctionPolicy> policies() {
    return List.copyOf(policies.values());
  }

  /** The entry of a function, or nothing where it follows the default levels. */
  public Optional<FunctionPolicy> policy(String functionUid) {
    return Optional.ofNullable(policies.get(functionUid));
  }

  /** This table under another number. */
  public PolicyTable withEpoch(long epoch) {
    return new PolicyTable(header.withEpoch(epoch), policies());
  }

  /**
   * The order for people, as ALPS's slides number it: function UID to 1, 2, 3... by the rank of its first level, smaller first; functions of
   * the same rank share a number and no number is left out. Iterates in that order, same ranks by UID.
   */
  public Map<String, Integer> densePriorities() {
    List<FunctionPolicy> ordered = policies.values().stream()
        .sorted(Comparator.comparingLong(PolicyTable::firstRankNs).thenComparing(FunctionPolicy::functionUid))
        .toList();
    Map<String, Integer> priorities = new LinkedHashMap<>();
    int priority = 0;
    long lastRankNs = -1;
    for (FunctionPolicy policy : ordered) {
      if (firstRankNs(policy) != lastRankNs) {
        priority++;
        lastRankNs = firstRankNs(policy);
      }
      priorities.put(policy.functionUid(), priority);
    }
    return priorities;
  }

  private static long firstRankNs(FunctionPolicy policy) {
    return policy.levels().get(0).rankNs();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PolicyTable that && header.equals(that.header) && policies.equals(that.policies);
  }

  @Override
  public int hashCode() {
    return 31 * header.hashCode() + policies.hashCode();
  }

  @Override
  public String toString() {
    return "PolicyTable(epoch " + header.epoch() + ", " + policies.size() + " functions)";
  }
}
