package org.alps.simulate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.alps.ingest.dataset.Columns;
import org.alps.simulate.outcome.FunctionSummary;
import org.alps.simulate.outcome.OutcomeSchema;
import org.alps.simulate.outcome.Verdict;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What single units did, merged: first the verdict, then function after function. Rows stream by kind, class, function, policy, host and seed;
 * slowdowns are doubles, so units are added in one order.
 */
final class OutcomesJob {
  private final List<String> labels;
  private final Iterator<Row> rows;
  private Row pending;

  /** @param labels of contenders, by the index that rows hold */
  OutcomesJob(Dataset<Row> outcomes, List<String> labels) {
    this.labels = labels;
    this.rows = outcomes.coalesce(1)
        .sortWithinPartitions(OutcomeSchema.KIND, OutcomeSchema.CLASS_INDEX, Columns.FUNCTION_INDEX, OutcomeSchema.POLICY, Columns.HOST, OutcomeSchema.SEED)
        .toLocalIterator();
  }

  /** Reads all classes; to be called first. */
  Verdict verdict() {
    Verdict verdict = new Verdict(labels);
    while (hasNext(OutcomeSchema.OF_CLASS)) {
      Row row = next();
      verdict.add(row.getAs(OutcomeSchema.POLICY), row.getAs(OutcomeSchema.CLASS_INDEX), row.getAs(Columns.HOST), row.getAs(OutcomeSchema.SEED),
          OutcomeSchema.classOutcome(row));
    }
    return verdict;
  }

  /** What all contenders did to one function after the other, by index; all units together. */
  Iterator<List<FunctionSummary>> functions(String[] uids, byte[] classes) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return OutcomesJob.this.hasNext(OutcomeSchema.OF_FUNCTION);
      }

      @Override
      public List<FunctionSummary> next() {
        int function = peek().getAs(Columns.FUNCTION_INDEX);
        List<FunctionSummary> contenders = new ArrayList<>();
        while (isOf(function)) {
          contenders.add(summary(function, uids[function], classes[function]));
        }
        return contenders;
      }
    };
  }

  private FunctionSummary summary(int function, String uid, int classIndex) {
    int policy = peek().getAs(OutcomeSchema.POLICY);
    FunctionSummary summary = new FunctionSummary(labels.get(policy), uid, classIndex, 0, 0, 0, 0, 0, 0);
    while (isOf(function) && peek().<Integer>getAs(OutcomeSchema.POLICY) == policy) {
      Row row = next();
      summary = summary.with(row.getAs(OutcomeSchema.COUNT), row.getAs(OutcomeSchema.CPU_TIME_US), row.getAs(OutcomeSchema.TURNAROUND_US),
          row.getAs(OutcomeSchema.SLOWDOWN_SUM), row.getAs(OutcomeSchema.MAX_WAIT_US), row.getAs(OutcomeSchema.PREEMPTIONS));
    }
    return summary;
  }

  private boolean isOf(int function) {
    return hasNext(OutcomeSchema.OF_FUNCTION) && peek().<Integer>getAs(Columns.FUNCTION_INDEX) == function;
  }

  private boolean hasNext(String kind) {
    return (pending != null || rows.hasNext()) && peek().getAs(OutcomeSchema.KIND).equals(kind);
  }

  private Row peek() {
    pending = pending == null ? rows.next() : pending;
    return pending;
  }

  private Row next() {
    Row row = peek();
    pending = null;
    return row;
  }
}
