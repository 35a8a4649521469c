package org.alps.export.kernel.experiment;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alps.learn.LearnerOptions;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;

/** The policy tables of a workload: learned from what was recorded under the kernel's default, by the same commands that an operator gives. */
final class Learning {
  private static final String DATASET = "dataset";
  private static final String PROFILE = "profile";

  private final CommandRunner alps;
  private final Path folder;
  private final int cpus;
  private final TrialResult recorded;
  private final Map<Contender, Frontier> frontiers = new EnumMap<>(Contender.class);

  /**
   * Profiles what was recorded.
   *
   * @param folder of its dataset, profile and tables; not there yet
   * @param recorded under the kernel's default
   * @param records of it, as files
   */
  Learning(CommandRunner alps, Path folder, int cpus, TrialResult recorded, Path records) {
    this.alps = alps;
    this.folder = folder;
    this.cpus = cpus;
    this.recorded = recorded;
    alps.must(List.of("ingest", "parquet:" + records, "--cores", Integer.toString(cpus), "--placement", "seeded", "--hosts", "1", "--to", path(DATASET)));
    alps.must(List.of("simulate", "--dataset", path(DATASET), "--cores", Integer.toString(cpus), "--to", path(PROFILE)));
  }

  /** The table that a contender obeys; learned when it is first asked for. */
  Optional<Path> table(Contender contender) {
    if (contender.backend() == null) {
      return Optional.empty();
    }
    if (contender.learner() == null) {
      Path table = folder.resolve(contender.id());
      if (!table.toFile().exists()) {
        PolicyTableFile.write(ofEquals(), table);
      }
      return Optional.of(table);
    }
    return Optional.of(learned(contender.learner(), contender.guarded() ? frontier(contender).knee().longestDelayMs() : 0));
  }

  /** What the guard's longest delays to choose from come to, for each contender that has a table with one. */
  List<Frontier> frontiers() {
    return List.copyOf(frontiers.values());
  }

  private Frontier frontier(Contender contender) {
    return frontiers.computeIfAbsent(contender, its ->
        Frontier.of(recorded, its, cpus, delayMs -> PolicyTableFile.read(learned(its.learner(), delayMs))));
  }

  private Path learned(String learner, long longestDelayMs) {
    Path table = folder.resolve(learner + (longestDelayMs == 0 ? "" : "-" + longestDelayMs + "-ms"));
    if (!table.toFile().exists()) {
      alps.must(List.of("learn", "--profile", path(PROFILE), "--learner", learner, "--longest-delay-ms", Long.toString(longestDelayMs), "--to", table.toString()));
    }
    return table;
  }

  /** In which everybody has the same rank, and a turn has no end. */
  private static PolicyTable ofEquals() {
    PolicyLevel only = new PolicyLevel(0, 0, PolicyTable.LAST_RANK_NS);
    return new PolicyTable(new PolicyHeader(0, 0, 0, List.of(only), 0, LearnerOptions.unguarded().fairSharePermille(), 0), List.of());
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
