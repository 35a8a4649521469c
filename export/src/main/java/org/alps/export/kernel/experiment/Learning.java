package org.alps.export.kernel.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

  /** @param folder of its dataset, profile and tables; not there yet */
  Learning(CommandRunner alps, Path folder, int cpus) {
    this.alps = alps;
    this.folder = folder;
    this.cpus = cpus;
  }

  /** Profiles what was recorded. */
  void profile(Path records) {
    alps.must(List.of("ingest", "parquet:" + records, "--cores", Integer.toString(cpus), "--placement", "seeded", "--hosts", "1", "--to", path(DATASET)));
    alps.must(List.of("simulate", "--dataset", path(DATASET), "--cores", Integer.toString(cpus), "--to", path(PROFILE)));
  }

  /** The table that a contender obeys; learned when it is first asked for. */
  Optional<Path> table(Contender contender) {
    if (contender.backend() == null) {
      return Optional.empty();
    }
    String name = contender.learner() == null ? contender.id() : contender.learner();
    Path table = folder.resolve(name);
    if (!table.toFile().exists()) {
      if (contender.learner() == null) {
        PolicyTableFile.write(ofEquals(), table);
      } else {
        alps.must(List.of("learn", "--profile", path(PROFILE), "--learner", contender.learner(), "--to", table.toString()));
      }
    }
    return Optional.of(table);
  }

  /** In which everybody has the same rank, and a turn has no end. */
  private static PolicyTable ofEquals() {
    PolicyLevel only = new PolicyLevel(0, 0, PolicyTable.LAST_RANK_NS);
    return new PolicyTable(new PolicyHeader(0, 0, 0, List.of(only), 0, 50, 0), List.of());
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
