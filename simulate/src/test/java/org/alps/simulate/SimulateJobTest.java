package org.alps.simulate;

import static org.alps.ingest.Ingests.file;
import static org.alps.ingest.Ingests.placed;
import static org.alps.ingest.Ingests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.alps.ingest.AlpsException;
import org.alps.ingest.Ingests;
import org.alps.ingest.SharedSpark;
import org.alps.simulate.expand.ArrivalProcess;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.Invocation;
import org.alps.simulate.host.Simulations;
import org.alps.simulate.host.SrptHost;
import org.alps.simulate.profile.FunctionProfile;
import org.alps.simulate.profile.ProfileManifest;
import org.alps.simulate.profile.ProfileSchema;
import org.alps.simulate.profile.ProfileSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulation job against plain simulations of its hosts, one by one. */
class SimulateJobTest {
  private static final Expansion POISSON = new Expansion(ArrivalProcess.POISSON, 1);
  private static final int FUNCTIONS = 6;
  private static final int CORES = 2;
  private static final long WINDOW_US = 1_000;

  @TempDir private Path folder;

  @Test
  void threeHostsAreThreePlainSimulationsAddedUp() throws IOException {
    Map<Integer, List<Invocation>> byHost = trace(3, 900);
    ProfileManifest manifest = simulate(WINDOW_US, 0);
    assertThat(profiles()).isEqualTo(expected(byHost, WINDOW_US, 0)).hasSizeGreaterThan(50);
    assertThat(manifest.trace().placement().hosts()).isEqualTo(3);
    assertThat(manifest.arrivals()).isEqualTo("exact");
  }

  @Test
  void switchCostReachesTheHosts() throws IOException {
    Map<Integer, List<Invocation>> byHost = trace(2, 400);
    ProfileManifest manifest = simulate(1_000_000_000, 7);
    assertThat(profiles()).isEqualTo(expected(byHost, 1_000_000_000, 7)).hasSize(FUNCTIONS);
    assertThat(manifest.switchCostUs()).isEqualTo(7);
  }

  @Test
  void blockedTimeIsSleptAndNoWait() throws IOException {
    String trace = file(folder, "t.csv", "function_uid,arrival_us,cpu_time_us,blocked_us", "f,0,6,12", "g,1,6,", "h,1,7,0");
    Ingests.run(request(folder.resolve("dataset"), "csv:" + trace));
    simulate(WINDOW_US, 0);
    assertThat(profiles()).extracting(FunctionProfile::functionUid, FunctionProfile::turnaroundUs, FunctionProfile::waitUs, FunctionProfile::preemptions)
        .as("two cores, the first of which falls free when f sleeps from 3 to 15")
        .containsExactly(
            tuple("f", 18L, 0L, 0L),
            tuple("g", 6L, 0L, 0L),
            tuple("h", 9L, 2L, 0L));
  }

  @Test
  void windowBelongsToTheArrival() throws IOException {
    String trace = file(folder, "t.csv", "function_uid,arrival_us,cpu_time_us", "f,999,5000", "f,1000,10", "g,3500,10");
    Ingests.run(request(folder.resolve("dataset"), "csv:" + trace));
    simulate(WINDOW_US, 0);
    assertThat(profiles()).extracting(FunctionProfile::functionUid, FunctionProfile::windowStartUs, FunctionProfile::count, FunctionProfile::cpuTimeUs)
        .containsExactly(
            tuple("f", 0L, 1L, 5000L),
            tuple("f", 1000L, 1L, 10L),
            tuple("g", 3000L, 1L, 10L));
  }

