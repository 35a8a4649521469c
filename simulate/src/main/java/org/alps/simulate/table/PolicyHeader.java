package org.alps.simulate.table;

import java.util.List;

/**
 * What holds for every function of a policy table.
 *
 * @param epoch the table's number, at least 0; 0 before it is published
 * @param createdAtNs nanoseconds since 1970
 * @param agingFactor the guard: a task's key is fair sharing's virtual time at its arrival + agingFactor x rank; 0 switches aging off, and
 *     order is by rank alone
 * @param defaultLevels what a function without an entry follows
 * @param minimumQuantumNs a dispatched task is not preempted before it ran this long
 * @param fairSharePermille the share of CPU time kept for tasks that belong to no function, 0 to 1000
 * @param stalenessLimitNs age at which the table is no longer obeyed, or 0 for never
 */
public record PolicyHeader(
    long epoch,
    long createdAtNs,
    long agingFactor,
    List<PolicyLevel> defaultLevels,
    long minimumQuantumNs,
    long fairSharePermille,
    long stalenessLimitNs) {
  public PolicyHeader {
    defaultLevels = List.copyOf(defaultLevels);
  }

  /** This header under another table number, as publication gives it. */
  public PolicyHeader withEpoch(long newEpoch) {
    return new PolicyHeader(
        newEpoch, createdAtNs, agingFactor, defaultLevels, minimumQuantumNs, fairSharePermille, stalenessLimitNs);
  }
}
