package org.alps.simulate;

import static org.alps.ingest.Ingests.file;
import static org.alps.ingest.Ingests.placed;
import static org.alps.ingest.Ingests.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alps.ingest.Ingests;
import org.alps.ingest.SharedSpark;
import org.alps.simulate.expand.ArrivalProcess;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.outcome.Contender;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same input gives the same files, byte for byte, however Spark cuts the work. */
class DeterminismTest {
  private static final Expansion BURSTY = new Expansion(ArrivalProcess.BURSTY, 5);
  private static final List<Map<String, String>> WAYS = List.of(
      Map.of(),
      Map.of("spark.master", "local[1]", "spark.sql.shuffle.partitions", "1"),
      Map.of("spark.master", "local[3]", "spark.sql.shuffle.partitions", "7", "spark.sql.adaptive.enabled", "false"),
      Map.of("spark.sql.parquet.enableVectorizedReader", "false", "spark.sql.files.minPartitionNum", "9", "spark.default.parallelism", "5"));

  @TempDir private Path folder;

  @AfterEach
  void leaveTheSharedSession() {
    SharedSpark.stop();
  }

  @Test
  void exactTrace() throws IOException {
    Random random = new Random(4);
    List<String> rows = new ArrayList<>(List.of("function_uid,arrival_us,cpu_time_us,host"));
    for (int i = 0; i < 3_000; i++) {
      rows.add("f" + random.nextInt(40) + "," + random.nextInt(200_000) + "," + (1 + random.nextInt(400)) + ",h" + random.nextInt(5));
    }
    String traces = file(folder.resolve("in"), "a.csv", rows.toArray(String[]::new));
    file(folder.resolve("in"), "b.csv", "function_uid,arrival_us,cpu_time_us,host", "f1,7,7,h1", "f2,bad,7,h1", "f3,8,8,");
    assertSame("csv:" + Path.of(traces).getParent(), "traced", 0);
  }

  @Test
  void countsOnPlacedHosts() throws IOException {
    Random random = new Random(4);
    List<String> counts = new ArrayList<>(List.of("HashApp,HashFunction,1,2,60,61,180"));
    List<String> sizes = new ArrayList<>(List.of("HashApp,HashFunction,Average,percentile_Average_0,percentile_Average_100"));
    for (int f = 0; f < 60; f++) {
      counts.add("p,f" + f + random.ints(5, 0, f == 7 ? 900 : 30).mapToObj(c -> "," + c).collect(Collectors.joining()));
      int average = 1 + random.nextInt(2_000);
      sizes.add("p,f" + f + "," + average + "," + average / 3 + "," + average * 9);
    }
    file(folder.resolve("in"), "inv.csv", counts.toArray(String[]::new));
    file(folder.resolve("in"), "dur.csv", sizes.toArray(String[]::new));
    assertSame("azure2019:" + folder.resolve("in"), "seeded", 6);
  }

  private void assertSame(String input, String placement, int hosts) throws IOException {
    Map<String, String> first = null;
    for (Map<String, String> way : WAYS) {
      SparkSession spark = SharedSpark.restart(way);
      Map<String, String> files = pipeline(spark, input, placement, hosts);
      assertThat(files.keySet()).anyMatch(name -> name.startsWith("profile/profiles/")).contains("evaluation/measures.csv", "dataset/manifest.json");
      first = first == null ? files : first;
      assertThat(files).as("with %s", way).isEqualTo(first);
    }
  }

  /** Runs it all in one place, and returns every file's content by its path. */
  private Map<String, String> pipeline(SparkSession spark, String input, String placement, int hosts) throws IOException {
    Path out = folder.resolve("out");
    String dataset = out.resolve("dataset").toString();
    Ingests.run(placed(request(out.resolve("dataset"), input), placement, hosts));
    new SimulateJob(spark).run(new SimulateRequest(dataset, out.resolve("profile").toString(), 50_000, HostModel.ideal(0), BURSTY));
    List<Contender> contenders = Stream.of(SimulatedPolicy.PS, SimulatedPolicy.RR, SimulatedPolicy.SRPT, SimulatedPolicy.ALPS)
        .map(policy -> Contender.of(policy.id(), policy, policy == SimulatedPolicy.ALPS ? table() : null))
        .toList();
    new EvaluateJob(spark).run(new EvaluateRequest(
        dataset, out.resolve("evaluation").toString(), contenders, new TimeRange(20_000, Long.MAX_VALUE), new HostModel(0, 3, 0, 1), BURSTY,
        new Conditions(1.2, 0.5, 3), 0, null));
    try (Stream<Path> files = Files.walk(out)) {
      Map<String, String> contents = new TreeMap<>();
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (Files.isRegularFile(file)) {
          contents.put(out.relativize(file).toString(), content(file));
        }
        Files.delete(file);
      }
      return contents;
    }
  }

  private static String content(Path file) {
    try {
      return file.toString().matches(".*\\.(csv|json)") ? Files.readString(file) : HexFormat.of().formatHex(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PolicyTable table() {
    PolicyHeader header = new PolicyHeader(
        1, 0, 0, List.of(new PolicyLevel(0, PolicyTable.LAST_RANK_NS, 3_000_000)), 1_000, 0, 0);
    return new PolicyTable(header, List.of(
        new FunctionPolicy("f1", List.of(new PolicyLevel(0, 5_000, 200_000))), new FunctionPolicy("p/f7", List.of(new PolicyLevel(0, 1_000, 100_000)))));
  }
}
