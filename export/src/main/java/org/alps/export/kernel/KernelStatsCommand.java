package org.alps.export.kernel;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.alps.ingest.AlpsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alps kernel stats}: what the scheduler decided, and how functions fared. */
@Command(
    name = "stats",
    description = "Shows what the scheduler decided since it was loaded, and how long each function waited.",
    footer = {"", "Example: alps kernel stats --prometheus > /var/lib/node_exporter/alps.prom"})
public final class KernelStatsCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(names = "--prometheus", description = "Print Prometheus's text format.")
  private boolean prometheus;

  @Mixin private PinsOption pins;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (json && prometheus) {
      throw AlpsException.usage("Cannot print stats: --json and --prometheus. Choose one.");
    }
    KernelStats stats = KernelStats.read(pins.pins());
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? stats.json() : prometheus ? PrometheusText.of(stats) : stats.text());
    out.flush();
    return 0;
  }
}
