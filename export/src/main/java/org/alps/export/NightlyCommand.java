package org.alps.export;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.alps.export.nightly.Night;
import org.alps.export.nightly.NightlyConfig;
import org.alps.ingest.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alps nightly}: the scheduled refresh of the policy table. Prints the published table's path, where one is published. */
@Command(
    name = "nightly",
    description = "Refreshes the policy table from new days of a trace, where the gate lets it.",
    footer = {
      "",
      "Run it again at any time: what is done is not done twice, and what broke off is resumed.",
      "export/src/main/config/nightly.conf is a configuration to begin with; export/README.md tells what happens.",
      "",
      "Example: alps nightly --config /etc/alps/nightly.conf"
    })
public final class NightlyCommand implements Callable<Integer> {
  @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration.")
  private Path config;

  @Option(names = "--dry-run", description = "Tell what would be done, and change nothing.")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Night night = new Night(NightlyConfig.read(config));
    String told = dryRun ? night.plan() : night.run().map(table -> table + System.lineSeparator()).orElse("");
    spec.commandLine().getOut().print(told);
    spec.commandLine().getOut().flush();
    return ExitCode.OK.code();
  }
}
