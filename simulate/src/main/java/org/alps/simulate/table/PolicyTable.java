package org.alps.simulate.table;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The compact product of learning: function to levels of (age, rank, slice). The simulator is the first to obey it, the kernel the second. */
public final class PolicyTable {
  /** Levels that a function may have. */
  public static final int MAX_LEVELS = 8;

  private final PolicyHeader header;
  private final Map<String, FunctionPolicy> policies;

  /** @param policies one for each function, in any order */
  public PolicyTable(PolicyHeader header, List<FunctionPolicy> policies) {
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
}
