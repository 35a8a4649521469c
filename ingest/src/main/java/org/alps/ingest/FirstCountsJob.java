package org.alps.ingest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import org.alps.ingest.dataset.Columns;
import org.alps.ingest.dataset.RecordSchema;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rule for a function that two source rows count on the same day: the first in reading order stays, the others are refused. */
final class FirstCountsJob {
  static final String REASON = "duplicate-function";
  private static final String FUNCTION = "of_function";
  private static final String DAY = "of_day";
  private static final String FIRST = "first";
  private static final String LAST = "last";

  private FirstCountsJob() {}

  /** The staged hours of counts without those of refused rows. */
  static Dataset<Row> run(Dataset<Row> counts, QuarantineJob quarantine) {
    Column place = struct(col(RecordSchema.ORDINAL), col(Columns.LINE));
    Dataset<Row> twice =
        counts
            .groupBy(col(Columns.FUNCTION_UID).as(FUNCTION), col(Columns.DAY).as(DAY))
            .agg(min(place).as(FIRST), max(place).as(LAST))
            .filter(col(FIRST).notEqual(col(LAST)));
    if (twice.isEmpty()) {
      return counts;
    }
    Column later =
        col(Columns.FUNCTION_UID).equalTo(col(FUNCTION)).and(col(Columns.DAY).equalTo(col(DAY))).and(place.notEqual(col(FIRST)));
    quarantine.add(counts.join(broadcast(twice), later, "left_semi"), REASON);
    return counts.join(broadcast(twice), later, "left_anti");
  }
}
