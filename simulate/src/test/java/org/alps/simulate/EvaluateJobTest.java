package org.alps.simulate;

import static org.alps.ingest.Ingests.file;
import static org.alps.ingest.Ingests.placed;
import static org.alps.ingest.Ingests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.alps.ingest.AlpsException;
import org.alps.ingest.Ingests;
import org.alps.ingest.SharedSpark;
import org.alps.simulate.expand.ArrivalProcess;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.outcome.Contender;
import org.alps.simulate.outcome.Verdict;
import org.alps.simulate.policy.SimulatedPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judging job on cases worked by hand. */
class EvaluateJobTest {
  private static final long HOUR_US = 3_600_000_000L;

  @TempDir private Path folder;

  /**
   * One core. Host x: long (10 us) arrives at 0, quick (2 us) at 2. FIFO: long ends at 10, quick at 12. SRPT: quick runs from 2 to 4, long
   * ends at 12. Fair sharing: from 2 on both at half speed, quick ends at 6, long at 12. Host y: quick alone from 5 to 7.
   */
  @Test
  void measuresOfThreePoliciesOnTwoHosts() throws IOException {
    exact("long,0,10,x", "quick,2,2,x", "quick,5,2,y");
    Verdict verdict = evaluate(TimeRange.ALL, 5, "fifo", "srpt", "ps");
    assertThat(verdict.outcome("fifo", "short").turnaroundUs()).isEqualTo(10 + 2);
    assertThat(verdict.outcome("fifo", "long").turnaroundUs()).isEqualTo(10);
    assertThat(verdict.outcome("fifo", "short").maxWaitUs()).isEqualTo(8);
    assertThat(verdict.outcome("srpt", "short").turnaroundUs()).isEqualTo(2 + 2);
    assertThat(verdict.outcome("srpt", "long").preemptions()).isEqualTo(1);
    assertThat(verdict.outcome("srpt", "all").meanSlowdown()).isCloseTo((1 + 1 + 1.2) / 3, within(1e-12));
    assertThat(verdict.outcome("ps", "short").turnaroundUs()).isEqualTo(4 + 2);
    assertThat(verdict.outcome("ps", "all").waitUs()).isEqualTo(2 + 2);
    assertThat(lines("measures.csv").stream().map(line -> String.join(",", Stream.of(line.split(",")).limit(5).toList()))).containsExactly(
        "policy,class,invocations,mean_turnaround_us,p50_turnaround_us",
        "fifo,all,3,7.333,10.000", "fifo,short,2,6.000,2.000", "fifo,long,1,10.000,10.000",
        "srpt,all,3,5.333,2.000", "srpt,short,2,2.000,2.000", "srpt,long,1,12.000,12.000",
        "ps,all,3,6.000,4.000", "ps,short,2,3.000,2.000", "ps,long,1,12.000,12.000");
    assertThat(lines("functions.csv")).containsExactly(
        "policy,function_uid,class,invocations,mean_cpu_time_us,mean_turnaround_us,mean_slowdown,max_wait_us,preemptions",
        "fifo,long,long,1,10.000,10.000,1.000,0,0", "srpt,long,long,1,10.000,12.000,1.200,2,1", "ps,long,long,1,10.000,12.000,1.200,2,0",
        "fifo,quick,short,2,2.000,6.000,3.000,8,0", "srpt,quick,short,2,2.000,2.000,1.000,0,0", "ps,quick,short,2,2.000,3.000,1.500,2,0");
    assertThat(lines("comparisons.csv")).as("host y alone leaves no gap to close, so that has no interval").hasSize(1 + 3 * 3).anySatisfy(line -> assertThat(line)
        .startsWith("fifo,ps,all,1.2222,1.0000,1.2500,1.3750,1.0000,1.4286,-2.0000,,,").endsWith(",4.0000,0.5000,0.6667,quick,2.0000"));
    List<String> curves = lines("cdf.csv");
    assertThat(curves).hasSize(1 + 3 * 3 * 2 * 185).contains("fifo,all,turnaround_us,10.000,1.00000", "srpt,short,turnaround_us,2.000,0.00000");
    String manifest = Files.readString(folder.resolve("evaluation/manifest.json"));
    assertThat(manifest).contains("\"ps\" : 1.4", "\"units\" : 2", "\"load\" : null", "\"drift_sigma\" : 0.0", "\"tick_us\" : 0", "\"short_below_us\" : 5.0", "\"until_us\" : 5", "\"label\" : \"fifo\"");
    assertThat(folder.resolve("evaluation/outcomes")).doesNotExist();
  }

