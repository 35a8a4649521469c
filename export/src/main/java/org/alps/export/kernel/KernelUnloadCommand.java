package org.alps.export.kernel;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alps kernel unload}: the kernel's own scheduler has all tasks again. */
@Command(
    name = "unload",
    description = "Takes the scheduler out of the kernel; its table and the tags stay for the next load.",
    footer = {"", "Example: alps kernel unload"})
public final class KernelUnloadCommand implements Callable<Integer> {
  @Option(names = "--all", description = "Remove the table, the tags and all else that is pinned, too.")
  private boolean all;

  @Option(names = "--dry-run", description = "Tell what would be done; change nothing.")
  private boolean dryRun;

  @Mixin private PinsOption pins;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    KernelUnload unload = new KernelUnload(pins.pins(), all, HostFiles.OF_THIS_HOST);
    if (dryRun) {
      call(unload);
    } else {
      LoaderLock.during(pins.pins(), () -> call(unload));
    }
    spec.commandLine().getOut().flush();
    return 0;
  }

  private void call(KernelUnload unload) {
    List<String> plan = unload.plan();
    PrintWriter out = spec.commandLine().getOut();
    if (plan.isEmpty()) {
      out.println("already off");
    } else if (dryRun) {
      plan.forEach(step -> out.println("would " + step));
    } else {
      unload.run();
      out.println("off");
    }
  }
}
