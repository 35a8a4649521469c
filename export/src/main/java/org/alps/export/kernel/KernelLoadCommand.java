package org.alps.export.kernel;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.alps.ingest.AlpsException;
import org.alps.ingest.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alps kernel load}: the scheduler goes on. */
@Command(
    name = "load",
    description = {
      "Loads the scheduler into the kernel, where it stays until alps kernel unload or a reboot; no process of ours does.",
      "",
      "Until a table is installed, functions are scheduled as everything else. A table that an earlier load obeyed is obeyed again."
    },
    footer = {"", "Example: alps kernel load"})
public final class KernelLoadCommand implements Callable<Integer> {
  @Option(names = "--backend", paramLabel = "BACKEND", defaultValue = "sched_ext", completionCandidates = Backend.Ids.class,
      description = "What obeys the table: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private String backend;

  @Option(names = "--partial", description = "Schedule only tasks of the class SCHED_EXT, not all. The fair class then goes before them.")
  private boolean partial;

  @Option(names = "--dry-run", description = "Tell what would be done; change nothing.")
  private boolean dryRun;

  @Mixin private PinsOption pins;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Backend wanted = Backend.of(backend);
    if (partial && wanted == Backend.EEVDF) {
      throw AlpsException.usage("Cannot load eevdf: --partial. That backend leaves all tasks in their class; leave --partial out.");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (dryRun) {
      call(wanted, out);
    } else {
      LoaderLock.during(pins.pins(), () -> call(wanted, out));
    }
    out.flush();
    return 0;
  }

  private void call(Backend wanted, PrintWriter out) {
    KernelLoad load = new KernelLoad(pins.pins(), wanted, partial, HostFiles.OF_THIS_HOST);
    if (load.check().isPresent()) {
      if (wanted == Backend.EEVDF && !dryRun) {
        EevdfBackend.applyToAll(pins.pins());
      }
      out.println("already on: " + wanted.id());
    } else if (dryRun) {
      load.plan().forEach(step -> out.println("would " + step));
    } else {
      load.run();
      if (wanted == Backend.EEVDF) {
        Progress.say(EevdfBackend.SHORTCOMINGS);
        EevdfBackend.applyToAll(pins.pins());
      }
      out.println("on: " + wanted.id());
    }
  }
}
