package org.alps.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.alps.export.policy.TableLocation;
import org.alps.export.publish.PolicyFacts;
import org.alps.export.publish.PolicyPublication;
import org.alps.simulate.outcome.TrainingFile;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alps export}: publishes a learned table as the next epoch of a policies folder. */
@Command(
    name = "export",
    description = "Publishes a policy table: a new epoch, then one switched pointer.",
    footer = {
      "",
      "What alps learn left beside the table goes into the manifest. Further facts: learner, seed, source, trace_characteristics, parameters.NAME; other names become notes.",
      "",
      "Example: alps export --table out/policy.alps --to policies --manifest-fact learner=alps"
    })
public final class ExportCommand implements Callable<Integer> {
  @Option(names = "--table", required = true, paramLabel = "FILE", description = "The learned table.")
  private Path table;

  @Option(names = "--to", required = true, paramLabel = "POLICIES", description = "The policies folder; made where it is missing.")
  private Path to;

  @Option(names = "--epoch", paramLabel = "N", description = "The number to publish it under (default: the next one).")
  private Long epoch;

  @Option(names = "--manifest-fact", paramLabel = "NAME=VALUE", description = "What the manifest shall tell; may be given several times.")
  private List<String> facts = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path file = TableLocation.file(table);
    PolicyFacts told = PolicyFacts.of(facts).or(PolicyFacts.of(TrainingFile.read(file), null, List.of()));
    PolicyTable learned = PolicyTableFile.read(file);
    PolicyPublication publication = new PolicyPublication(to);
    Path published = publication.publish(learned, epoch == null ? publication.nextEpoch() : epoch, told);
    spec.commandLine().getOut().println(published);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
