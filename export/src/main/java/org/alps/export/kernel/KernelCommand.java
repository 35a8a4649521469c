package org.alps.export.kernel;

import org.alps.export.kernel.selftest.SelftestCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code alps kernel}: the scheduler and its table in the running kernel. */
@Command(
    name = "kernel",
    description = "Puts the scheduler and a policy table into the running kernel, and takes them out again.",
    subcommands = {
      KernelDoctorCommand.class,
      KernelLoadCommand.class,
      KernelInstallCommand.class,
      KernelStatusCommand.class,
      KernelStatsCommand.class,
      KernelUnloadCommand.class,
      SelftestCommand.class
    },
    footer = {"", "Example: alps kernel doctor"})
public final class KernelCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(),
        "Cannot run alps kernel: no subcommand. Name one of doctor, load, install, status, stats, unload, selftest.");
  }
}
