package org.alps.ingest;

import static org.alps.ingest.Ingests.file;
import static org.alps.ingest.Ingests.placed;
import static org.alps.ingest.Ingests.request;
import static org.alps.ingest.Ingests.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ingest refuses, how it says so, and that nothing stays behind. */
class IngestRefusalsTest {
  private static final String HEADER = "function_uid,arrival_us,cpu_time_us";

  @TempDir private Path folder;

  @Test
  void noRowIsGood() {
    String trace = file(folder, "t.csv", HEADER, "a,0,0", "a,x,1", "b,0,0");
    refused(request(to(), "csv:" + trace), ExitCode.BAD_INPUT, "Cannot ingest csv:" + trace
        + ": no good row among 3 (1 bad-arrival, 2 cpu-time-below-1). Check that the format fits the files.");
  }

  @Test
  void thereIsNoRow() {
    String trace = file(folder, "t.csv", HEADER);
    refused(request(to(), "csv:" + trace), ExitCode.BAD_INPUT,
        "Cannot ingest csv:" + trace + ": no good row among 0. Check that the format fits the files.");
  }

  @Test
  void everyFunctionIsQuarantined() {
    String counts = file(folder, "a.csv", "HashApp,HashFunction,1", "p,f,2");
    refused(with(request(to(), "azure2019:" + counts), Durations.of("quarantine")), ExitCode.BAD_INPUT,
        "Cannot ingest azure2019:" + counts + ": no good row among 1 (1 no-duration). Check that the format fits the files.");
  }

  @Test
  void noDurationsAndNoChoice() {
    String counts = file(folder, "a.csv", "HashApp,HashFunction,1", "p,f,2");
    refused(request(to(), "azure2019:" + counts), ExitCode.USAGE, "Cannot size invocations: azure2019:" + counts
        + " holds no durations. Add the durations file, or say --durations sample:FILE, table:FILE, fixed:TIME or quarantine.");
    String replay = file(folder, "azure", "1 31 fib 100 5018");
    refused(request(to(), "alps-replay:" + replay), ExitCode.USAGE, "Cannot size invocations: alps-replay:" + replay
        + " holds no durations. Add the durations file, or say --durations sample:FILE, table:FILE, fixed:TIME or quarantine.");
  }

  @Test
  void headerIsWrongInTheSecondFile() {
    String good = file(folder, "1.csv", HEADER, "a,0,1");
    String bad = file(folder, "2.csv", "function_uid,arrival", "a,0");
    refused(request(to(), "csv:" + good, "csv:" + bad), ExitCode.BAD_INPUT, "Cannot read " + uri("2.csv")
        + " as csv: no column arrival_us, cpu_time_us. Its header must name function_uid, arrival_us, cpu_time_us, or leave the file out with a glob.");
  }

