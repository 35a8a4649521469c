package org.alps.export.kernel.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alps.export.kernel.AlpsProcess;
import org.alps.export.kernel.KernelHost;
import org.alps.export.kernel.KernelHost.Capability;
import org.alps.export.kernel.TestPins;
import org.alps.export.kernel.identity.Tagging;
import org.alps.ingest.IngestCommand;
import org.alps.ingest.SharedSpark;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code alps record} and {@code alps exec} as an operator runs them, and what {@code alps ingest} makes of it. */
class RecordCommandTest {
  @TempDir private Path folder;
  private TestPins pins;

  @BeforeEach
  void begin() {
    KernelHost.assumeBpf(Capability.PERL);
    pins = new TestPins("record");
  }

  @AfterEach
  void unpin() {
    if (pins != null) {
      pins.close();
    }
  }

  @Test
  void aTerminatedRecorderPublishesWhatItHasAndIngestReadsIt() throws Exception {
    Path records = folder.resolve("records");
    Process recorder = record(records, "--rotate", "100ms");
    Map<Integer, Long> used;
    try (Prefork prefork = new Prefork(100, "my $x = 0; $x += $_ for 1..$n * 2000")) {
      Tagging.parent(pins.pins(), prefork.pid(), "burn");
      used = prefork.run();
    }
    stop(recorder);
    assertThat(recorder.exitValue()).isZero();
    String[] summary = out(recorder).split(" ");
    assertThat(summary).startsWith("100", "records", "in").endsWith("files,", "0", "lost,", "0", "without", "a", "name\n");
    try (Stream<Path> files = Files.list(records)) {
      assertThat(files.map(file -> file.getFileName().toString()).toList()).hasSize(Integer.parseInt(summary[3])).hasSizeGreaterThan(1)
          .allSatisfy(name -> assertThat(name).matches("\\d{8}T\\d{6}\\.\\d{6}Z-h_1\\.parquet"));
    }
    SharedSpark.session();
    String dataset = folder.resolve("dataset").toString();
    assertThat(new CommandLine(new IngestCommand()).execute("parquet:" + records, "--to", dataset, "--cores", "2")).isZero();
    List<Row> rows = SharedSpark.session().read().parquet(records.toString()).collectAsList();
    assertThat(rows).hasSize(100).allSatisfy(row -> {
      assertThat(row.<String>getAs("function_uid")).isEqualTo("burn");
      assertThat(row.<String>getAs("host")).isEqualTo("h/1");
    });
    assertThat(rows.stream().mapToLong(row -> row.<Long>getAs("cpu_time_us")).sum())
        .isBetween(used.values().stream().mapToLong(us -> us - 10).sum(), used.values().stream().mapToLong(us -> us + 10).sum());
  }

  @Test
  void anInvocationBeginsWithTheProgramNotWithAlpsExecThoughThatIsOneItself() throws Exception {
    Process recorder = record(folder.resolve("records"));
    String script = "sub used { my $b = \"\\0\" x 144; syscall(NUMBER, 0, $b); my @t = unpack('q4', $b); ($t[0] + $t[2]) * 1000000 + $t[1] + $t[3] } "
        + "my $begin = used(); my $x = 0; $x += $_ for 1..400000; print used(), ' ', used() - $begin";
    script = script.replace("NUMBER", "aarch64".equals(System.getProperty("os.arch")) ? "165" : "98");
    List<String> exec = AlpsProcess.command("exec", "--pins", pins.folder().toString(), "--function", "f", "--");
    exec.addAll(exec);
    exec.addAll(List.of("perl", "-e", script));
    Process program = new ProcessBuilder(exec).start();
    String[] used = out(program).split(" ");
    assertThat(program.waitFor()).isZero();
    stop(recorder);
    List<Row> rows = SharedSpark.session().read().parquet(folder.resolve("records").toString()).collectAsList();
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).<Long>getAs("cpu_time_us")).isBetween(Long.valueOf(used[1]), Long.parseLong(used[0]) - 100_000);
  }

  @Test
  void aHostThatLacksSomethingIsToldAndLeftAsItWas() throws Exception {
    List<String> command = new ArrayList<>(List.of("setpriv", "--bounding-set", "-sys_admin"));
    command.addAll(AlpsProcess.command("record", "--pins", pins.folder().toString(), "--out", folder.resolve("records").toString()));
    Process recorder = new ProcessBuilder(command).start();
    assertThat(new String(recorder.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("Cannot record: no CAP_SYS_ADMIN. Run it as root.\n");
    assertThat(recorder.waitFor()).isEqualTo(5);
    assertThat(folder.resolve("records")).doesNotExist();
    assertThat(pins.folder()).doesNotExist();
  }

  /** Starts a recorder and waits until it records. */
  private Process record(Path out, String... more) throws IOException {
    List<String> command = AlpsProcess.command("record", "--pins", pins.folder().toString(), "--out", out.toString(), "--host", "h/1");
    command.addAll(List.of(more));
    Process recorder = new ProcessBuilder(command).start();
    assertThat(recorder.errorReader().readLine()).isEqualTo("Recording");
    return recorder;
  }

  private static void stop(Process recorder) throws InterruptedException {
    recorder.toHandle().destroy();
    recorder.waitFor();
  }

  private static String out(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
