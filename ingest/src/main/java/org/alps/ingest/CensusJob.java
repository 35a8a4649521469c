package org.alps.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
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

  /** @param trace the staged invocations or hours of counts; invocations are sized where anything tells their size */
  Census run(Dataset<Row> trace) {
    Column isCounts = col(RecordSchema.KIND).equalTo(RecordSchema.HOUR_OF_COUNTS);
    List<Row> rows =
        trace
            .groupBy(Columns.FUNCTION_UID, Columns.DAY)
            .agg(
                sum(Columns.INVOCATIONS),
                sum(Columns.CPU_TIME_US),
                min(Columns.CPU_TIME_US),
                min(Columns.ARRIVAL_US),
                max(when(isCounts, col(Columns.TERMINATION_US)).otherwise(col(Columns.ARRIVAL_US))),
                max(Columns.MEMORY_MB))
            .collectAsList();
    return new Tally(facts(RecordSchema.MEMORY, Columns.MEMORY_MB), facts(RecordSchema.TRIGGERED, Columns.TEXT)).of(rows, hostNames(trace));
  }

  private List<String> hostNames(Dataset<Row> trace) {
    return trace.select(Columns.HOST).filter(col(Columns.HOST).isNotNull()).distinct().orderBy(Columns.HOST).collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private Map<String, Object> facts(String kind, String column) {
    Map<String, Object> facts = new HashMap<>();
    records.filter(col(RecordSchema.KIND).equalTo(kind)).groupBy(Columns.FUNCTION_UID).agg(min(column)).collectAsList()
        .forEach(row -> facts.put(row.getString(0), row.get(1)));
    return facts;
  }

  /** Adds a function's days up. */
  private final class Tally {
    private final Map<String, Object> memory;
    private final Map<String, Object> triggers;
    private final TreeMap<String, Census.Function> functions = new TreeMap<>();
    private final TreeSet<String> unsized = new TreeSet<>();

    Tally(Map<String, Object> memory, Map<String, Object> triggers) {
      this.memory = memory;
      this.triggers = triggers;
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
      Object ofApp = memory.getOrDefault(uid, memory.get(uid.substring(0, Math.max(0, uid.indexOf('/')))));
      Long ofInvocations = row.isNullAt(7) ? null : row.getLong(7);
      return new Census.Function(uid, row.getLong(2), work, ofInvocations == null ? (Long) ofApp : ofInvocations, (String) triggers.get(uid));
    }

    private static Census.Function add(Census.Function a, Census.Function b) {
      return new Census.Function(a.uid(), a.invocations() + b.invocations(), a.workUs() + b.workUs(), a.memoryMb(), a.trigger());
    }
  }
}
