package org.alps.ingest;

import static org.alps.ingest.Ingests.file;
import static org.alps.ingest.Ingests.placed;
import static org.alps.ingest.Ingests.request;
import static org.alps.ingest.Ingests.run;
import static org.alps.ingest.Ingests.table;
import static org.alps.ingest.Ingests.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alps.ingest.dataset.TraceManifest;
import org.alps.ingest.format.ReaderOptions;
import org.alps.ingest.format.ReaderOptions.EventTime;
import org.alps.ingest.format.TraceCharacteristics.Sizes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small traces and the exact datasets that come of them. */
class IngestJobTest {
  @TempDir private Path folder;

  @Test
  void exactRowsAreSortedByArrivalAndTiesByFunction() {
    String trace = file(folder, "t.csv",
        "function_uid,arrival_us,cpu_time_us,termination_us,blocked_us,memory_mb",
        "b,30,5,,,", "a,20,7,40,3,128", "b,20,9,,,", "a,20,6,,,256");
    TraceManifest manifest = run(request(to(), "csv:" + trace));
    assertThat(table(to(), "invocations")).containsExactly("0 20 0 6 - - 256", "0 20 0 7 40 3 128", "0 20 1 9 - - -", "0 30 1 5 - - -");
    assertThat(table(to(), "functions")).containsExactly("0 a 2 13.0 256 -", "1 b 2 14.0 - -");
    assertThat(table(to(), "hosts")).containsExactly("0 - 27.0");
    assertThat(table(to(), "rejected")).isEmpty();
    assertThat(manifest.characteristics().sentence()).isEqualTo("exact arrivals, sizes: CPU time, memory known");
    assertThat(names(to())).containsExactly("functions", "hosts", "invocations", "manifest.json", "rejected");
  }

  @Test
  void manifestIsTheSameBytes() throws IOException {
    String trace = file(folder, "t.csv", "function_uid,arrival_us,cpu_time_us", "a,86400000010,4", "b,86400000030,0", "b,86400000030,6");
    run(request(to(), "csv:" + trace));
    assertThat(Files.readString(to().resolve("manifest.json")).replace(folder.toUri().toString().replace("///", "/"), "FOLDER/")).isEqualTo("""
        {
          "format_version" : 1,
          "alps_version" : "%s",
          "inputs" : [ {
            "format" : "csv",
            "path" : "FOLDER/t.csv",
            "sha256" : "402a0e05b3ac1feb034010b2b0cb61fe306d7b08e1879e192eb7d980ee288ed7",
            "rows" : 3
          } ],
          "options" : {
            "placement" : "auto"
          },
          "seed" : 1,
          "characteristics" : {
            "shape" : "EXACT",
            "arrivals" : "EXACT",
            "sizes" : "CPU_TIME",
            "memory_known" : false,
            "note" : ""
          },
          "rows" : {
            "read" : 3,
            "kept" : 2,
            "rejected" : {
              "cpu-time-below-1" : 1
            }
          },
          "functions" : 2,
          "invocations" : 2,
          "time_zero_us" : 86400000000,
          "first_arrival_us" : 10,
          "span_us" : 20,
          "work_us" : 10.0,
          "placement" : {
            "kind" : "seeded",
            "hosts" : 1,
            "cores" : 2,
            "target_load" : 0.5,
            "load" : 0.25,
            "files" : 1
          }
        }
        """.formatted(Version.text()));
  }

  @Test
  void quarantineTellsSourceLineReasonAndText() {
    String one = file(folder, "1.csv", "function_uid,arrival_us,cpu_time_us", "a,x,1", "a,1,1", "", "a,2");
    String two = file(folder, "2.csv", "function_uid,arrival_us,cpu_time_us,host", "a,3,0,", "a,3,4,", ",3,4,h");
    TraceManifest manifest = run(request(to(), "csv:" + one, "csv:" + two));
    assertThat(table(to(), "rejected")).containsExactly(
        uri("1.csv") + " 2 bad-arrival a,x,1",
        uri("1.csv") + " 5 wrong-columns a,2",
        uri("2.csv") + " 2 cpu-time-below-1 a,3,0,",
        uri("2.csv") + " 4 missing-function ,3,4,h");
    assertThat(manifest.rows()).isEqualTo(new TraceManifest.Rows(
        6, 2, Map.of("bad-arrival", 1L, "wrong-columns", 1L, "cpu-time-below-1", 1L, "missing-function", 1L)));
  }