  @Test
  void fileIsCutShortInTheMiddle() throws IOException {
    Random random = new Random(1);
    String rows = random.ints(200_000).mapToObj(i -> "f" + i % 9 + "," + (i & 0xfffff) + ",1").collect(Collectors.joining("\n", HEADER + "\n", "\n"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(rows.getBytes(StandardCharsets.UTF_8));
    }
    Path cut = Files.write(folder.resolve("t.csv.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
    Throwable thrown = catchThrowable(() -> Ingests.run(request(to(), "csv:" + cut)));
    assertThat(thrown).rootCause().hasMessage("Unexpected end of ZLIB input stream");
    while (!(thrown instanceof AlpsException)) {
      thrown = thrown.getCause();
    }
    assertThat(thrown).hasMessage("Cannot read " + uri("t.csv.gz")
        + ": Unexpected end of ZLIB input stream. It is damaged, cut short or out of reach: fetch it again.");
    assertThat(((AlpsException) thrown).exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(to()).doesNotExist();
  }

  @Test
  void formatsAreOfDifferentKinds() {
    String exact = file(folder, "1.csv", HEADER, "a,0,1");
    String counts = file(folder, "a.csv", "HashApp,HashFunction,1", "p,f,2");
    refused(request(to(), "csv:" + exact, "azure2019:" + counts), ExitCode.USAGE, "Cannot ingest together: csv:" + exact + " azure2019:" + counts
        + ". Ingest traces of different kinds (exact arrivals, sizes: CPU time, memory known; "
        + "arrivals synthesised, sizes: wall-clock duration taken as CPU time, memory known) apart.");
  }

  @Test
  void fileIsNamedTwice() {
    String trace = file(folder, "1.csv", HEADER, "a,0,1");
    refused(request(to(), "csv:" + trace, "csv:" + folder + "/*.csv"), ExitCode.USAGE,
        "Cannot ingest twice: " + uri("1.csv") + ". Name every file once.");
  }

  @Test
  void formatIsUnknownOrMissing() {
    refused(request(to(), "cvs:t.csv"), ExitCode.USAGE, "Cannot read trace format: cvs. Name one of azure2019, azure2021, huawei2025, alps-replay, "
        + "csv, parquet, synthetic, workload, marginals, as in azure2019:path.");
    refused(request(to(), "t.csv"), ExitCode.USAGE, "Cannot read trace format: t.csv. Name one of azure2019, azure2021, huawei2025, alps-replay, "
        + "csv, parquet, synthetic, workload, marginals, as in azure2019:path.");
  }

  @Test
  void eventTimeIsNotSaid() {
    String trace = file(folder, "t.csv", "event_time,func_id,exec_time", "10.5,f,0.25");
    refused(request(to(), "huawei2025:" + trace), ExitCode.USAGE,
        "Cannot read huawei2025: what event_time marks is not given. Say --event-time start or --event-time end.");
  }

  @Test
  void targetExists() throws IOException {
    String trace = file(folder, "1.csv", HEADER, "a,0,1");
    Files.createDirectories(to());
    Throwable thrown = catchThrowable(() -> Ingests.run(request(to(), "csv:" + trace)));
    assertThat(thrown).isInstanceOf(AlpsException.class)
        .hasMessage("Cannot write dataset: " + to() + " exists. Name another folder with --to, or remove that one.");
    assertThat(to()).isEmptyDirectory();
  }

  @Test
  void placementDoesNotFitTheTrace() {
    String trace = file(folder, "1.csv", HEADER, "a,0,1");
    refused(placed(request(to(), "csv:" + trace), "traced", 0), ExitCode.USAGE,
        "Cannot place invocations: the trace names no host. Say --placement seeded.");
    String hosted = file(folder, "2.csv", HEADER + ",host", "a,0,1,h");
    refused(placed(request(to(), "csv:" + hosted), "auto", 4), ExitCode.USAGE,
        "Cannot place on --hosts 4: the trace names its own hosts. Say --placement seeded, or leave --hosts out.");
  }

  @Test
  void durationsCannotBeRead() {
    String counts = "azure2019:" + file(folder, "a.csv", "HashApp,HashFunction,1", "p,f,2");
    String advice = ". Write a header function_uid,cpu_time_us and whole microseconds of at least 1.";
    String small = file(folder, "small.csv", "function_uid,cpu_time_us", "p/f,0");
    refused(with(request(to(), counts), Durations.of("table:" + small)), ExitCode.BAD_INPUT,
        "Cannot read durations: " + uri("small.csv") + " line 2" + advice);
    String named = file(folder, "named.csv", "function,us", "p/f,7");
    refused(with(request(to(), counts), Durations.of("table:" + named)), ExitCode.BAD_INPUT,
        "Cannot read durations: " + uri("named.csv") + " line 2" + advice);
    String twice = file(folder, "twice.csv", "function_uid,cpu_time_us", "p/f,7", "p/f,8");
    refused(with(request(to(), counts), Durations.of("table:" + twice)), ExitCode.BAD_INPUT,
        "Cannot read durations: " + uri("twice.csv") + " line 3 names p/f again. Give each function once.");
    String empty = file(folder, "empty.csv", "function_uid,cpu_time_us");
    refused(with(request(to(), counts), Durations.of("table:" + empty)), ExitCode.BAD_INPUT,
        "Cannot read durations: " + empty + " has no row. Write a header function_uid,cpu_time_us and a row a function.");
    String bad = file(folder, "bad.csv", "HashApp,HashFunction,Average", "x,1,-5");
    refused(with(request(to(), counts), Durations.of("sample:" + bad)), ExitCode.BAD_INPUT,
        "Cannot sample durations: " + bad + " holds no good row. Name an azure2019 durations file.");
  }

  private void refused(IngestRequest request, ExitCode exitCode, String message) {
    Throwable thrown = catchThrowable(() -> Ingests.run(request));
    assertThat(thrown).isInstanceOf(AlpsException.class).hasMessage(message);
    assertThat(((AlpsException) thrown).exitCode()).isEqualTo(exitCode);
    assertThat(to()).doesNotExist();
    assertThat(folder.resolve(".dataset.stage")).doesNotExist();
  }

  private Path to() {
    return folder.resolve("dataset");
  }

  private String uri(String name) {
    return folder.resolve(name).toUri().toString().replace("///", "/");
  }
}
