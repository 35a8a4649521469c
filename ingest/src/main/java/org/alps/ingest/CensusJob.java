package org.alps.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alps.ingest.dataset.Columns;
import org.alps.ingest.dataset.RecordSchema;
import org.alps.ingest.dataset.SizeDistribution;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts a trace's functions: one pass over the staged records, whose result (a row a function and day) fits the driver. */
final class CensusJob {
  private final Dataset<Row> records;
  private final SizeBook sizes;

  CensusJob(Dataset<Row> records, SizeBook sizes) {
    this.records = records;
    this.sizes = sizes;
  }

  /**
   * @param trace the staged invocations or hours of counts; invocations are sized where anything tells their size
   * @param hostNames the hosts that the trace names and that count
   */
  Census run(Dataset<Row> trace, List<String> hostNames) {
    Column isCounts = col(RecordSchema.KIND).equalTo(RecordSchema.HOUR_OF_COUNTS);
    List<Row> rows = new ArrayList<>(
        trace
            .groupBy(Columns.FUNCTION_UID, Columns.DAY)
            .agg(
                sum(Columns.INVOCATIONS),
                sum(Columns.CPU_TIME_US),
                min(Columns.CPU_TIME_US),
                min(Columns.ARRIVAL_US),
                max(when(isCounts, col(Columns.TERMINATION_US)).otherwise(col(Columns.ARRIVAL_US))),
                max(Columns.MEMORY_MB))
            .collectAsList());
    rows.sort(Comparator.<Row, String>comparing(row -> row.getString(0)).thenComparing(row -> row.isNullAt(1) ? 0 : row.getInt(1)));
    return new Tally(facts()).of(rows, hostNames);
  }

  /** By UID (or app), its memory and its trigger; of several the smallest. */
  private Map<String, Row> facts() {
    Map<String, Row> facts = new HashMap<>();
    records.filter(col(RecordSchema.KIND).isin(RecordSchema.MEMORY, RecordSchema.TRIGGERED))
        .groupBy(Columns.FUNCTION_UID)
        .agg(min(Columns.MEMORY_MB), min(Columns.TEXT))
        .collectAsList()
        .forEach(row -> facts.put(row.getString(0), row));
    return facts;
  }

  /** Adds a function's days up. */
  private final class Tally {
    private final Map<String, Row> facts;
    private final TreeMap<String, Census.Function> functions = new TreeMap<>();
    private final TreeSet<String> unsized = new TreeSet<>();

    Tally(Map<String, Row> facts) {
      this.facts = facts;
    }

    Census of(List<Row> rows, List<String> hostNames) {
      long first = Long.MAX_VALUE;
      long end = Long.MIN_VALUE;
      for (Row row : rows) {
        String uid = row.getString(0);
        double work = workUs(row);
        if (work < 0) {
          unsized.add(uid);
          continue;
        }
        first = Math.min(first, row.getLong(5));
        end = Math.max(end, row.getLong(6));
        functions.merge(uid, function(uid, row, work), Tally::add);
      }
      return new Census(new ArrayList<>(functions.values()), unsized, hostNames, first, end);
    }

    /** The work of a row's day; below 0 where sizes are missing. */
    private double workUs(Row row) {
      if (!row.isNullAt(4)) {
        return row.getLong(4) < 0 ? -1 : row.getLong(3);
      }
      SizeDistribution distribution = sizes.of(row.getString(0), row.getInt(1));
      return distribution == null ? -1 : distribution.meanUs() * row.getLong(2);
    }

    private Census.Function function(String uid, Row row, double work) {
      Row own = facts.get(uid);
      Long memory = row.isNullAt(7) ? memory(own) : Long.valueOf(row.getLong(7));
      Row app = facts.get(uid.substring(0, Math.max(0, uid.indexOf('/'))));
      return new Census.Function(uid, row.getLong(2), work, memory == null ? memory(app) : memory, own == null ? null : own.getString(2));
    }

    private static Long memory(Row fact) {
      return fact == null || fact.isNullAt(1) ? null : Long.valueOf(fact.getLong(1));
    }

    private static Census.Function add(Census.Function a, Census.Function b) {
      return new Census.Function(a.uid(), a.invocations() + b.invocations(), a.workUs() + b.workUs(), a.memoryMb(), a.trigger());
    }
  }
}