  @Test
  void tracedHostsStandInNameOrderAndRowsWithoutOneAreRefused() {
    String trace = file(folder, "t.csv",
        "function_uid,arrival_us,cpu_time_us,host", "a,5,7,node-b", "b,1,2,node-a", "a,3,9,", "a,0,4,node-b");
    TraceManifest manifest = run(placed(request(to(), "csv:" + trace), "auto", 0));
    assertThat(table(to(), "invocations")).containsExactly("0 1 1 2 - - -", "1 0 0 4 - - -", "1 5 0 7 - - -");
    assertThat(table(to(), "hosts")).containsExactly("0 node-a 2.0", "1 node-b 11.0");
    assertThat(table(to(), "rejected")).containsExactly(uri("t.csv") + " 4 no-host a");
    assertThat(manifest.placement().kind()).isEqualTo("traced");
    assertThat(manifest.rows().kept()).isEqualTo(3);
  }

  @Test
  void seededPlacementPassesTracedHostsOver() {
    String trace = file(folder, "t.csv", "function_uid,arrival_us,cpu_time_us,host", "a,5,7,node-b", "b,1,2,");
    assertThat(run(placed(request(to(), "csv:" + trace), "seeded", 1)).placement().kind()).isEqualTo("seeded");
    assertThat(table(to(), "invocations")).containsExactly("0 1 1 2 - - -", "0 5 0 7 - - -");
    assertThat(table(to(), "rejected")).isEmpty();
  }

  @Test
  void wholeDaysAreTakenOffUnixTime() {
    String trace = file(folder, "t.csv",
        "function_uid,arrival_us,cpu_time_us,termination_us", "a,1735689661000000,7,1735689662000000", "a,1735776061000000,7,");
    TraceManifest manifest = run(request(to(), "csv:" + trace));
    assertThat(table(to(), "invocations")).containsExactly("0 61000000 0 7 62000000 - -", "0 86461000000 0 7 - - -");
    assertThat(manifest.timeZeroUs()).isEqualTo(1_735_689_600_000_000L);
    assertThat(manifest.firstArrivalUs()).isEqualTo(61_000_000);
    assertThat(manifest.spanUs()).isEqualTo(86_400_000_000L);
  }

  @Test
  void wholeMinutesAreTakenOffTimeBeforeZero() {
    String trace = file(folder, "t.csv", "function_uid,arrival_us,cpu_time_us", "a,-60000001,7", "a,5,7");
    assertThat(run(request(to(), "csv:" + trace)).timeZeroUs()).isEqualTo(-120_000_000);
    assertThat(table(to(), "invocations")).containsExactly("0 59999999 0 7 - - -", "0 120000005 0 7 - - -");
  }

  @Test
  void countsBecomeHoursWithSizesByDay() {
    String counts = file(folder, "inv.d02.csv", "HashApp,HashFunction,Trigger,1,2,61", "p,f,http,2,0,1", "p,g,timer,0,0,3", "p,idle,queue,0,0,0");
    String next = file(folder, "inv.d03.csv", "HashApp,HashFunction,Trigger,1440", "p,f,http,4");
    String sizes = file(folder, "dur.d02.csv", "HashApp,HashFunction,Average", "p,f,10", "p,g,20");
    String later = file(folder, "dur.d03.csv", "HashApp,HashFunction,Average", "p,f,30");
    String memory = file(folder, "mem.csv", "HashApp,AverageAllocatedMb", "p,120.4");
    TraceManifest manifest = run(request(to(), Stream.of(counts, next, sizes, later, memory).map(f -> "azure2019:" + f).toArray(String[]::new)));
    assertThat(table(to(), "counts")).containsExactly("0 0 0 0 0:2", "0 1 0 0 0:1", "0 1 1 0 0:3", "0 47 0 0 59:4");
    assertThat(table(to(), "sizes")).containsExactly(
        "0 0 10000,10000,10000,10000,10000,10000,10000", "0 1 30000,30000,30000,30000,30000,30000,30000",
        "1 0 20000,20000,20000,20000,20000,20000,20000");
    assertThat(table(to(), "functions")).containsExactly("0 p/f 7 150000.0 120 http", "1 p/g 3 60000.0 120 timer");
    assertThat(manifest.timeZeroUs()).isEqualTo(86_400_000_000L);
    assertThat(manifest.spanUs()).isEqualTo(2 * 86_400_000_000L);
    assertThat(manifest.invocations()).isEqualTo(10);
    assertThat(manifest.rows().kept()).isEqualTo(8);
    assertThat(manifest.characteristics().sentence())
        .isEqualTo("arrivals synthesised, sizes: wall-clock duration taken as CPU time, memory known");
  }

