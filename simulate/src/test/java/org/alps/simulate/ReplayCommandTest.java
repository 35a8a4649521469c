package org.alps.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.alps.ingest.AlpsException;
import org.alps.simulate.replay.ReplayOutcomes;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ReplayCommandTest {
  private static final String HEADER = "completion_us,wait_us,preemptions,first_start_us\n";

  private record Result(int exitCode, String out, String error) {}

  @Test
  void answersInInputOrderWhateverTheOrderOfRowsAndColumns() {
    Result plain = replay("0,10,a\n4,3,b\n", "--policy", "srpt");
    assertThat(plain).isEqualTo(new Result(0, HEADER + "13,3,1,0\n7,0,0,4\n", ""));
    assertThat(replay("arrival_us,cpu_us,function\r\n0,10,a\r\n4,3,b\r\n")).isEqualTo(plain);
    assertThat(replay("function,note,cpu_us,arrival_us\nb,late,3,4\n\"a\",early,10,0\n").out()).isEqualTo(HEADER + "7,0,0,4\n13,3,1,0\n");
  }

  @ParameterizedTest
  @CsvSource({
    "srpt, '15,5,1,0;9,2,0,6;6,0,0,4'",
    "fifo, '10,0,0,0;13,6,0,10;15,9,0,13'",
    "ps, '15,5,0,0;12,5,0,4;10,4,0,4'"
  })
  void policiesDiffer(String policy, String expected) {
    assertThat(replay("0,10,a\n4,3,b\n4,2,c\n", "--policy", policy).out()).isEqualTo(HEADER + expected.replace(';', '\n') + "\n");
  }

  @Test
  void roundRobinTakesTurnsOfThreeMilliseconds() {
    assertThat(replay("0,7000,a\n1000,3000,b\n", "--policy", "rr").out()).isEqualTo(HEADER + "10000,3000,1,0\n6000,2000,0,3000\n");
  }

  @Test
  void obeysItsTable(@TempDir Path folder) {
    Path table = folder.resolve("policy.alps");
    PolicyTableFile.write(new PolicyTable(
        new PolicyHeader(1, 0, 0, levels(50), 0, 0, 0), List.of(new FunctionPolicy("urgent", levels(1)), new FunctionPolicy("lazy", levels(99)))), table);
    assertThat(replay("0,10,lazy\n1,10,unseen\n2,10,urgent\n", "--policy", "alps", "--table", table.toString()).out())
        .isEqualTo(HEADER + "30,20,1,0\n21,10,1,1\n12,0,0,2\n");
  }

  @Test
  void blockedTimeIsSleptAndNoWait() {
    String header = "arrival_us,cpu_us,function,blocked_us\n";
    assertThat(replay(header + "0,8,a,6\n1,2,b,0\n", "--policy", "fifo").out()).isEqualTo(HEADER + "14,0,0,0\n6,3,0,4\n");
    assertThat(replay(header + "0,8,a,6\n", "--policy", "srpt", "--sleeps", "3", "--switch-cost-us", "1").out()).as("4 dispatches")
        .isEqualTo(HEADER + "18,4,0,0\n");
    assertThat(replay(header + "0,8,a,6\n", "--sleeps", "0").out()).isEqualTo(HEADER + "8,0,0,0\n");
    assertThat(replay("0,8,a,6\n").error()).as("a column without a name is not guessed").contains("it has 4 columns, not 3");
  }

  @Test
  void ticksHoldOffTheEndOfASlice() {
    assertThat(replay("0,7000,a\n0,3000,b\n", "--policy", "rr", "--tick-us", "4000").out()).isEqualTo(HEADER + "10000,3000,1,0\n7000,4000,0,4000\n");
  }

  @Test
  void coresAndSwitchCostCount() {
    assertThat(replay("0,10,a\n0,10,b\n", "--cores", "2", "--switch-cost-us", "5").out()).isEqualTo(HEADER + "15,5,0,0\n15,5,0,0\n");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "0,10,a;4,x,b;5,0,c | Cannot replay 2 of 3 rows: the first, line 2 is 4,x,b (cpu_us must be a whole number of at least 1). "
        + "Correct them or take them out.",
    "arrival_us,cpu_us,function;-1,10,a | Cannot replay 1 of 1 rows: the first, line 2 is -1,10,a (arrival_us must be a whole number of at "
        + "least 0). Correct them or take them out.",
    "arrival_us,cpu_us,function,blocked_us;0,10,a,-3 | Cannot replay 1 of 1 rows: the first, line 2 is 0,10,a,-3 (blocked_us must be a whole number "
        + "of at least 0). Correct them or take them out.",
    "0,10 | Cannot replay 1 of 1 rows: the first, line 1 is 0,10 (it has 2 columns, not 3). Correct them or take them out.",
    "arrival_us,cpu_ms,function;0,1,a | Cannot replay standard input: the header arrival_us,cpu_ms,function has no column cpu_us. "
        + "Name arrival_us, cpu_us, function.",
    "arrival_us,cpu_us,function | Cannot replay standard input: no rows. Give CSV rows arrival_us,cpu_us,function.",
    "0,9223372036854775807,a | Cannot simulate beyond 4503599627370495 us: arrival 0 us, CPU time 9223372036854775807 us. "
        + "Check the unit of these columns."
  })
  void refusesTheWholeInputForOneBadRow(String rows, String message) {
    assertThat(replay(rows.replace(';', '\n') + "\n")).isEqualTo(new Result(3, "", message));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "--policy alps | Cannot simulate alps: no policy table. Give --table FILE.",
    "--policy lifo | Cannot simulate policy: lifo. Name one of srpt, psjf, ps, eevdf, cfs, rr, fifo, sfs, las, nice, alps, adaptive, adaptive-only.",
    "--cores 0 | Cannot simulate cores: 0. Give 1 to 4096.",
    "--switch-cost-us -1 | Cannot simulate a switch cost: -1 us. Give 0 to 1000000."
  })
  void refusesWrongUsageBeforeItReads(String arguments, String message) {
    assertThat(replay("not read", arguments.split(" "))).isEqualTo(new Result(2, "", message));
  }

  @Test
  void everyRowGetsItsOwnAnswer() {
    StringBuilder rows = new StringBuilder();
    Random random = new Random(4);
    for (int i = 0; i < 30_000; i++) {
      rows.append(random.nextInt(200_000)).append(',').append(1 + random.nextInt(20)).append(",f").append(random.nextInt(50)).append('\n');
    }
    String[] lines = replay(rows.toString(), "--cores", "2").out().split("\n");
    assertThat(lines).hasSize(30_001);
    String[] inputs = rows.toString().split("\n");
    for (int i = 0; i < inputs.length; i++) {
      String[] input = inputs[i].split(",");
      String[] output = lines[i + 1].split(",");
      assertThat(Long.parseLong(output[0]) - Long.parseLong(output[1]))
          .as("row %d: completion less wait is arrival and CPU time", i).isEqualTo(Long.parseLong(input[0]) + Long.parseLong(input[1]));
    }
  }

  @Test
  void saysWhyNothingCanBeWritten() {
    OutputStream gone = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("Broken pipe");
      }
    };
    assertThatThrownBy(() -> new ReplayOutcomes(new int[0]).write(gone))
        .hasMessage("Cannot write outcomes: standard output. Keep it open to the end, on a disk with room.").hasRootCauseMessage("Broken pipe");
  }

  private static List<PolicyLevel> levels(long rankUs) {
    return List.of(new PolicyLevel(0, rankUs * 1000, 1_000_000));
  }

  private static Result replay(String input, String... arguments) {
    InputStream in = System.in;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    StringBuilder error = new StringBuilder();
    try {
      System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
      int exitCode = new CommandLine(new ReplayCommand(written)).setExecutionExceptionHandler((exception, line, parsed) -> {
        error.append(exception.getMessage());
        return ((AlpsException) exception).exitCode().code();
      }).execute(arguments);
      return new Result(exitCode, written.toString(StandardCharsets.UTF_8), error.toString());
    } finally {
      System.setIn(in);
    }
  }
}
