package org.alps.simulate;

import java.util.concurrent.Callable;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.Progress;
import org.alps.ingest.SessionJob;
import org.alps.ingest.TimeSpan;
import org.alps.simulate.profile.ProfileManifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alps simulate}: a dataset in, the SRPT profile of each function and window out. */
@Command(
    name = "simulate",
    description = "Simulates a dataset's hosts under SRPT and profiles each function and window.",
    footer = {"", "Example: alps simulate --dataset work/dataset --to work/profile --window 1h"})
public final class SimulateCommand implements Callable<Integer> {
  private static final long SHORTEST_WINDOW_US = 1_000;

  @Option(names = "--dataset", required = true, paramLabel = "DATASET", description = "A folder that alps ingest wrote.")
  private String dataset;

  @Option(names = "--to", required = true, paramLabel = "PROFILE", description = "The folder to write; it must not exist.")
  private String to;

  @Option(names = "--window", defaultValue = "1h", paramLabel = "TIME", converter = TimeSpan.Converter.class,
      description = "Length of a window (default ${DEFAULT-VALUE}).")
  private TimeSpan window;

  @Mixin private HostOptions host;
  @Mixin private ExpansionOptions expansion;

  @Override
  public Integer call() throws Exception {
    if (window.us() < SHORTEST_WINDOW_US) {
      throw AlpsException.usage("Cannot profile in windows of " + window.us() + " us. Give --window at least 1ms.");
    }
    host.check();
    ProfileManifest manifest = new SimulateJob(SessionJob.session())
        .run(new SimulateRequest(dataset, to, window.us(), host.model(), expansion.expansion()));
    System.out.println(to);
    Progress.say(manifest.trace().sentence());
    return ExitCode.OK.code();
  }
}
