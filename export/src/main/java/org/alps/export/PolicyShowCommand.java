package org.alps.export;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.alps.export.policy.PolicyListing;
import org.alps.export.policy.TableLocation;
import org.alps.ingest.AlpsException;
import org.alps.simulate.table.PolicyTableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code alps policy show}: a table's header, then its functions in order. */
@Command(
    name = "show",
    description = "Lists a policy table: what holds for all, then each function in order.",
    footer = {
      "",
      "Ranks are times, smaller first; priority numbers them for people. rank_us shows nanoseconds after the point.",
      "",
      "Example: alps policy show policies --top 20"
    })
public final class PolicyShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "TABLE", description = "A table's file, or a policies folder for its current epoch.")
  private Path table;

  @Option(names = "--top", paramLabel = "N", defaultValue = "9223372036854775807", showDefaultValue = Visibility.NEVER,
      description = "Only the first N functions in order (default: all).")
  private long top;

  @Option(names = "--function", paramLabel = "UID", defaultValue = "", description = "Only functions whose UID begins so (default: all).")
  private String function;

  @Option(names = "--format", paramLabel = "FORM", defaultValue = "text", completionCandidates = PolicyListing.Format.Ids.class,
      description = "What to print: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
  private String format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (top < 0) {
      throw AlpsException.usage("Cannot show functions: " + top + ". Give --top 0 or more.");
    }
    String listing = new PolicyListing(PolicyTableFile.read(TableLocation.file(table)), function, top).in(PolicyListing.Format.of(format));
    spec.commandLine().getOut().print(listing);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
