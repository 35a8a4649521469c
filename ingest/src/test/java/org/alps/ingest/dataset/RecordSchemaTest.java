package org.alps.ingest.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a row's records between reading and placing. */
class RecordSchemaTest {
  @ParameterizedTest
  @CsvSource({
    "4503599627370495, 1, invocation", "-4503599627370495, 4503599627370495, invocation", "4503599627370496, 1, rejected",
    "-4503599627370496, 1, rejected", "-9223372036854775808, 1, rejected", "0, 9000000000000000000, rejected"})
  void timesThatNoSimulationCanHoldAreRejected(long arrivalUs, long cpuTimeUs, String kind) {
    RecordSchema.Rows rows = new RecordSchema.Rows(0);
    rows.invocation("f", arrivalUs, cpuTimeUs, -1, -1, null, -1);
    assertThat(rows.take(7, "text")).singleElement().satisfies(row -> {
      assertThat(row.getString(RecordSchema.SCHEMA.fieldIndex(RecordSchema.KIND))).isEqualTo(kind);
      assertThat(row.get(RecordSchema.SCHEMA.fieldIndex(Columns.REASON))).isEqualTo(kind.equals("rejected") ? "time-beyond-limit" : null);
    });
  }

  @ParameterizedTest
  @CsvSource({"a, 65535, invocation", "a, 65536, rejected", "ß, 32767, invocation", "ß, 32768, rejected"})
  void namesThatNoPolicyTableHoldsAreRejected(String letter, int length, String kind) {
    RecordSchema.Rows rows = new RecordSchema.Rows(0);
    rows.invocation(letter.repeat(length), 0, 1, -1, -1, null, -1);
    assertThat(rows.take(7, "text")).singleElement()
        .satisfies(row -> assertThat(row.getString(RecordSchema.SCHEMA.fieldIndex(RecordSchema.KIND))).isEqualTo(kind));
    rows.counts(letter.repeat(length), 0, 0, new int[] {1});
    assertThat(rows.take(8, "text")).singleElement().satisfies(row -> assertThat(row.get(RecordSchema.SCHEMA.fieldIndex(Columns.REASON)))
        .isEqualTo(kind.equals("rejected") ? "function-too-long" : null));
  }
}