  @Test
  void policyWithoutFairSharingHasNoCongestion() throws IOException {
    exact("f,0,10,x", "f,1,10,x");
    evaluate(TimeRange.ALL, 0, "fifo");
    assertThat(Files.readString(folder.resolve("evaluation/manifest.json"))).contains("\"congestion\" : { }", "\"training\" : null");
  }

  @Test
  void onlyWhatArrivesInTheRangeIsSimulated() throws IOException {
    exact("f,0,1000,x", "f,10,3,x", "f,12,3,x", "f,20,3,x");
    Verdict verdict = evaluate(new TimeRange(10, 20), 0, "fifo");
    assertThat(verdict.outcome("fifo", "all").count()).isEqualTo(2);
    assertThat(verdict.outcome("fifo", "all").turnaroundUs()).as("the host begins idle").isEqualTo(3 + 4);
  }

  /** 20 us of work arrive in 20 us of one core. At load 4 time shrinks to a quarter: the second arrives at 5 and waits for another 5. */
  @Test
  void loadStretchesTime() throws IOException {
    exact("f,100,10,x", "f,120,10,x");
    Verdict verdict = evaluate(TimeRange.ALL, new Conditions(4.0, 0, 1), 0, "fifo");
    assertThat(verdict.outcome("fifo", "all").turnaroundUs()).isEqualTo(10 + 15);
    assertThat(manifest()).contains("\"load\" : 4.0", "\"actual_load\" : 4.0");
  }

  /** Each host is stretched by its own: x has 20 us of work, y 40, both in 20 us. At load 1 nobody waits on either. */
  @Test
  void hostsAreStretchedApart() throws IOException {
    exact("f,0,10,x", "f,10,5,x", "f,20,5,x", "f,0,20,y", "f,10,10,y", "f,20,10,y");
    assertThat(evaluate(TimeRange.ALL, new Conditions(1.0, 0, 1), 0, "fifo").outcome("fifo", "all").waitUs()).isZero();
    delete("evaluation");
    assertThat(evaluate(TimeRange.ALL, 0, "fifo").outcome("fifo", "all").waitUs()).as("as traced, y is overloaded").isEqualTo(10 + 10);
  }

  /** Sizes change by the same factor on both hosts, and load is what was asked for with the changed sizes. */
  @Test
  void driftChangesSizesBeforeLoadIsSet() throws IOException {
    exact("f,0,1000000,x", "f,1000000,1000000,x", "f,2000000,1000000,x", "f,0,1000000,y", "f,2000000,1000000,y");
    Verdict verdict = evaluate(TimeRange.ALL, new Conditions(1.0, 1, 3), 0, "fifo");
    assertThat(verdict.units()).isEqualTo(2 * 3);
    assertThat(verdict.outcome("fifo", "all").count()).isEqualTo(5 * 3);
    assertThat(verdict.outcome("fifo", "all").cpuTimeUs()).isNotEqualTo(3 * 5_000_000L);
    double[] sums = verdict.unitTurnaroundsUs("fifo", "all");
    assertThat(sums[0]).as("seeds differ").isNotEqualTo(sums[1]);
    assertThat(sums[3] / sums[0]).as("x is 3 times a size without waiting, y twice").isCloseTo(2 / 3.0, within(1e-5));
    assertThat(manifest()).contains("\"drift_sigma\" : 1.0", "\"seeds\" : [ 1, 2, 3 ]", "\"units\" : 6");
  }

  @Test
  void seedsOfAnExactTraceAreRefusedWithoutDrift() {
    exact("f,0,10,x");
    assertThatThrownBy(() -> evaluate(TimeRange.ALL, new Conditions(null, 0, 5), 0, "fifo")).isInstanceOf(AlpsException.class)
        .hasMessage("Cannot judge an exact trace with 5 seeds. Give --drift SIGMA, or leave --seeds out: nothing else is drawn.");
  }