  @Test
  void functionCountedTwiceKeepsItsFirstRow() {
    String counts = file(folder, "a.csv", "HashApp,HashFunction,1,61", "p,f,2,1", "p,g,1,1", "p,f,5,5");
    String again = file(folder, "b.csv", "HashApp,HashFunction,1", "p,g,9");
    String sizes = file(folder, "c.csv", "HashApp,HashFunction,Average", "p,f,10", "p,g,10", "p,f,99");
    TraceManifest manifest = run(request(to(), "azure2019:" + counts, "azure2019:" + again, "azure2019:" + sizes));
    assertThat(table(to(), "counts")).containsExactly("0 0 0 0 0:2", "0 0 1 0 0:1", "0 1 0 0 0:1", "0 1 1 0 0:1");
    assertThat(table(to(), "sizes").get(0)).startsWith("0 0 10000,");
    assertThat(table(to(), "rejected")).containsExactly(
        uri("a.csv") + " 4 duplicate-function p/f", uri("b.csv") + " 2 duplicate-function p/g", uri("c.csv") + " 4 duplicate-durations p/f");
    assertThat(manifest.rows()).isEqualTo(new TraceManifest.Rows(7, 4, Map.of("duplicate-function", 2L, "duplicate-durations", 1L)));
  }

  @Test
  void functionWithoutDurationsIsRefusedWhereOthersHaveSome() {
    String counts = file(folder, "a.csv", "HashApp,HashFunction,1,61", "p,f,2,1", "p,g,1,1");
    String sizes = file(folder, "c.csv", "HashApp,HashFunction,Average", "p,f,10", "p,g,-3");
    TraceManifest manifest = run(request(to(), "azure2019:" + counts, "azure2019:" + sizes));
    assertThat(table(to(), "functions")).containsExactly("0 p/f 3 30000.0 - -");
    assertThat(table(to(), "rejected")).containsExactly(uri("a.csv") + " 3 no-duration p/g", uri("c.csv") + " 3 negative-average p,g,-3");
    assertThat(manifest.characteristics().memoryKnown()).isFalse();
  }

  @Test
  void chosenDurationsFillInForFunctionsWithoutTheirOwn() {
    String counts = file(folder, "a.csv", "HashApp,HashFunction,1", "p,f,2", "p,g,1");
    String sizes = file(folder, "c.csv", "HashApp,HashFunction,Average", "p,f,10");
    IngestRequest request = request(to(), "azure2019:" + counts, "azure2019:" + sizes);
    TraceManifest manifest = run(with(request, Durations.of("fixed:20ms")));
    assertThat(table(to(), "functions")).containsExactly("0 p/f 2 20000.0 - -", "1 p/g 1 20000.0 - -");
    assertThat(manifest.characteristics().sentence())
        .isEqualTo("arrivals synthesised, sizes: modelled, memory unknown, durations by option: fixed:20ms");
  }

  @Test
  void ownDurationsWinOverATableThatChoosesNothing() {
    String counts = file(folder, "a.csv", "HashApp,HashFunction,1", "p,f,2");
    String sizes = file(folder, "c.csv", "HashApp,HashFunction,Average", "p,f,10");
    String table = file(folder, "table.txt", "function_uid,cpu_time_us", "p/f,77");
    TraceManifest manifest = run(with(request(to(), "azure2019:" + counts, "azure2019:" + sizes), Durations.of("table:" + table)));
    assertThat(table(to(), "functions")).containsExactly("0 p/f 2 20000.0 - -");
    assertThat(table(to(), "rejected")).isEmpty();
    assertThat(manifest.characteristics().sizes()).isEqualTo(Sizes.WALL_DURATION);
  }

  @Test
  void sampledDurationsAreDrawnByFunctionAlone() {
    String sample = file(folder, "sample.csv", "HashApp,HashFunction,Average", "x,1,10", "x,2,20", "x,3,30", "x,4,40", "x,5,-1");
    String few = file(folder, "few.csv", "HashApp,HashFunction,1", "p,f,1", "p,g,1");
    String many = file(folder, "many.csv", "HashApp,HashFunction,1", "p,a,1", "p,b,1", "p,c,1", "p,f,1", "p,g,1");
    TraceManifest manifest = run(with(request(folder.resolve("few"), "azure2019:" + few), Durations.of("sample:" + sample)));
    run(with(request(folder.resolve("many"), "azure2019:" + many), Durations.of("sample:" + sample)));
    List<String> sizesOfFew = table(folder.resolve("few"), "functions").stream().map(line -> line.substring(2)).toList();
    List<String> sizesOfMany = table(folder.resolve("many"), "functions").stream().map(line -> line.substring(2)).toList();
    assertThat(sizesOfMany).containsAll(sizesOfFew);
    assertThat(sizesOfMany.stream().map(line -> line.split(" ")[2]).distinct().count()).isGreaterThan(1);
    assertThat(manifest.inputs().get(1)).extracting(TraceManifest.Input::format, TraceManifest.Input::path, TraceManifest.Input::rows)
        .containsExactly("durations", uri("sample.csv"), 5L);
  }

