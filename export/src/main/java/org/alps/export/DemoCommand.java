package org.alps.export;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.alps.export.publish.PolicyFacts;
import org.alps.export.publish.PolicyPublication;
import org.alps.export.report.EvaluationFiles;
import org.alps.export.report.SummaryTable;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.IngestJob;
import org.alps.ingest.IngestRequest;
import org.alps.ingest.SessionJob;
import org.alps.ingest.TimeSpan;
import org.alps.ingest.format.ReaderOptions;
import org.alps.learn.LearnJob;
import org.alps.learn.LearnRequest;
import org.alps.learn.LearnerOptions;
import org.alps.learn.Learners;
import org.alps.simulate.Conditions;
import org.alps.simulate.EvaluateJob;
import org.alps.simulate.EvaluateRequest;
import org.alps.simulate.Expansion;
import org.alps.simulate.SimulateJob;
import org.alps.simulate.SimulateRequest;
import org.alps.simulate.TimeRange;
import org.alps.simulate.expand.ArrivalProcess;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.outcome.Contender;
import org.alps.simulate.outcome.TrainingFile;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.table.PolicyTable;
import org.apache.commons.io.FileUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alps demo}: the whole pipeline on a synthetic trace, learned from its first day and judged on its second. */
@Command(
    name = "demo",
    description = "Runs the whole pipeline on two synthetic days: learns from the first, judges on the second.",
    footer = {"", "Example: alps demo"})
public final class DemoCommand implements Callable<Integer> {
  private static final String TRACE = "synthetic:functions=1200,days=2,invocations=2200000,work-cores=42";
  private static final String MARK = ".alps-demo";
  private static final int CORES = 16;
  private static final HostModel HOST = HostModel.ideal(CORES);
  private static final int HOSTS = 3;
  private static final long DAY_US = TimeSpan.of("1d").us();
  private static final long EPOCH = 1;

  @Option(names = "--to", defaultValue = "out/demo", paramLabel = "FOLDER", description = "The folder to write; an earlier demo there is replaced (default ${DEFAULT-VALUE}).")
  private Path to;

  @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "Seed of the trace and its placement (default ${DEFAULT-VALUE}).")
  private long seed;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    prepare();
    String dataset = path("dataset");
    var spark = SessionJob.session();
    Expansion expansion = new Expansion(ArrivalProcess.POISSON, seed);
    new IngestJob(spark).run(
        new IngestRequest(List.of(TRACE), dataset, CORES, 1, HOSTS, "seeded", null, new ReaderOptions(null, seed)));
    new SimulateJob(spark).run(new SimulateRequest(dataset, path("profile"), TimeSpan.of("1h").us(), HOST, expansion));
    Path learned = to.resolve("policy.alps");
    PolicyTable table = new LearnJob(spark).run(new LearnRequest(
        List.of(path("profile")), new TimeRange(0, DAY_US), learned, Learners.GUARDED, Learners.GUARDED.defaults(), Optional.empty(), 0));
    PolicyTable numbered = table.withEpoch(EPOCH);
    List<Contender> contenders = List.of(
        Contender.of("ps", SimulatedPolicy.PS, null), Contender.of("fifo", SimulatedPolicy.FIFO, null),
        Contender.of("srpt", SimulatedPolicy.SRPT, null), Contender.of(Learners.GUARDED.id(), SimulatedPolicy.ALPS, numbered));
    new EvaluateJob(spark).run(new EvaluateRequest(
        dataset, path("evaluation"), contenders, new TimeRange(DAY_US, Long.MAX_VALUE), HOST, expansion, Conditions.AS_TRACED, 0, TrainingFile.read(learned)));
    Path published = new PolicyPublication(to.resolve("policies"))
        .publish(numbered, EPOCH, PolicyFacts.of(TrainingFile.read(learned), seed, List.of("profile")));
    Path report = to.resolve("report.html");
    ReportCommand.write(to.resolve("evaluation"), report);
    tell(published, report);
    return ExitCode.OK.code();
  }

  private String path(String name) {
    return to.resolve(name).toString();
  }

  private void prepare() throws IOException {
    if (Files.exists(to)) {
      if (!Files.exists(to.resolve(MARK))) {
        throw AlpsException.usage("Cannot write demo: " + to + " exists and is no demo's. Name another folder with --to.");
      }
      FileUtils.deleteDirectory(to.toFile());
    }
    Files.createDirectories(to);
    Files.createFile(to.resolve(MARK));
  }

  private void tell(Path published, Path report) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(SummaryTable.of(EvaluationFiles.read(to.resolve("evaluation"))));
    out.println("Policy table  " + published);
    out.println("Report        " + report);
    out.println("Dataset, profile and evaluation are beside it in " + to);
    out.flush();
  }
}
