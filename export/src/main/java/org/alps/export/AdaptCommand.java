package org.alps.export;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.alps.export.policy.TableLocation;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.TimeSpan;
import org.alps.learn.LearnerArguments;
import org.alps.learn.adapt.AdaptLoop;
import org.alps.learn.adapt.AdaptSource;
import org.alps.learn.adapt.HostLearner;
import org.alps.learn.adapt.Recency;
import org.alps.learn.adapt.RecordFolder;
import org.alps.simulate.table.PolicyTableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alps adapt}: the continuous loop of one host, without Spark. It is here because only this module knows policies folders. */
@Command(
    name = "adapt",
    description = {
      "Relearns a host's policy table from its own records, every few seconds, until it is stopped.",
      "",
      "Records: files *.parquet or *.csv with the columns function_uid, arrival_us, cpu_time_us; termination_us and blocked_us where known."
    },
    footer = {"", "Example: alps adapt --records /run/alps/records --prior /var/lib/alps/policies --to /run/alps/table.alps"})
public final class AdaptCommand implements Callable<Integer> {
  @Option(names = "--records", required = true, paramLabel = "FOLDER", description = "Where the recorder publishes files; - for CSV on standard input.")
  private String records;

  @Option(names = "--prior", paramLabel = "PATH", description = "The nightly table: a file, or a policies folder, whose current epoch is followed.")
  private Path prior;

  @Option(names = "--to", required = true, paramLabel = "FILE", description = "The table to write, anew each epoch, in one step.")
  private Path to;

  @Option(names = "--every", defaultValue = "30s", paramLabel = "TIME", converter = TimeSpan.Converter.class,
      description = "The time between epochs; of standard input, by its own time stamps (default ${DEFAULT-VALUE}).")
  private TimeSpan every;

  @Option(names = "--horizon", defaultValue = "300s", paramLabel = "TIME", converter = TimeSpan.Converter.class,
      description = "How far back invocations count (default ${DEFAULT-VALUE}).")
  private TimeSpan horizon;

  @Option(names = "--evidence", paramLabel = "N",
      description = "How many invocations of a function count however old they are (default ${DEFAULT-VALUE}).")
  private long evidence = Recency.DEFAULT.evidence();

  @Option(names = "--most-functions", paramLabel = "N",
      description = "How many functions are remembered, those seen last (default ${DEFAULT-VALUE}).")
  private int mostFunctions = Recency.DEFAULT.mostFunctions();

  @Option(names = "--once", description = "End after one epoch over what is there.")
  private boolean once;

  @Mixin private LearnerArguments arguments;

  private Path priorFile;

  @Override
  public Integer call() throws Exception {
    if (every.us() == 0) {
      throw AlpsException.usage("Cannot adapt every 0s. Give --every a time above 0.");
    }
    Recency recency = new Recency(horizon.us(), Recency.DEFAULT.windows(), evidence, mostFunctions);
    HostLearner learner = new HostLearner(arguments.learner(), arguments.options(), recency, Optional.empty());
    followPrior(learner);
    AdaptLoop loop = new AdaptLoop(learner, to);
    loop.finishWriting();
    if (records.equals("-")) {
      AdaptSource.stream(System.in, loop, () -> followPrior(learner), every.us(), once);
    } else {
      AdaptSource.folder(new RecordFolder(Path.of(records)), loop, () -> followPrior(learner), every.us(), once);
    }
    System.out.println(to);
    return ExitCode.OK.code();
  }

  /** Takes up what was published since the last epoch. */
  private void followPrior(HostLearner learner) {
    if (prior != null && !TableLocation.file(prior).equals(priorFile)) {
      priorFile = TableLocation.file(prior);
      learner.prior(PolicyTableFile.read(priorFile));
    }
  }
}
