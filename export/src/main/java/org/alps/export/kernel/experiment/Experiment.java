package org.alps.export.kernel.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alps.ingest.Progress;
import org.alps.simulate.table.PolicyTableFile;

/**
 * The loop in a real kernel: each workload is run and recorded under the kernel's default, tables are learned from those records, and the same
 * workload is run under each contender. Every run is also predicted by the simulator.
 */
public final class Experiment {
  /** The share of invocations without a record beyond which a trial is void. */
  private static final double MOST_LOST = 0.01;

  private final CommandRunner alps;
  private final Guest guest;
  private final Path out;
  private final int cpus;
  private final List<TrialResult> results = new ArrayList<>();
  private final List<Frontier> frontiers = new ArrayList<>();

  /** @param out a folder for all that is made */
  public Experiment(CommandRunner alps, Guest guest, Path out, int cpus) {
    this.alps = alps;
    this.guest = guest;
    this.out = out;
    this.cpus = cpus;
  }

  /** Runs a workload under all contenders, once for each seed; tables are learned from the first seed's records. */
  public void run(Workload workload, List<Contender> contenders, List<Long> seeds) {
    Learning learning = null;
    for (long seed : seeds) {
      List<Invocation> invocations = workload.invocations(seed);
      TrialResult recorded = run(new Trial(workload.name(), workload.source(), seed, Contender.EEVDF), invocations, learning);
      if (learning == null) {
        learning = new Learning(alps, out.resolve(Trial.folder(workload.name())), cpus, recorded, records(result(recorded.trial())));
      }
      for (Contender contender : contenders) {
        if (contender != Contender.EEVDF) {
          run(new Trial(workload.name(), workload.source(), seed, contender), invocations, learning);
        }
      }
    }
    frontiers.addAll(learning.frontiers());
  }

  public ExperimentReport report() {
    return new ExperimentReport(List.copyOf(results), List.copyOf(frontiers), cpus);
  }

  private TrialResult run(Trial trial, List<Invocation> invocations, Learning learning) {
    Progress.say("Running " + trial);
    Path result = result(trial);
    Path order = result.resolveSibling("order");
    TrialOrder written = TrialOrder.write(order, trial.contender(), invocations, learning == null ? Optional.empty() : learning.table(trial.contender()));
    guest.run(order, result);
    List<Invocation> recorded = Invocations.read("parquet:" + records(result), 0);
    if (recorded.size() < invocations.size() * (1 - MOST_LOST) || recorded.size() > invocations.size()) {
      throw new IllegalStateException(trial + ": " + recorded.size() + " records of " + invocations.size() + " invocations");
    }
    Progress.say(recorded.size() + " of " + invocations.size() + " invocations recorded");
    TrialResult whole = TrialResult.of(trial, recorded, us(result, TrialRunner.BUSY_US), us(result, TrialRunner.DISPATCH_US),
        written.table().map(PolicyTableFile::read).orElse(null), cpus);
    results.add(whole);
    return whole;
  }

  private Path result(Trial trial) {
    return out.resolve("trials").resolve(trial.name()).resolve("result");
  }

  private static Path records(Path result) {
    return result.resolve("records");
  }

  private static long us(Path result, String name) {
    try {
      return Long.parseLong(Files.readString(result.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
