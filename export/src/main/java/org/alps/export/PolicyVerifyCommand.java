package org.alps.export;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.alps.export.policy.TableLocation;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code alps policy verify}: whether a table is sound to the last bit. */
@Command(
    name = "verify",
    description = "Checks that a policy table is sound; exit code 3 where it is not.",
    footer = {"", "Example: alps policy verify policies"})
public final class PolicyVerifyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "TABLE", description = "A table's file, or a policies folder for its current epoch.")
  private Path table;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Path file = TableLocation.file(table);
    PolicyTable sound = PolicyTableFile.read(file);
    int levels = sound.policies().stream().mapToInt(policy -> policy.levels().size()).sum();
    spec.commandLine().getOut().printf(
        "ok: %s: version %d, epoch %d, %d functions, %d levels%n",
        file, PolicyTableFile.VERSION, sound.header().epoch(), sound.policies().size(), levels);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
