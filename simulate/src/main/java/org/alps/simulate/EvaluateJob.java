package org.alps.simulate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.alps.ingest.SparkProgressJob;
import org.alps.ingest.Version;
import org.alps.ingest.dataset.Columns;
import org.alps.ingest.dataset.DatasetSchema;
import org.alps.ingest.dataset.Json;
import org.alps.ingest.dataset.StagedFolder;
import org.alps.ingest.dataset.TraceManifest;
import org.alps.simulate.outcome.ClassOutcome;
import org.alps.simulate.outcome.Contender;
import org.alps.simulate.outcome.EvaluationFiles;
import org.alps.simulate.outcome.EvaluationManifest;
import org.alps.simulate.outcome.FunctionSummary;
import org.alps.simulate.outcome.OutcomeSchema;
import org.alps.simulate.outcome.OutcomeSink;
import org.alps.simulate.outcome.Verdict;
import org.alps.simulate.policy.SimulatedPolicy;
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
    int cores = request.cores() > 0 ? request.cores() : dataset.placement().cores();
    double shortBelowUs = request.shortBelowUs() > 0 ? request.shortBelowUs() : dataset.workUs() / dataset.invocations();
    String[] uids = trace.functionUids();
    byte[] classes = trace.classes(shortBelowUs);
    Judge judge = new Judge(request.contenders(), uids, classes, cores, request.switchCostUs(), request.range());
    try (StagedFolder folder = new StagedFolder(request.to(), "evaluation", spark.sparkContext().hadoopConfiguration());
        SparkProgressJob progress = SparkProgressJob.stage(spark, "Judging " + request.contenders().size() + " policies")) {
      Dataset<Row> outcomes = outcomes(trace, request.range(), judge, folder.path(OUTCOMES).toString());
      Verdict verdict = verdict(request.contenders(), outcomes);
      if (verdict.outcome(verdict.labels().get(0), Verdict.ALL).count() == 0) {
        throw org.alps.ingest.AlpsException.badInput("Cannot judge on " + request.dataset() + ": nothing arrives from "
            + request.range().fromUs() + " us to " + request.range().untilUs() + " us. Choose --from and --until within the trace.");
      }
      new EvaluationFiles(folder.fileSystem(), folder.root()).write(verdict, functions(outcomes, request.contenders(), uids, classes));
      folder.fileSystem().delete(folder.path(OUTCOMES), true);
      Json.write(folder.fileSystem(), folder.path(DatasetSchema.MANIFEST), manifest(request, trace, cores, shortBelowUs, verdict));
      folder.publish();
      progress.done(dataset.placement().hosts() + " hosts");
      return verdict;
    }
  }

  private Dataset<Row> outcomes(HostTraceJob trace, TimeRange range, Judge judge, String folder) {
    var rows = trace.run(range, (host, invocations) -> {
      List<OutcomeSink> sinks = judge.judge(invocations);
      List<Row> all = new ArrayList<>();
      for (int policy = 0; policy < sinks.size(); policy++) {
        all.addAll(OutcomeSchema.rows(policy, host, sinks.get(policy), Verdict.CLASSES.size()));
      }
      return all.iterator();
    });
    spark.createDataFrame(rows, OutcomeSchema.SCHEMA).write().partitionBy(OutcomeSchema.KIND).parquet(folder);
    return spark.read().schema(OutcomeSchema.SCHEMA).parquet(folder);
  }

  private static Verdict verdict(List<Contender> contenders, Dataset<Row> outcomes) {
    Verdict verdict = new Verdict(contenders.stream().map(Contender::label).toList());
    Iterator<Row> rows = outcomes.filter(col(OutcomeSchema.KIND).equalTo(OutcomeSchema.OF_CLASS))
        .orderBy(Columns.HOST, OutcomeSchema.POLICY, OutcomeSchema.CLASS_INDEX).toLocalIterator();
    while (rows.hasNext()) {
      Row row = rows.next();
      verdict.add(row.getAs(OutcomeSchema.POLICY), row.getAs(OutcomeSchema.CLASS_INDEX), OutcomeSchema.classOutcome(row));
    }
    return verdict;
  }

  /** Functions with all hosts together, by contender, then by index. Slowdowns are doubles, so hosts are added in ascending order. */
  private static Iterable<FunctionSummary> functions(Dataset<Row> outcomes, List<Contender> contenders, String[] uids, byte[] classes) {
    Dataset<Row> merged = outcomes.filter(col(OutcomeSchema.KIND).equalTo(OutcomeSchema.OF_FUNCTION))
        .groupBy(OutcomeSchema.POLICY, Columns.FUNCTION_INDEX)
        .agg(
            sum(OutcomeSchema.COUNT), sum(OutcomeSchema.CPU_TIME_US), sum(OutcomeSchema.TURNAROUND_US),
            expr("aggregate(array_sort(collect_list(struct(" + Columns.HOST + ", " + OutcomeSchema.SLOWDOWN_SUM + "))), 0D, (total, host) -> total + host."
                + OutcomeSchema.SLOWDOWN_SUM + ")"),
            max(OutcomeSchema.MAX_WAIT_US), sum(OutcomeSchema.PREEMPTIONS))
        .orderBy(OutcomeSchema.POLICY, Columns.FUNCTION_INDEX);
    return () -> {
      Iterator<Row> rows = merged.toLocalIterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return rows.hasNext();
        }

        @Override
        public FunctionSummary next() {
          Row row = rows.next();
          int function = row.getInt(1);
          return new FunctionSummary(contenders.get(row.getInt(0)).label(), uids[function], classes[function], row.getLong(2), row.getLong(3),
              row.getLong(4), row.getDouble(5), row.getLong(6), row.getLong(7));
        }
      };
    };
  }

  private static EvaluationManifest manifest(EvaluateRequest request, HostTraceJob trace, int cores, double shortBelowUs, Verdict verdict) {
    TraceManifest dataset = trace.manifest();
    long from = Math.max(request.range().fromUs(), dataset.firstArrivalUs());
    long until = Math.min(request.range().untilUs(), dataset.firstArrivalUs() + dataset.spanUs());
    Double congestion = null;
    List<EvaluationManifest.Judged> judged = new ArrayList<>();
    for (Contender contender : request.contenders()) {
      PolicyTable table = contender.table();
      judged.add(new EvaluationManifest.Judged(contender.label(), contender.policy().id(), contender.tableSha256(),
          table == null ? null : table.header().epoch(), table == null ? null : table.policies().size()));
      if (contender.policy() == SimulatedPolicy.PS) {
        congestion = verdict.outcome(contender.label(), Verdict.ALL).meanSlowdown();
      }
    }
    ClassOutcome any = verdict.outcome(verdict.labels().get(0), Verdict.ALL);
    double work = any.turnaroundUs() - any.waitUs();
    TraceManifest.Placed placed = dataset.placement();
    return new EvaluationManifest(EvaluationManifest.FORMAT_VERSION, Version.text(), request.dataset(), EvaluationManifest.Trace.of(dataset),
        new EvaluationManifest.Placement(placed.kind(), placed.hosts(), cores, placed.targetLoad(),
            work / ((double) Math.max(1, until - from) * cores * placed.hosts())),
        from, until, request.switchCostUs(), trace.arrivals(), request.expansion().seed(), shortBelowUs, congestion, judged, request.training());
  }
}
