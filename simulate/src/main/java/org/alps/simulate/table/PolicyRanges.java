package org.alps.simulate.table;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ranges of everything a policy table holds, as TABLE_FORMAT.md lists them; the one place that checks them. */
final class PolicyRanges {
  /** The longest function UID, in bytes of UTF-8. */
  static final int MAX_UID_BYTES = 65_535;
  /** The largest aging factor: beyond it every key would saturate. */
  static final long MAX_AGING_FACTOR = 1_000_000;

  private PolicyRanges() {}

  /** What is wrong with a table of these parts, or nothing: the first problem, header before functions. */
  static Optional<String> problem(PolicyHeader header, List<FunctionPolicy> policies) {
    Optional<String> problem = headerProblem(header);
    Set<String> seen = new HashSet<>(policies.size() * 2);
    for (int i = 0; i < policies.size() && problem.isEmpty(); i++) {
      FunctionPolicy policy = policies.get(i);
      problem = uidProblem(policy.functionUid())
          .or(() -> seen.add(policy.functionUid()) ? Optional.empty() : Optional.of("function " + policy.functionUid() + " comes twice"))
          .or(() -> levelsProblem(policy.levels()).map(levels -> "function " + policy.functionUid() + levels));
    }
    return problem;
  }

  static Optional<String> headerProblem(PolicyHeader header) {
    return within("epoch", header.epoch(), 0, Long.MAX_VALUE)
        .or(() -> within("created at", header.createdAtNs(), 0, Long.MAX_VALUE))
        .or(() -> within("aging factor", header.agingFactor(), 0, MAX_AGING_FACTOR))
        .or(() -> within("minimum quantum", header.minimumQuantumNs(), 0, PolicyTable.LAST_RANK_NS))
        .or(() -> within("fair share", header.fairSharePermille(), 0, 1000))
        .or(() -> within("staleness limit", header.stalenessLimitNs(), 0, PolicyTable.LAST_RANK_NS))
        .or(() -> levelsProblem(header.defaultLevels()).map("default"::concat));
  }

  private static Optional<String> uidProblem(String uid) {
    if (uid.isEmpty()) {
      return Optional.of("a function UID is empty");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(uid)) {
      return Optional.of("function UID " + uid + " is not well-formed Unicode");
    }
    int bytes = uid.getBytes(StandardCharsets.UTF_8).length;
    return bytes <= MAX_UID_BYTES ? Optional.empty() : Optional.of("a function UID has " + bytes + " bytes, not at most " + MAX_UID_BYTES);
  }

  /** What is wrong with levels, to be read after their owner's name. */
  static Optional<String> levelsProblem(List<PolicyLevel> levels) {
    if (levels.isEmpty() || levels.size() > PolicyTable.MAX_LEVELS) {
      return Optional.of(" has " + levels.size() + " levels, not 1 to " + PolicyTable.MAX_LEVELS);
    }
    long lastAgeNs = -1;
    for (int i = 0; i < levels.size(); i++) {
      PolicyLevel level = levels.get(i);
      if (i == 0 && level.ageNs() != 0) {
        return Optional.of(" has its first level at age " + level.ageNs() + ", not 0");
      }
      if (level.ageNs() <= lastAgeNs) {
        return Optional.of(" has a level at age " + level.ageNs() + " after one at " + lastAgeNs);
      }
      lastAgeNs = level.ageNs();
      Optional<String> problem = within(" age", level.ageNs(), 0, PolicyTable.LAST_RANK_NS)
          .or(() -> within(" rank", level.rankNs(), 0, PolicyTable.LAST_RANK_NS))
          .or(() -> within(" slice", level.sliceNs(), 1, PolicyTable.LAST_RANK_NS));
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> within(String name, long value, long low, long high) {
    return value >= low && value <= high ? Optional.empty() : Optional.of(name + " is " + value + ", not " + low + " to " + high);
  }
}