  @Test
  void quarantineTakesWhatNothingSizes() {
    String counts = file(folder, "a.csv", "HashApp,HashFunction,1", "p,f,2", "p,g,1");
    String table = file(folder, "table.csv", "function_uid,cpu_time_us", "p/f,77");
    run(with(request(to(), "azure2019:" + counts), Durations.of("table:" + table)));
    assertThat(table(to(), "functions")).containsExactly("0 p/f 2 154.0 - -");
    assertThat(table(to(), "rejected")).containsExactly(uri("a.csv") + " 3 no-duration p/g");
  }

  @Test
  void replayTakesItsSizesFromATable() {
    String trace = file(folder, "azure", "1 31 fib 100 5018", "2 8 graph 100 5010", "3 31 fib 10 5018");
    String table = file(folder, "table.csv", "function_uid,cpu_time_us", "5010,300", "5018,40");
    TraceManifest manifest = run(with(request(to(), "alps-replay:" + trace), Durations.of("table:" + table)));
    assertThat(table(to(), "invocations")).containsExactly("0 21000 1 40 - - -", "0 42000 0 300 - - -", "0 44000 1 40 - - -");
    assertThat(manifest.characteristics().sentence())
        .isEqualTo("exact arrivals, sizes: modelled, memory unknown, durations by option: table:" + table);
  }

  @Test
  void eventTimeIsToldInEveryResult() {
    String trace = file(folder, "t.csv", "event_time,func_id,exec_time,pool_name", "10.5,f,0.25,pool1-300-128");
    IngestRequest r = request(to(), "huawei2025:" + trace);
    TraceManifest manifest =
        run(new IngestRequest(r.inputs(), r.to(), 2, 0.5, 1, "auto", null, new ReaderOptions(EventTime.END, 1)));
    assertThat(table(to(), "invocations")).containsExactly("0 10250000 0 250000 10500000 - 128");
    assertThat(manifest.options()).containsEntry("event-time", "end");
    assertThat(manifest.sentence()).contains("memory known, event_time taken as the end");
  }

  @Test
  void countsAreSharedOutAndAddUp() {
    String counts = file(folder, "a.csv", "HashApp,HashFunction,1,2,3", "p,hot,700,1,3", "p,cold,2,0,0");
    String sizes = file(folder, "c.csv", "HashApp,HashFunction,Average", "p,hot,1000", "p,cold,1");
    TraceManifest manifest = run(placed(request(to(), "azure2019:" + counts, "azure2019:" + sizes), "seeded", 3));
    List<String> rows = table(to(), "counts");
    assertThat(rows).hasSize(4).isSorted();
    assertThat(rows.stream().filter(row -> row.split(" ")[2].equals("1")).map(row -> row.split(" ")[3])).containsExactlyInAnyOrder("0", "1", "2");
    long total = rows.stream().flatMap(row -> Stream.of(row.split(" ")[4].split(","))).mapToLong(c -> Long.parseLong(c.split(":")[1])).sum();
    assertThat(total).isEqualTo(706);
    assertThat(manifest.placement()).isEqualTo(new TraceManifest.Placed("seeded", 3, 2, 0.5, 704_002_000 / (180e6 * 2 * 3), 3));
  }

  @Test
  void momentaryTraceAsksForNoMoreHostsThanInvocations() {
    String trace = file(folder, "t.csv", "function_uid,arrival_us,cpu_time_us", "a,0,60000000", "b,1,60000000");
    assertThat(run(placed(request(to(), "csv:" + trace), "auto", 0)).placement().hosts()).isEqualTo(2);
  }

  @Test
  void interruptedRunIsSweptAndLeavesNothingBehind() throws IOException {
    Path stage = folder.resolve(".dataset.stage");
    Files.createDirectories(stage.resolve("records"));
    Files.writeString(stage.resolve("records/left.parquet"), "half");
    String trace = file(folder, "t.csv", "function_uid,arrival_us,cpu_time_us", "a,0,6");
    run(request(to(), "csv:" + trace));
    assertThat(stage).doesNotExist();
    assertThat(names(to())).containsExactly("functions", "hosts", "invocations", "manifest.json", "rejected");
  }

  @Test
  void readmeInAFolderIsNoTrace() {
    Path day = folder.resolve("day");
    file(day, "a.csv", "HashApp,HashFunction,1", "p,f,2");
    file(day, "c.csv", "HashApp,HashFunction,Average", "p,f,10");
    file(day, "README.md", "# Not a trace");
    assertThat(run(request(to(), "azure2019:" + day)).inputs()).hasSize(2);
  }

  private Path to() {
    return folder.resolve("dataset");
  }

  private String uri(String name) {
    return folder.resolve(name).toUri().toString().replace("///", "/");
  }

  private static List<String> names(Path folder) throws RuntimeException {
    return Stream.of(folder.toFile().list()).filter(name -> !name.startsWith(".")).sorted().toList();
  }
}
