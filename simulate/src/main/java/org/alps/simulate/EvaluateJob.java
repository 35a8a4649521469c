package org.alps.simulate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.alps.ingest.AlpsException;
import org.alps.ingest.Counted;
import org.alps.ingest.SparkProgressJob;
import org.alps.ingest.Version;
import org.alps.ingest.dataset.Columns;
import org.alps.ingest.dataset.DatasetSchema;
import org.alps.ingest.dataset.Json;
import org.alps.ingest.dataset.StagedFolder;
import org.alps.ingest.dataset.TraceManifest;
import org.alps.simulate.host.HostModel;
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
    HostModel model = trace.model(request.model());
    double shortBelowUs = request.shortBelowUs() > 0 ? request.shortBelowUs() : dataset.workUs() / dataset.invocations();
    String[] uids = trace.functionUids();
    byte[] classes = trace.classes(shortBelowUs);
    Judge judge = new Judge(request.contenders(), uids, classes, model, request.range());
    try (StagedFolder folder = new StagedFolder(request.to(), "evaluation", spark.sparkContext().hadoopConfiguration());
        SparkProgressJob progress = SparkProgressJob.stage(spark, "Judging " + (request.contenders().size() == 1 ? "1 policy" : request.contenders().size() + " policies"))) {
      OutcomeRows outcomes = new OutcomeRows(outcomes(trace, request.range(), judge, folder.path(OUTCOMES).toString()));
      Verdict verdict = verdict(request.contenders(), outcomes);
      if (verdict.outcome(verdict.labels().get(0), Verdict.ALL).count() == 0) {
        throw AlpsException.badInput("Cannot judge on " + request.dataset() + ": nothing arrives from " + request.range().text() + ". "
            + TimeRange.of(dataset).within());
      }
      new EvaluationFiles(folder.fileSystem(), folder.root()).write(verdict, functions(outcomes, request.contenders(), uids, classes));
      folder.fileSystem().delete(folder.path(OUTCOMES), true);
      Json.write(folder.fileSystem(), folder.path(DatasetSchema.MANIFEST), manifest(request, trace, model.cores(), shortBelowUs, verdict));
      folder.publish();
      progress.done(Counted.of(verdict.outcome(verdict.labels().get(0), Verdict.ALL).count(), "invocation") + " on "
          + Counted.of(dataset.placement().hosts(), "host"));
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
    spark.createDataFrame(rows, OutcomeSchema.SCHEMA).write().parquet(folder);
    return spark.read().schema(OutcomeSchema.SCHEMA).parquet(folder);
  }

  private static Verdict verdict(List<Contender> contenders, OutcomeRows outcomes) {
    Verdict verdict = new Verdict(contenders.stream().map(Contender::label).toList());
    while (outcomes.hasNext(OutcomeSchema.OF_CLASS)) {
      Row row = outcomes.next();
      verdict.add(row.getAs(OutcomeSchema.POLICY), row.getAs(OutcomeSchema.CLASS_INDEX), OutcomeSchema.classOutcome(row));
    }
    return verdict;
  }

  /** Functions with all hosts together, by contender, then by index. */
  private static Iterator<FunctionSummary> functions(OutcomeRows outcomes, List<Contender> contenders, String[] uids, byte[] classes) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return outcomes.hasNext(OutcomeSchema.OF_FUNCTION);
      }

      @Override
      public FunctionSummary next() {
        int policy = outcomes.peek().getAs(OutcomeSchema.POLICY);
        int function = outcomes.peek().getAs(Columns.FUNCTION_INDEX);
        FunctionSummary summary = new FunctionSummary(contenders.get(policy).label(), uids[function], classes[function], 0, 0, 0, 0, 0, 0);
        while (hasNext() && outcomes.peek().<Integer>getAs(OutcomeSchema.POLICY) == policy
            && outcomes.peek().<Integer>getAs(Columns.FUNCTION_INDEX) == function) {
          Row row = outcomes.next();
          summary = summary.with(row.getAs(OutcomeSchema.COUNT), row.getAs(OutcomeSchema.CPU_TIME_US), row.getAs(OutcomeSchema.TURNAROUND_US),
              row.getAs(OutcomeSchema.SLOWDOWN_SUM), row.getAs(OutcomeSchema.MAX_WAIT_US), row.getAs(OutcomeSchema.PREEMPTIONS));
        }
        return summary;
      }
    };
  }

  /** Outcomes in order of kind, policy, class or function, then host: slowdowns are doubles, so hosts are added in one order. */
  private static final class OutcomeRows {
    private final Iterator<Row> rows;
    private Row pending;

    OutcomeRows(Dataset<Row> outcomes) {
      rows = outcomes.coalesce(1)
          .sortWithinPartitions(
              OutcomeSchema.KIND, OutcomeSchema.POLICY, OutcomeSchema.CLASS_INDEX, Columns.FUNCTION_INDEX, Columns.HOST)
          .toLocalIterator();
    }

    /** Whether the next row is there and of that kind. */
    boolean hasNext(String kind) {
      return (pending != null || rows.hasNext()) && peek().getAs(OutcomeSchema.KIND).equals(kind);
    }

    Row peek() {
      pending = pending == null ? rows.next() : pending;
      return pending;
    }

    Row next() {
      Row row = peek();
      pending = null;
      return row;
    }
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
        from, until, request.model().switchCostUs(), trace.arrivals(), request.expansion().seed(), shortBelowUs, congestion, judged, request.training());
  }
}
