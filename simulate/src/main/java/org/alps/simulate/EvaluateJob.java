package org.alps.simulate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alps.ingest.AlpsException;
import org.alps.ingest.Counted;
import org.alps.ingest.SparkProgressJob;
import org.alps.ingest.Version;
import org.alps.ingest.dataset.DatasetSchema;
import org.alps.ingest.dataset.Json;
import org.alps.ingest.dataset.StagedFolder;
import org.alps.ingest.dataset.TraceManifest;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.outcome.Bootstrap;
import org.alps.simulate.outcome.Contender;
import org.alps.simulate.outcome.EvaluationFiles;
import org.alps.simulate.outcome.EvaluationManifest;
import org.alps.simulate.outcome.OutcomeSchema;
import org.alps.simulate.outcome.OutcomeSink;
import org.alps.simulate.outcome.Verdict;
import org.alps.simulate.outcome.Yardsticks;
import org.alps.simulate.table.PolicyTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The judging job: every contender simulated on the same hosts, in one read of the trace; out come its measures, curves and functions. */
public final class EvaluateJob {
  private static final String OUTCOMES = "outcomes";
  private final SparkSession spark;

  public EvaluateJob(SparkSession spark) {
    this.spark = spark;
  }

  /** Judges the contenders and publishes the evaluation's files. */
  public Verdict run(EvaluateRequest request) throws IOException {
    HostTraceJob trace = new HostTraceJob(spark, request.dataset(), request.expansion());
    TraceManifest dataset = trace.manifest();
    HostModel model = trace.model(request.model());
    double shortBelowUs = request.shortBelowUs() > 0 ? request.shortBelowUs() : dataset.workUs() / dataset.invocations();
    String[] uids = trace.functionUids();
    byte[] classes = trace.classes(shortBelowUs);
    Judge judge = new Judge(request.contenders(), uids, classes, model);
    ArenaJob arena = new ArenaJob(spark, trace, request);
    try (StagedFolder folder = new StagedFolder(request.to(), "evaluation", spark.sparkContext().hadoopConfiguration());
        SparkProgressJob progress = SparkProgressJob.stage(spark, "Judging " + (request.contenders().size() == 1 ? "1 policy" : request.contenders().size() + " policies"))) {
      List<String> labels = request.contenders().stream().map(Contender::label).toList();
      OutcomesJob outcomes = new OutcomesJob(outcomes(arena, model.cores(), judge, folder.path(OUTCOMES).toString()), labels);
      Verdict verdict = outcomes.verdict();
      if (verdict.units() == 0) {
        throw AlpsException.badInput("Cannot judge on " + request.dataset() + ": nothing arrives from " + request.range().text() + ". "
            + TimeRange.of(dataset).within());
      }
      Yardsticks yardsticks = Yardsticks.of(request.contenders());
      Bootstrap bootstrap = new Bootstrap(verdict.units(), request.expansion().seed());
      new EvaluationFiles(folder.fileSystem(), folder.root()).write(verdict, yardsticks, outcomes.functions(uids, classes), bootstrap);
      folder.fileSystem().delete(folder.path(OUTCOMES), true);
      Json.write(folder.fileSystem(), folder.path(DatasetSchema.MANIFEST), manifest(request, trace, arena, model.cores(), shortBelowUs, verdict));
      folder.publish();
      progress.done(Counted.of(verdict.outcome(labels.get(0), Verdict.ALL).count(), "invocation") + " on "
          + Counted.of(dataset.placement().hosts(), "host") + (arena.seeds().size() == 1 ? "" : " x " + arena.seeds().size() + " seeds"));
      return verdict;
    }
  }

  private Dataset<Row> outcomes(ArenaJob arena, int cores, Judge judge, String folder) {
    var rows = arena.run(cores, (host, seed, invocations) -> {
      List<OutcomeSink> sinks = judge.judge(invocations);
      List<Row> all = new ArrayList<>();
      for (int policy = 0; policy < sinks.size(); policy++) {
        all.addAll(OutcomeSchema.rows(policy, host, seed, sinks.get(policy), Verdict.CLASSES.size()));
      }
      return all;
    });
    spark.createDataFrame(rows, OutcomeSchema.SCHEMA).write().parquet(folder);
    return spark.read().schema(OutcomeSchema.SCHEMA).parquet(folder);
  }

  private static EvaluationManifest manifest(
      EvaluateRequest request, HostTraceJob trace, ArenaJob arena, int cores, double shortBelowUs, Verdict verdict) {
    TraceManifest dataset = trace.manifest();
    List<EvaluationManifest.Judged> judged = new ArrayList<>();
    for (Contender contender : request.contenders()) {
      PolicyTable table = contender.table();
      judged.add(new EvaluationManifest.Judged(contender.label(), contender.policy().id(), contender.tableSha256(),
          table == null ? null : table.header().epoch(), table == null ? null : table.policies().size()));
    }
    Map<String, Double> congestion = new TreeMap<>();
    for (String fair : Yardsticks.of(request.contenders()).fair()) {
      congestion.put(fair, verdict.outcome(fair, Verdict.ALL).meanSlowdown());
    }
    Conditions conditions = request.conditions();
    TraceManifest.Placed placed = dataset.placement();
    double work = verdict.outcome(verdict.labels().get(0), Verdict.ALL).cpuTimeUs();
    double offered = work / ((double) arena.spanUs() * cores * placed.hosts() * conditions.seeds());
    return new EvaluationManifest(EvaluationManifest.FORMAT_VERSION, Version.text(), request.dataset(), EvaluationManifest.Trace.of(dataset),
        new EvaluationManifest.Placement(placed.kind(), placed.hosts(), cores, placed.targetLoad(), conditions.stretched() ? conditions.load() : offered),
        arena.fromUs(), arena.fromUs() + arena.spanUs(), request.model().switchCostUs(), request.model().tickUs(), request.model().sleeps(),
        trace.arrivals(), request.expansion().seed(), arena.seeds(), conditions.load(), conditions.driftSigma(),
        shortBelowUs, new EvaluationManifest.Resampling(verdict.units(), Bootstrap.REPLICATES, Bootstrap.CONFIDENCE), congestion, judged,
        request.training());
  }
}
