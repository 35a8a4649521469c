package org.alps.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;

/**
 * From what is known of a function's sizes to the levels of its policy: few {@link LevelFit} levels of its {@link GittinsIndex}, and beyond the
 * largest size expected, where nothing is known, rank = age at two ages. With one level the rank is the mean, as the index at age 0 alone misleads.
 * A turn lasts to where the index would have the choice thought over: long where sizes are regular, so that of equals the first is done first, and short where
 * they are not, so that equals share.
 */
final class GittinsLevels {
  /** The ages beyond, as multiples of the largest size that is expected. */
  private static final double[] BEYOND = {1, 4};
  private static final long NS_PER_US = 1_000;

  private final LearnerOptions options;

  GittinsLevels(LearnerOptions options) {
    this.options = options;
  }

  /** @param incumbent the function's entry in the table in force, which bounds how far ranks move */
  List<PolicyLevel> of(SizeEvidence sizes, Optional<FunctionPolicy> incumbent) {
    List<PolicyLevel> levels = new ArrayList<>();
    if (options.levels() == 1) {
      add(levels, 0, sizes.meanUs(), sizes.endUs(), incumbent);
      return levels;
    }
    int beyond = options.levels() < 4 ? 1 : BEYOND.length;
    GittinsIndex index = new GittinsIndex(sizes);
    LevelFit fit = new LevelFit(index, options.levels() - beyond);
    for (int level = 0; level < fit.size(); level++) {
      int start = fit.start(level);
      add(levels, index.ageUs(start), fit.rankUs(level), index.untilUs(start) - index.ageUs(start), incumbent);
    }
    for (int i = 0; i < beyond; i++) {
      double ageUs = sizes.endUs() * BEYOND[i];
      add(levels, ageUs, ageUs, ageUs, incumbent);
    }
    return levels;
  }

  /** Adds a level unless the one before begins at the same whole microsecond. */
  private void add(List<PolicyLevel> levels, double ageUs, double rankUs, double sliceUs, Optional<FunctionPolicy> incumbent) {
    long ageNs = (long) Math.min(ageUs, PolicyTable.LAST_RANK_NS / NS_PER_US) * NS_PER_US;
    if (!levels.isEmpty() && levels.get(levels.size() - 1).ageNs() >= ageNs) {
      return;
    }
    long freshNs = Math.max(1, Math.round(Math.min(rankUs * NS_PER_US, PolicyTable.LAST_RANK_NS)));
    long sliceNs = Math.round(Math.min(sliceUs * NS_PER_US, PolicyTable.LAST_RANK_NS));
    levels.add(new PolicyLevel(ageNs, incumbent.map(entry -> bounded(freshNs, rankNs(entry, ageNs))).orElse(freshNs),
        Math.max(sliceNs, Math.max(options.minimumQuantumNs(), NS_PER_US))));
  }

  private long bounded(long freshNs, long incumbentNs) {
    double bound = options.changeBound();
    return Math.round(Math.min(Math.max(freshNs, incumbentNs / bound), Math.min(incumbentNs * bound, PolicyTable.LAST_RANK_NS)));
  }

  private static long rankNs(FunctionPolicy entry, long ageNs) {
    long rankNs = 0;
    for (PolicyLevel level : entry.levels()) {
      if (level.ageNs() <= ageNs) {
        rankNs = level.rankNs();
      }
    }
    return Math.max(1, rankNs);
  }
}
