package org.alps.simulate;

import org.alps.ingest.AlpsException;
import org.alps.simulate.host.HostModel;
import picocli.CommandLine.Option;

/** The options of commands that simulate, on the hosts. */
public final class HostOptions {
  @Option(names = "--cores", defaultValue = "0", paramLabel = "N", description = "Cores of a host (default: what the dataset was placed for).")
  private int cores;

  @Option(names = "--switch-cost-us", defaultValue = "0", paramLabel = "US", description = "What each dispatch spends first (default ${DEFAULT-VALUE}).")
  private long switchCostUs;

  @Option(names = "--tick-us", defaultValue = "0", paramLabel = "US",
      description = "The clock by which the end of a slice is noticed; 0 for at once (default ${DEFAULT-VALUE}).")
  private long tickUs;

  @Option(names = "--sleeps", defaultValue = "1", paramLabel = "N",
      description = "In how many sleeps an invocation spends its blocked time (default ${DEFAULT-VALUE}).")
  private int sleeps;

  /** What hosts are like; 0 cores for what a dataset was placed for. */
  public HostModel model() {
    return new HostModel(cores, switchCostUs, tickUs, sleeps);
  }

  /** @throws AlpsException with exit code 2 that tells all that is out of range */
  public void check() {
    model().withDefaultCores(1).check();
  }
}
