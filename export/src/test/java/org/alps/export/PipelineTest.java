package org.alps.export;

import static org.alps.ingest.Ingests.file;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.alps.ingest.Progress;
import org.alps.ingest.SharedSpark;
import org.alps.ingest.format.TraceFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The commands of the pipeline as their user types them: what they print, and how they end. */
class PipelineTest {
  private static final String HEADER = "function_uid,arrival_us,cpu_time_us";

  @TempDir private Path folder;
  private final PrintStream realOut = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void shareOneSession() {
    SharedSpark.session();
    System.setProperty(Progress.QUIET_PROPERTY, "true");
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void giveBack() {
    System.clearProperty(Progress.QUIET_PROPERTY);
    System.setOut(realOut);
  }

  @Test
  void eachCommandPrintsWhatItWroteAndTheNextReadsIt() {
    String rows = new Random(3).ints(500, 0, 100_000).sorted().mapToObj(us -> "f" + us % 7 + "," + us + "," + (1 + us % 900)).collect(Collectors.joining("\n"));
    String trace = file(folder, "t.csv", HEADER, rows);
    ends(0, "ingest", "csv:" + trace, "--to", at("dataset"), "--cores", "2", "--hosts", "2");
    ends(0, "simulate", "--dataset", at("dataset"), "--to", at("profile"), "--window", "10ms");
    ends(0, "learn", "--profile", at("profile"), "--until", "50ms", "--to", at("policy.alps"), "--created-at", "2026-01-31T00:00:00Z");
    ends(0, "evaluate", "--dataset", at("dataset"), "--from", "50ms", "--table", at("policy.alps"), "--to", at("evaluation"));
    ends(0, "report", "--evaluation", at("evaluation"), "--out", at("report.html"));
    ends(0, "policy", "verify", at("policy.alps"));
    assertThat(printed()).startsWith(String.join("\n", at("dataset"), at("profile"), at("policy.alps"), at("evaluation"), at("report.html"), ""));
    assertThat(folder.resolve("report.html")).content().contains("f3");
    ends(2, "ingest", "csv:" + trace, "--to", at("dataset"));
    assertThat(err.toString()).endsWith("Cannot write dataset: " + at("dataset") + " exists. Name another folder with --to, or remove that one.\n");
    ends(2, "simulate", "--dataset", at("dataset"), "--to", at("profile"));
    assertThat(err.toString()).endsWith("Cannot write profile: " + at("profile") + " exists. Name another folder with --to, or remove that one.\n");
    ends(3, "learn", "--profile", at("profile"), "--from", "1d", "--to", at("late.alps"));
    assertThat(err.toString()).contains("no window begins from 1d on. The trace runs from 0s to ").endsWith("; choose --from and --until within it.\n");
    ends(3, "evaluate", "--dataset", at("dataset"), "--from", "1d", "--to", at("late"));
    assertThat(err.toString()).contains("nothing arrives from 1d on. The trace runs from ").endsWith("; choose --from and --until within it.\n");
    ends(3, "simulate", "--dataset", at("evaluation"), "--to", at("other"));
    assertThat(err.toString())
        .endsWith("Cannot read dataset: " + at("evaluation") + "/manifest.json is missing or damaged. Name a folder that alps wrote.\n");
  }

  @Test
  void everyProblemOfACommandLineIsToldAtOnce() {
    ends(2, "ingest", "csv:t.csv", "--to", at("d"), "--cores", "0", "--load", "-1", "--hosts", "-2", "--placement", "here", "--durations", "maybe",
        "--event-time", "noon");
    assertThat(err.toString()).isEqualTo("""
        Cannot place on --cores 0. Give 1 to 1024.
        Cannot place at --load -1.0. Give a number above 0, such as 0.8.
        Cannot place on --hosts -2. Give at least 1, or leave it out.
        Cannot place by --placement here. Say auto, traced or seeded.
        Cannot read --event-time: noon. Say start or end.
        Cannot size invocations: --durations maybe. Say one of sample, table, fixed, quarantine, as in sample:FILE or fixed:20ms.
        """);
    assertThat(printed()).isEmpty();
  }

  @Test
  void fileCutShortEndsInOneLineThatNamesIt() throws IOException {
    String rows = IntStream.range(0, 200_000).mapToObj(i -> "f," + i + "," + (1 + i * 31L % 977)).collect(Collectors.joining("\n", HEADER + "\n", "\n"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(rows.getBytes(StandardCharsets.UTF_8));
    }
    Path cut = Files.write(folder.resolve("t.csv.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
    ends(3, "ingest", "csv:" + cut, "--to", at("dataset"));
    assertThat(err.toString()).isEqualTo(
        "Cannot read file:" + cut + ": Unexpected end of ZLIB input stream. It is damaged, cut short or out of reach: fetch it again.\n");
    assertThat(folder).isDirectoryNotContaining(file -> file.getFileName().toString().contains("dataset"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "3 | ingest csv:nowhere.csv --to FOLDER/d | Cannot read nowhere.csv: no such file. Name a file, a folder with files in it, or a glob in quotes.",
      "2 | simulate --dataset d --to p --window 1us | Cannot profile in windows of 1 us. Give --window at least 1ms.",
      "2 | simulate --dataset d --to p --cores -1 | Cannot simulate cores: -1. Give 1 to 4096.",
      "2 | simulate --dataset d --to p --arrivals even | Cannot spread arrivals: --arrivals even. Say poisson or bursty.",
      "3 | simulate --dataset d --to p | Cannot read dataset: d/manifest.json is missing or damaged. Name a folder that alps wrote.",
      "3 | learn --profile p --to t | Cannot read profile: p/manifest.json is missing or damaged. Name a folder that alps wrote.",
      "2 | learn --profile p --to t --from 2h --until 1h | Cannot work from 2h to 1h: that is no time. Give --until after --from.",
      "2 | evaluate --dataset d --to e --policy alps | Cannot judge alps: no policy table. Give --profile PROFILE to learn one, or LABEL=alps:FILE.",
      "2 | evaluate --dataset d --to e --policy fifo,fifo | Cannot judge two contenders called fifo. Name one of them LABEL=policy.",
      "2 | evaluate --dataset d --to e --policy lottery | Cannot judge policy: lottery. Name one of srpt, psjf, ps, eevdf, cfs, rr, fifo, sfs, las, nice, alps, adaptive, adaptive-only, alps-mended, gittins, guarded, oracle.",
      "2 | evaluate --dataset d --to e --policy ps,table | Cannot judge table: no policy table. Give --table FILE.",
      "2 | evaluate --dataset d --to e --policy mine=fifo:t | Cannot judge mine=fifo:t: fifo obeys no table. Leave the file out.",
      "2 | evaluate --dataset d --to e --drift -1 | Cannot judge with --drift -1.0. Give 0 to 5, such as 1.",
      "2 | evaluate --dataset d --to e --load 0 | Cannot judge at --load 0.0. Give a number above 0, at most 100, such as 0.9.",
      "2 | evaluate --dataset d --to e --seeds 0 | Cannot judge with --seeds 0. Give 1 to 10000.",
      "3 | evaluate --dataset d --to e --table t | Cannot read policy table: t: there is no such file. Name a file that alps learn wrote.",
  })
  void refusalsSayWhatToDo(int exitCode, String arguments, String message) {
    ends(exitCode, arguments.replace("FOLDER", folder.toString()).split(" "));
    assertThat(err.toString()).isEqualTo(message + "\n");
    assertThat(printed()).isEmpty();
  }

  @Test
  void timeThatIsNoneEndsAsUsage() {
    ends(2, "simulate", "--dataset", "d", "--to", "p", "--window", "soon");
    assertThat(err.toString()).isEqualTo(
        "Cannot read time: soon. Write a whole number and one of us, ms, s, m, h, d, as in 90s. See alps simulate --help." + System.lineSeparator());
  }

  @Test
  void helpOfIngestNamesEveryFormat() {
    StringWriter help = new StringWriter();
    CommandLine alps = Main.commandLine(Main.SUBCOMMANDS);
    alps.getSubcommands().get("ingest").usage(new PrintWriter(help));
    assertThat(help.toString()).contains(Arrays.stream(TraceFormat.values()).map(TraceFormat::id).toList());
  }

  private void ends(int exitCode, String... arguments) {
    CommandLine alps = Main.commandLine(Main.SUBCOMMANDS);
    alps.setErr(new PrintWriter(err, true));
    alps.setOut(new PrintWriter(System.out, true));
    assertThat(Main.run(alps, arguments)).as("%s: %s", String.join(" ", arguments), err).isEqualTo(exitCode);
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }
}
