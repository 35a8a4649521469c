package org.alps.export.kernel;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.alps.ingest.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code alps kernel install}: a table comes into force. */
@Command(
    name = "install",
    description = "Puts a policy table in force in the kernel, whole and in one step; on any failure the old one stays.",
    footer = {"", "Example: alps kernel install policies"})
public final class KernelInstallCommand implements Callable<Integer> {
  @Parameters(paramLabel = "TABLE", description = "A table's file, or a policies folder for its current epoch.")
  private Path table;

  @Option(names = "--dry-run", description = "Check the table and tell what would be done; change nothing.")
  private boolean dryRun;

  @Mixin private PinsOption pins;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    KernelTable verified = KernelTable.read(table, Moment.now());
    if (dryRun) {
      call(verified);
    } else {
      LoaderLock.during(pins.pins(), () -> call(verified));
    }
    spec.commandLine().getOut().flush();
    return 0;
  }

  private void call(KernelTable verified) {
    TableInstall install = new TableInstall(verified, pins.pins());
    String what = "epoch " + verified.header().epoch() + ", " + verified.header().entries() + " functions";
    String before = install.inForce().map(header -> " instead of epoch " + header.epoch()).orElse("");
    PrintWriter out = spec.commandLine().getOut();
    if (install.isDone()) {
      out.println("already in force: " + what);
    } else if (dryRun) {
      out.println("would put in force: " + what + before);
    } else {
      install.run();
      out.println("in force: " + what + before);
    }
    if (!dryRun && EevdfBackend.isOn(pins.pins())) {
      Progress.say("Threads that have their nice value and slice: " + EevdfBackend.applyToAll(pins.pins()));
    }
  }
}
