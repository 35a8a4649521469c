package org.alps.export.kernel;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alps kernel status}: is it on, which epoch, since when, why did it leave. */
@Command(
    name = "status",
    description = "Tells whether the scheduler is on, since when, by which table, and why it left if it did.",
    footer = {"", "Example: alps kernel status"})
public final class KernelStatusCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private PinsOption pins;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    StatusReport report = StatusReport.of(pins.pins(), HostFiles.OF_THIS_HOST);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? report.json() : report.text());
    out.flush();
    return 0;
  }
}
