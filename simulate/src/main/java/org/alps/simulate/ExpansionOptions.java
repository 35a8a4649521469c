package org.alps.simulate;

import java.util.Locale;
import org.alps.ingest.AlpsException;
import org.alps.simulate.expand.ArrivalProcess;
import picocli.CommandLine.Option;

/** The options of commands that simulate, on how a trace of counts becomes invocations. */
public final class ExpansionOptions {
  @Option(names = "--arrivals", defaultValue = "poisson", paramLabel = "poisson|bursty",
      description = "How the counts of a minute are spread inside it (default ${DEFAULT-VALUE}).")
  private String arrivals;

  @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "Seed of arrivals and sizes that are drawn (default ${DEFAULT-VALUE}).")
  private long seed;

  /** @throws AlpsException with exit code 2 for an unknown process */
  public Expansion expansion() {
    for (ArrivalProcess process : ArrivalProcess.values()) {
      if (process.name().toLowerCase(Locale.ROOT).equals(arrivals)) {
        return new Expansion(process, seed);
      }
    }
    throw AlpsException.usage("Cannot spread arrivals: --arrivals " + arrivals + ". Say poisson or bursty.");
  }
}
