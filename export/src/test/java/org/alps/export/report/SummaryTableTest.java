package org.alps.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table on stdout: exact text for a small evaluation, and fit for any terminal of 100 columns. */
class SummaryTableTest {
  @TempDir
  Path folder;

  @Test
  void golden() {
    HandMade.write(folder);
    assertThat(SummaryTable.of(EvaluationFiles.read(folder)).lines().limit(6)).containsExactly(
        "turnaround                mean       p50       p99  slowdown  mean/fair  p99/fair mean/SRPT      gap",
        "",
        "All functions, 10 invocations",
        "  fair sharing (PS)    2.00 ms   1.00 ms   4.00 ms      2.50          -         -    +100 %        -",
        "  SRPT (clairvoyant)   1.00 ms    500 us   3.90 ms      1.20      -50 %    -2.5 %         -    100 %",
        "  ALPS                 1.20 ms    600 us   5.00 ms      1.40      -40 %     +25 %     +20 %     80 %");
  }

  @Test
  void tellsWhereItIsWorseWrapped() {
    HandMade.write(folder);
    assertThat(SummaryTable.of(EvaluationFiles.read(folder)).lines().dropWhile(line -> !line.startsWith("Worse"))).containsExactly(
        "Worse than fair sharing:",
        "  All functions: p99 turnaround +25 %, worst wait +100 %",
        "  Long functions (from 1.00 ms): p99 turnaround +25 %, p99.9 turnaround +25 %, mean slowdown +24 %,",
        "  p99 slowdown +150 %, worst wait +100 %");
  }

  @Test
  void isAsciiWithin100Columns() {
    EvaluationFolder.write(folder, 3, EvaluationFolder.uids(30));
    String table = SummaryTable.of(EvaluationFiles.read(folder));
    assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(table)).isTrue();
    assertThat(table.lines()).allMatch(line -> line.length() <= 100);
  }
}
