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
    assertThat(SummaryTable.of(EvaluationFiles.read(folder)).lines().limit(7)).containsExactly(
        "turnaround               mean      p50      p99 slowdown    mean/fair p99/fair x SRPT     gap harmed",
        "",
        "All functions, 10 invocations",
        ". SRPT (clairvoyant)  1.00 ms   500 us  3.90 ms     1.20    -50 % +-2   -2.5 %      -   100 %    0 %",
        "> ALPS as specified   1.20 ms   600 us  5.00 ms     1.40    -40 % +-2    +25 %   1.20    80 %   50 %",
        ". fair sharing (PS)   2.00 ms  1.00 ms  4.00 ms     2.50            -        -   2.00       -      -",
        ". EEVDF               2.20 ms  1.10 ms  4.40 ms     2.60    +10 % +-1    +10 %   2.20   -20 %    0 %");
  }

  @Test
  void saysWhatTheFiguresAre() {
    HandMade.write(folder);
    assertThat(SummaryTable.of(EvaluationFiles.read(folder)).lines().dropWhile(line -> !line.startsWith("> ALPS as specified;")).limit(6))
        .containsExactly(
            "> ALPS as specified; . yardsticks. Fair: fair sharing (PS). Congestion (mean slowdown): 2.50x under",
            "fair sharing (PS), 2.60x under EEVDF. Intervals: 95 % bootstrap over 20 units (host x seed), 1,000",
            "replicates; +- is half of one's width.",
            "Slowdown: mean of turnaround / (CPU time + sleeps). Mean x SRPT: as a multiple of the clairvoyant",
            "optimum. Gap: (fair - policy) / (fair - SRPT) on mean turnaround; 100 % is as good as knowing every",
            "size. Harmed: functions whose mean turnaround is above 1.1 x fair.");
  }

  @Test
  void tellsWhereItIsWorseWrapped() {
    HandMade.write(folder);
    assertThat(SummaryTable.of(EvaluationFiles.read(folder)).lines().dropWhile(line -> !line.startsWith("Worse"))).containsExactly(
        "Worse than fair sharing (PS):",
        "  All functions: p99 turnaround +25 %, worst wait +100 %",
        "  Long functions (from 1.00 ms): p99 turnaround +25 %, p99.9 turnaround +25 %, mean slowdown +24 %,",
        "  p90 slowdown +90 %, p99 slowdown +150 %, p99.9 slowdown +150 %, worst wait +100 %",
        "",
        "Worse than EEVDF:",
        "  All functions: p99 turnaround +14 %, worst wait +95 %",
        "  Long functions (from 1.00 ms): p99 turnaround +14 %, p99.9 turnaround +14 %, mean slowdown +18 %,",
        "  p90 slowdown +82 %, p99 slowdown +139 %, p99.9 slowdown +139 %, worst wait +95 %");
  }

  @Test
  void isAsciiWithin100Columns() {
    EvaluationFolder.write(folder, 3, EvaluationFolder.uids(30), EvaluationFolder.ARENA);
    String table = SummaryTable.of(EvaluationFiles.read(folder));
    assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(table)).isTrue();
    assertThat(table.lines()).allMatch(line -> line.length() <= 100);
  }
}
