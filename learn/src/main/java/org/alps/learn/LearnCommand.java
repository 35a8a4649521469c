package org.alps.learn;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.alps.ingest.ExitCode;
import org.alps.ingest.SessionJob;
import org.alps.simulate.TimeRangeOptions;
import org.alps.simulate.table.PolicyTableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alps learn}: profiles in, a policy table out. */
@Command(
    name = "learn",
    description = "Learns a policy table from profiles.",
    footer = {"", "Example: alps learn --profile work/profile --until 1d --to work/policy.alps"})
public final class LearnCommand implements Callable<Integer> {
  @Option(names = "--profile", required = true, arity = "1..*", paramLabel = "PROFILE", description = "A folder that alps simulate wrote; several, oldest first.")
  private List<String> profiles;

  @Option(names = "--to", required = true, paramLabel = "FILE", description = "The table to write.")
  private Path to;

  @Option(names = "--incumbent", paramLabel = "FILE", description = "The table in force, which new slices are smoothed with.")
  private Path incumbent;

  @Option(names = "--created-at", paramLabel = "INSTANT", description = "The table's time stamp, as in 2026-01-31T00:00:00Z (default: now).")
  private Instant createdAt;

  @Mixin private TimeRangeOptions time;
  @Mixin private LearnerArguments arguments;

  @Override
  public Integer call() throws Exception {
    Instant stamp = createdAt == null ? Instant.now() : createdAt;
    LearnRequest request = new LearnRequest(
        profiles, time.range(), to, arguments.learner(), arguments.options(), Optional.ofNullable(incumbent).map(PolicyTableFile::read),
        stamp.getEpochSecond() * 1_000_000_000L + stamp.getNano());
    new LearnJob(SessionJob.session()).run(request);
    System.out.println(to);
    return ExitCode.OK.code();
  }
}
