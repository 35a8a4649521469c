package org.alps.ingest.format;

import static org.alps.ingest.format.TraceFormat.CSV;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Golden cases of our own columns as CSV, each named for its trap. */
class CanonicalCsvReaderTest {
  @Test
  void allColumnsInAnyOrder() {
    assertThat(Reading.lines(
            CSV, "c.csv", "memory_mb,host,blocked_us,termination_us,cpu_time_us,arrival_us,function_uid", "128,h1,3,30,20,-10,f"))
        .containsExactly("invocation f -10 20 30 3 h1 128");
  }

  @Test
  void onlyRequiredColumns() {
    assertThat(Reading.lines(CSV, "c.csv", "function_uid,arrival_us,cpu_time_us", "f,0,1")).containsExactly("invocation f 0 1 - - - -");
  }

  @Test
  void emptyOptionalCellsAreUnknown() {
    assertThat(Reading.lines(CSV, "c.csv", "function_uid,arrival_us,cpu_time_us,termination_us,blocked_us,host,memory_mb", "f,0,1,,,,",
        "f,0,1,1,0,,0"))
        .containsExactly("invocation f 0 1 - - - -", "invocation f 0 1 1 0 - 0");
  }

  @Test
  void wholeNumbersWrittenAsFloats() {
    assertThat(Reading.lines(CSV, "c.csv", "function_uid,arrival_us,cpu_time_us,memory_mb", "f,5.0,6664.0,1e2"))
        .containsExactly("invocation f 5 6664 - - - 100");
  }

  @Test
  void badCells() {
    assertThat(Reading.lines(
            CSV,
            "c.csv",
            "function_uid,arrival_us,cpu_time_us,termination_us,blocked_us,memory_mb",
            "f,0,0,,,", "f,0,,,,", "f,0.5,1,,,", ",0,1,,,", "f,9,1,8,,", "f,0,1,,-1,", "f,0,1,,,x", "f,99999999999999999999,1,,,", "f,0,1"))
        .containsExactly(
            "reject cpu-time-below-1", "reject bad-cpu-time", "reject bad-arrival", "reject missing-function",
                "reject termination-before-arrival",
            "reject bad-blocked", "reject bad-memory", "reject bad-arrival", "reject wrong-columns");
  }

  @Test
  void missingRequiredColumns() {
    assertThatThrownBy(() -> Reading.lines(CSV, "c.csv", "function_uid,arrival_ms", "f,0"))
        .hasMessage("Cannot read c.csv as csv: no column arrival_us, cpu_time_us. "
            + "Its header must name function_uid, arrival_us, cpu_time_us, or leave the file out with a glob.");
  }
}
