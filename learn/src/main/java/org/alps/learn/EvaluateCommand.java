package org.alps.learn;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.alps.ingest.ExitCode;
import org.alps.ingest.SessionJob;
import org.alps.ingest.TimeSpan;
import org.alps.simulate.ConditionOptions;
import org.alps.simulate.Conditions;
import org.alps.simulate.EvaluateJob;
import org.alps.simulate.EvaluateRequest;
import org.alps.simulate.ExpansionOptions;
import org.alps.simulate.HostOptions;
import org.alps.simulate.TimeRange;
import org.alps.simulate.TimeRangeOptions;
import org.alps.simulate.outcome.Contender;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alps evaluate}: the arena. Policies learn from time before, and are judged beside each other on time that none has seen. */
@Command(
    name = "evaluate",
    description = "Judges policies on the same hosts and invocations, at time that none of them learned from.",
    footer = {
      "",
      "Example:",
      "  alps evaluate --dataset work/dataset --profile work/profile --from 1d \\",
      "    --load 0.9 --seeds 5 --to work/evaluation"
    })
public final class EvaluateCommand implements Callable<Integer> {
  @Option(names = "--dataset", required = true, paramLabel = "DATASET", description = "A folder that alps ingest wrote.")
  private String dataset;

  @Option(names = "--to", required = true, paramLabel = "EVALUATION", description = "The folder to write; it must not exist.")
  private String to;

  @Option(names = "--profile", arity = "1..*", paramLabel = "PROFILE",
      description = "A folder that alps simulate wrote; several, oldest first. Every learner learns from its windows before --from.")
  private List<String> profiles = List.of();

  @Option(names = "--table", paramLabel = "FILE", description = "A policy table to judge, under the label table.")
  private Path table;

  @Option(names = "--policy", split = ",", paramLabel = "POLICY",
      description = "Contenders: srpt, psjf, ps, eevdf, cfs, rr, fifo, sfs, las, adaptive-only; with --profile also alps, alps-mended, gittins, guarded, nice, "
          + "adaptive and oracle (who knows the distributions of judged time); LABEL=alps:FILE for further tables (default: all there are).")
  private List<String> policies = List.of();

  @Option(names = "--short-below", paramLabel = "TIME", converter = TimeSpan.Converter.class,
      description = "Mean CPU time below which a function is short (default: the mean of all invocations).")
  private TimeSpan shortBelow;

  @Mixin private TimeRangeOptions time;
  @Mixin private HostOptions host;
  @Mixin private ExpansionOptions expansion;
  @Mixin private ConditionOptions condition;

  @Override
  public Integer call() throws Exception {
    host.check();
    Conditions conditions = condition.conditions();
    TimeRange range = time.range();
    List<Entrant> chosen = Entrant.of(policies, table, !profiles.isEmpty());
    var spark = SessionJob.session();
    EntrantsJob job = new EntrantsJob(spark, dataset, profiles, range);
    List<Entrant> entrants = job.able(chosen, conditions);
    List<Contender> contenders = job.contenders(entrants);
    new EvaluateJob(spark).run(new EvaluateRequest(dataset, to, contenders, job.range(), host.model(), expansion.expansion(), conditions,
        shortBelow == null ? 0 : shortBelow.us(), job.training(entrants)));
    System.out.println(to);
    return ExitCode.OK.code();
  }
}