  @Test
  void seedsExpandCountsAnew() throws IOException {
    String counts = file(folder, "a.csv", "HashApp,HashFunction,1,2", "p,f,50,60", "p,g,9,8");
    String sizes = file(folder, "c.csv", "HashApp,HashFunction,Average", "p,f,300", "p,g,900");
    Ingests.run(placed(request(folder.resolve("dataset"), "azure2019:" + counts, "azure2019:" + sizes), "seeded", 2));
    Verdict verdict = evaluate(TimeRange.ALL, new Conditions(null, 0, 3), 0, "fifo");
    assertThat(verdict.outcome("fifo", "all").count()).isEqualTo(3 * 127);
    assertThat(verdict.units()).isEqualTo(2 * 3);
    delete("evaluation");
    assertThat(evaluate(TimeRange.ALL, 0, "fifo").unitTurnaroundsUs("fifo", "all")).as("the first seed is the one alone")
        .containsExactly(verdict.unitTurnaroundsUs("fifo", "all")[0], verdict.unitTurnaroundsUs("fifo", "all")[3]);
  }

  @Test
  void rangeCutsCountsAtMinutes() throws IOException {
    String counts = file(folder, "a.csv", "HashApp,HashFunction,1,60,61,62,90,91,121", "p,f,50,60,70,80,90,100,110");
    String sizes = file(folder, "c.csv", "HashApp,HashFunction,Average", "p,f,3");
    Ingests.run(placed(request(folder.resolve("dataset"), "azure2019:" + counts, "azure2019:" + sizes), "seeded", 3));
    assertThat(evaluate(new TimeRange(HOUR_US, HOUR_US + HOUR_US / 2), 0, "fifo").outcome("fifo", "all").count()).isEqualTo(70 + 80 + 90);
    delete("evaluation");
    assertThat(evaluate(new TimeRange(HOUR_US / 60 * 59, 2 * HOUR_US), 0, "fifo").outcome("fifo", "all").count()).isEqualTo(60 + 70 + 80 + 90 + 100);
    delete("evaluation");
    assertThat(evaluate(TimeRange.ALL, 0, "fifo").outcome("fifo", "all").count()).isEqualTo(560);
  }

  @Test
  void rangeInWhichNothingArrivesIsRefused() {
    exact("f,0,10,x");
    assertThatThrownBy(() -> evaluate(new TimeRange(5, 9), 0, "fifo"))
        .isInstanceOf(AlpsException.class)
        .hasMessage("Cannot judge on " + folder.resolve("dataset") + ": nothing arrives from 5us to 9us. The trace runs from 0s to 1us; choose --from and --until within it.");
    assertThat(folder.resolve("evaluation")).doesNotExist();
  }

  private void exact(String... rows) {
    String[] lines = Stream.concat(Stream.of("function_uid,arrival_us,cpu_time_us,host"), Stream.of(rows)).toArray(String[]::new);
    Ingests.run(placed(request(folder.resolve("dataset"), "csv:" + file(folder, "t.csv", lines)), "traced", 0));
  }

  private Verdict evaluate(TimeRange range, double shortBelowUs, String... policies) throws IOException {
    return evaluate(range, Conditions.AS_TRACED, shortBelowUs, policies);
  }

  private Verdict evaluate(TimeRange range, Conditions conditions, double shortBelowUs, String... policies) throws IOException {
    List<Contender> contenders = Stream.of(policies).map(id -> Contender.of(id, SimulatedPolicy.of(id), null)).toList();
    return new EvaluateJob(SharedSpark.session()).run(new EvaluateRequest(folder.resolve("dataset").toString(),
        folder.resolve("evaluation").toString(), contenders, range, HostModel.ideal(1), new Expansion(ArrivalProcess.POISSON, 1), conditions, shortBelowUs, null));
  }

  private String manifest() throws IOException {
    return Files.readString(folder.resolve("evaluation/manifest.json"));
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve("evaluation").resolve(name));
  }

  private void delete(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(name))) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
