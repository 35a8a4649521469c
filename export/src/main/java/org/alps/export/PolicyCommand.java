package org.alps.export;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code alps policy}: policy tables for people. */
@Command(
    name = "policy",
    description = "Shows, compares and checks policy tables.",
    subcommands = {PolicyShowCommand.class, PolicyDiffCommand.class, PolicyVerifyCommand.class},
    footer = {"", "Example: alps policy show policies --top 20"})
public final class PolicyCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Cannot run alps policy: no subcommand. Name one of show, diff, verify.");
  }
}
