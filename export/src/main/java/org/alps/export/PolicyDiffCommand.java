package org.alps.export;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.alps.export.policy.PolicyDiff;
import org.alps.export.policy.TableLocation;
import org.alps.simulate.table.PolicyTableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code alps policy diff}: what changed from one table to another. */
@Command(
    name = "diff",
    description = "Tells what changed from one policy table to another.",
    footer = {"", "Example: alps policy diff policies/epoch=6 policies/epoch=7"})
public final class PolicyDiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A", description = "The older table: its file or folder.")
  private Path a;

  @Parameters(index = "1", paramLabel = "B", description = "The newer table: its file or folder.")
  private Path b;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PolicyDiff diff = new PolicyDiff(PolicyTableFile.read(TableLocation.file(a)), PolicyTableFile.read(TableLocation.file(b)));
    spec.commandLine().getOut().print(diff.text());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
