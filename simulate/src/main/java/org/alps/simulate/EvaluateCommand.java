package org.alps.simulate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.SessionJob;
import org.alps.ingest.TimeSpan;
import org.alps.simulate.outcome.Contender;
import org.alps.simulate.outcome.TrainingFile;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alps evaluate}: policies judged beside each other on unseen time. */
@Command(
    name = "evaluate",
    description = "Judges policies on the same hosts and invocations.",
    footer = {
      "",
      "Judge on time that the table was not learned from.",
      "",
      "Example:",
      "  alps evaluate --dataset work/dataset --from 1d --table work/policy.alps \\",
      "    --to work/evaluation"
    })
public final class EvaluateCommand implements Callable<Integer> {
  @Option(names = "--dataset", required = true, paramLabel = "DATASET", description = "A folder that alps ingest wrote.")
  private String dataset;

  @Option(names = "--to", required = true, paramLabel = "EVALUATION", description = "The folder to write; it must not exist.")
  private String to;

  @Option(names = "--table", paramLabel = "FILE", description = "The policy table that the contender alps obeys.")
  private Path table;

  @Option(names = "--policy", split = ",", paramLabel = "POLICY",
      description = "Contenders: ps, fifo, rr, cfs, eevdf, srpt, or LABEL=alps:FILE for further tables (default ps,fifo,srpt, and alps where there is a --table).")
  private List<String> policies = List.of("ps", "fifo", "srpt");

  @Option(names = "--short-below", paramLabel = "TIME", converter = TimeSpan.Converter.class,
      description = "Mean CPU time below which a function is short (default: the mean of all invocations).")
  private TimeSpan shortBelow;

  @Mixin private TimeRangeOptions time;
  @Mixin private HostOptions host;
  @Mixin private ExpansionOptions expansion;

  @Override
  public Integer call() throws Exception {
    host.check();
    new EvaluateJob(SessionJob.session()).run(new EvaluateRequest(dataset, to, contenders(), time.range(), host.model(),
        expansion.expansion(), shortBelow == null ? 0 : shortBelow.us(), table == null ? null : TrainingFile.read(table)));
    System.out.println(to);
    return ExitCode.OK.code();
  }

  private List<Contender> contenders() {
    List<Contender> contenders = new ArrayList<>();
    Set<String> labels = new LinkedHashSet<>();
    for (String text : policies) {
      int equals = text.indexOf('=');
      String rest = text.substring(equals + 1);
      int colon = rest.indexOf(':');
      String id = colon < 0 ? rest : rest.substring(0, colon);
      PolicyTable obeyed = colon < 0 ? null : PolicyTableFile.read(Path.of(rest.substring(colon + 1)));
      contenders.add(Contender.of(equals < 0 ? id : text.substring(0, equals), SimulatedPolicy.of(id), obeyed));
    }
    if (table != null) {
      contenders.add(Contender.of(SimulatedPolicy.ALPS.id(), SimulatedPolicy.ALPS, PolicyTableFile.read(table)));
    }
    for (Contender contender : contenders) {
      if (!labels.add(contender.label())) {
        throw AlpsException.usage("Cannot judge two contenders called " + contender.label() + ". Name one of them LABEL=policy.");
      }
      if (contender.policy() == SimulatedPolicy.ALPS && contender.tableBytes() == null) {
        throw AlpsException.usage("Cannot judge alps: no policy table. Give --table FILE, or LABEL=alps:FILE.");
      }
    }
    return contenders;
  }
}