  @Test
  void countsKeepTheirNumbersAndSizes() throws IOException {
    String counts = file(folder, "a.csv", "HashApp,HashFunction,1,61,121", "p,f,700,0,30", "p,g,0,5,1");
    String sizes = file(folder, "c.csv", "HashApp,HashFunction,Average", "p,f,3", "p,g,40");
    Ingests.run(placed(request(folder.resolve("dataset"), "azure2019:" + counts, "azure2019:" + sizes), "seeded", 4));
    ProfileManifest manifest = simulate(3_600_000_000L, 0);
    assertThat(profiles()).extracting(p -> p.functionUid() + " " + p.windowStartUs() / 3_600_000_000L + " " + p.count() + " " + p.cpuTimeUs())
        .containsExactly("p/f 0 700 2100000", "p/f 2 30 90000", "p/g 1 5 200000", "p/g 2 1 40000");
    assertThat(manifest.arrivals()).isEqualTo("poisson");
  }

  @Test
  void folderThatIsNoDatasetIsRefused() {
    assertThatThrownBy(() -> simulate(WINDOW_US, 0))
        .isInstanceOf(AlpsException.class)
        .hasMessageMatching("Cannot read dataset: .*/dataset/manifest.json is missing or damaged. Name a folder that alps wrote.");
  }

  /** Writes and ingests a trace with ties, bursts and hosts that are named; the same invocations come back in each host's order. */
  private Map<Integer, List<Invocation>> trace(int hosts, int count) {
    Random random = new Random(hosts);
    Map<Integer, List<Invocation>> byHost = new TreeMap<>();
    List<String> lines = new ArrayList<>(List.of("function_uid,arrival_us,cpu_time_us,host"));
    for (int i = 0; i < count; i++) {
      int host = random.nextInt(hosts);
      Invocation invocation = new Invocation(random.nextInt(12_000), 1 + random.nextInt(random.nextBoolean() ? 20 : 120), random.nextInt(FUNCTIONS));
      byHost.computeIfAbsent(host, h -> new ArrayList<>()).add(invocation);
      lines.add("f" + invocation.function() + "," + invocation.arrivalUs() + "," + invocation.cpuTimeUs() + ",host" + host);
    }
    Comparator<Invocation> order = Comparator.comparingLong(Invocation::arrivalUs)
        .thenComparingInt(Invocation::function)
        .thenComparingLong(Invocation::cpuTimeUs);
    byHost.values().forEach(invocations -> invocations.sort(order));
    Ingests.run(placed(request(folder.resolve("dataset"), "csv:" + file(folder, "t.csv", lines.toArray(String[]::new))), "traced", 0));
    return byHost;
  }

  private static List<FunctionProfile> expected(Map<Integer, List<Invocation>> byHost, long windowUs, long switchCostUs) {
    TreeMap<Integer, TreeMap<Long, FunctionProfile>> merged = new TreeMap<>();
    byHost.values().forEach(invocations -> {
      ProfileSink sink = new ProfileSink(FUNCTIONS, windowUs, (f, start, count, firstWait, wait, turnaround, preemptions, cpuTime, squares, cpuTimes, slices) ->
          merged.computeIfAbsent(f, g -> new TreeMap<>()).merge(start, new FunctionProfile(
              "f" + f, start, count, firstWait, wait, turnaround, preemptions, cpuTime, squares, cpuTimes, slices), FunctionProfile::merge));
      Simulations.feed(invocations, 64, new SrptHost(new HostModel(CORES, switchCostUs, 0, 0), sink));
      sink.close();
    });
    return merged.values().stream().flatMap(windows -> windows.values().stream()).toList();
  }

  private ProfileManifest simulate(long windowUs, long switchCostUs) throws IOException {
    return new SimulateJob(SharedSpark.session()).run(new SimulateRequest(
        folder.resolve("dataset").toString(), folder.resolve("profile").toString(), windowUs, new HostModel(0, switchCostUs, 0, 1), POISSON));
  }

  private List<FunctionProfile> profiles() {
    return SharedSpark.session().read().parquet(folder.resolve("profile/profiles/functions-00000.parquet").toString()).collectAsList().stream()
        .map(ProfileSchema::profile)
        .toList();
  }
}
