package org.alps.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdaptCommandTest {
  private static final String HEADER = "function_uid,arrival_us,termination_us,cpu_time_us\n";

  @TempDir private Path folder;
  private String error = "";

  @Test
  void oneEpochOverAFolderWithBadFilesAndRows() throws IOException {
    Path records = Files.createDirectories(folder.resolve("records"));
    Files.writeString(records.resolve("1.csv"), HEADER + "f,0,100,50\nf,1,200,x\nf,2,300,0\nf,3,400,70\n");
    Files.writeString(records.resolve("2.parquet"), "no parquet");
    Files.writeString(records.resolve("3.csv"), HEADER + "f,5,600,60\ng,6,700,9\n");
    Files.writeString(records.resolve(".4.csv"), "being written");
    PolicyTableFile.write(new PolicyTable(new PolicyHeader(41, 0, 10, List.of(level(5)), 0, 0, 0),
        List.of(new FunctionPolicy("f", List.of(level(20))), new FunctionPolicy("g", List.of(level(30))))), folder.resolve("prior.alps"));
    assertThat(adapt("", "--records", records.toString(), "--prior", folder.resolve("prior.alps").toString(), "--levels", "1", "--once")).isZero();
    assertThat(error).contains("Cannot read file:", "Left out: 1 bad-cpu-time, 1 cpu-time-below-1, 1 unreadable-file\n",
        "Epoch 42: 4 records, 2 functions remembered, 1 changed, ");
    assertThat(table().header().epoch()).isEqualTo(42);
    assertThat(rankUs("f")).isEqualTo(60);
    assertThat(rankUs("g")).as("too little evidence").isEqualTo(30);
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("records", "prior.alps", "table.alps");
    }
  }

  @Test
  void standardInputHasEpochsByItsOwnTimeAndNumbersGoOnRising() {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int second = 0; second < 100; second++) {
      rows.append("f,").append(second * 1_000_000).append(",,").append(1000 + second).append('\n');
    }
    assertThat(adapt(rows.toString(), "--records", "-", "--every", "30s")).isZero();
    assertThat(error.lines().map(line -> line.replaceAll(",.*", ""))).containsExactly(
        "Epoch 1: 31 records", "Epoch 2: 30 records", "Epoch 3: 30 records", "Epoch 4: 9 records");
    assertThat(adapt(rows.toString(), "--records", "-", "--once")).isZero();
    assertThat(table().header().epoch()).isEqualTo(5);
  }

  @Test
  void refusals() {
    assertThat(adapt("", "--records", folder.resolve("none").toString(), "--once")).isEqualTo(3);
    assertThat(error).isEqualTo("Cannot read records: " + folder.resolve("none") + ". Name the folder that the recorder publishes to, or - for CSV.\n");
    assertThat(adapt("", "--records", "-", "--every", "0s")).isEqualTo(2);
    assertThat(error).isEqualTo("Cannot adapt every 0s. Give --every a time above 0.\n");
    assertThat(adapt("a,b\n", "--records", "-")).isEqualTo(3);
    assertThat(error).startsWith("Cannot read standard input as csv: no column function_uid, arrival_us, cpu_time_us.");
  }

  private int adapt(String input, String... arguments) {
    InputStream in = System.in;
    PrintStream err = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try {
      System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
      System.setErr(new PrintStream(told, true));
      String[] all = Stream.concat(
          Stream.of("adapt", "--to", folder.resolve("table.alps").toString()), Arrays.stream(arguments)).toArray(String[]::new);
      return Main.run(Main.commandLine(Main.SUBCOMMANDS).setErr(new PrintWriter(System.err, true)), all);
    } finally {
      System.setIn(in);
      System.setErr(err);
      error = told.toString(StandardCharsets.UTF_8);
    }
  }

  private PolicyTable table() {
    return PolicyTableFile.read(folder.resolve("table.alps"));
  }

  private long rankUs(String function) {
    return table().policy(function).orElseThrow().levels().get(0).rankNs() / 1000;
  }

  private static PolicyLevel level(long rankUs) {
    return new PolicyLevel(0, rankUs * 1000, 1_000_000);
  }
}
