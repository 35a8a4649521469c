package org.alps.ingest.format;

import static org.alps.ingest.format.TraceFormat.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stylised workloads against what they say they are. */
class WorkloadReaderTest {
  private record Drawn(String uid, long arrivalUs, long cpuTimeUs, long blockedUs) {
    static Drawn of(String line) {
      String[] cells = line.split(" ");
      return new Drawn(cells[1], Long.parseLong(cells[2]), Long.parseLong(cells[3]), Long.parseLong(cells[5]));
    }
  }

  @ParameterizedTest
  @EnumSource(Workload.class)
  void bringsTheLoadItWasAskedFor(Workload workload) {
    WorkloadSpec spec = WorkloadSpec.parse(workload.id());
    TotalsSink totals = Reading.all(WORKLOAD, workload.id() + ",minutes=600", Reading.OPTIONS, new TotalsSink());
    double load = totals.functions().values().stream().mapToDouble(one -> one.workUs).sum() / (600 * 60e6 * spec.cores());
    assertThat(load).isCloseTo(spec.load(), within(0.02 * spec.load()));
    assertThat(totals.functions()).hasSize(spec.functions());
  }

  @ParameterizedTest
  @EnumSource(Workload.class)
  void isTheSameForTheSameSeedOnly(Workload workload) {
    long first = fingerprint(workload, 7);
    assertThat(fingerprint(workload, 7)).isEqualTo(first);
    assertThat(fingerprint(workload, 8)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource(Workload.class)
  void loadStretchesGapsAndLeavesSizesAlone(Workload workload) {
    List<Drawn> light = drawn(workload.id() + ",minutes=10,load=0.2", 1);
    List<Drawn> heavy = drawn(workload.id() + ",minutes=10,load=0.8", 1);
    assertThat(heavy).hasSizeBetween(3 * light.size(), 5 * light.size());
    assertThat(of(heavy, workload.uid(0)).get(0).cpuTimeUs()).isEqualTo(of(light, workload.uid(0)).get(0).cpuTimeUs());
  }

  @Test
  void arrivalsLieWithinTheTrace() {
    assertThat(drawn("rate-phases,minutes=7", 1)).extracting(Drawn::arrivalUs).allMatch(us -> us >= 0 && us < 7 * 60_000_000L);
  }

  @Test
  void phasesChangeHowOftenAFunctionRuns() {
    WorkloadSpec spec = WorkloadSpec.parse("rate-phases,minutes=100");
    RatePhases phases = new RatePhases(spec, 1);
    List<Drawn> first = of(drawn(spec.toString(), 1), Workload.RATE_PHASES.uid(0));
    double chiSquare = 0;
    for (int i = 0; i < phases.count(); i++) {
      double beginUs = phases.beginUs(i);
      double endUs = phases.endUs(i);
      double expected = phases.rate(0, i) * (endUs - beginUs);
      long count = first.stream().filter(one -> one.arrivalUs() >= beginUs && one.arrivalUs() < endUs).count();
      chiSquare += (count - expected) * (count - expected) / expected;
      assertThat(endUs - beginUs).isGreaterThan(0).isLessThanOrEqualTo(60e6);
    }
    assertThat(phases.count()).isBetween(101, 200);
    double spread = 4 * Math.sqrt(2.0 * phases.count());
    assertThat(chiSquare).as("counts are Poisson at the phases' rates").isCloseTo(phases.count(), within(spread));
    double[] rates = Stream.iterate(0, i -> i + 1).limit(phases.count()).mapToDouble(i -> phases.rate(0, i)).distinct().sorted().toArray();
    assertThat(rates).hasSize(5);
    assertThat(rates[4] / rates[0]).isCloseTo(40, within(1e-9));
  }

  @Test
  void ratePhasesHasTheSizesOfThePaper() {
    List<Drawn> all = drawn("rate-phases,minutes=100", 1);
    Map<String, Double> means = all.stream().collect(Collectors.groupingBy(Drawn::uid, Collectors.averagingDouble(Drawn::cpuTimeUs)));
    assertThat(means.get("rate-phases-01")).isCloseTo(5e3, within(100.0));
    assertThat(means.get("rate-phases-10")).isCloseTo(5e6, within(100e3));
    List<Drawn> one = of(all, "rate-phases-05");
    double mean = means.get("rate-phases-05");
    double squares = one.stream().mapToDouble(drawn -> (drawn.cpuTimeUs() - mean) * (drawn.cpuTimeUs() - mean)).average().orElseThrow();
    assertThat(Math.sqrt(squares) / mean).isCloseTo(0.1, within(0.01));
  }

  @Test
  void eightyTwentyIsFourShortToOneLong() {
    List<Drawn> all = drawn("eighty-twenty,minutes=600", 1);
    List<Drawn> shorts = all.stream().filter(one -> Integer.parseInt(one.uid().replaceFirst(".*-", "")) <= 8).toList();
    assertThat((double) shorts.size() / all.size()).isCloseTo(0.8, within(0.005));
    assertThat(shorts).allMatch(one -> one.cpuTimeUs() >= 10_800 && one.cpuTimeUs() <= 41_800);
    assertThat(all).filteredOn(one -> one.cpuTimeUs() > 41_800).allMatch(one -> one.cpuTimeUs() >= 405_000 && one.cpuTimeUs() <= 1_540_000);
    assertThat(of(all, "eighty-twenty-12")).allMatch(one -> one.cpuTimeUs() >= 1_260_000);
  }

  @Test
  void mixedFunctionsSleepTheirShare() {
    double[] asleep = {0, 0.5, 0.9};
    for (Drawn one : drawn("mixed,minutes=5", 1)) {
      double share = asleep[(Integer.parseInt(one.uid().replaceFirst(".*-", "")) - 1) % 3];
      assertThat((double) one.blockedUs()).isCloseTo(share * (one.cpuTimeUs() + one.blockedUs()), within(1.0));
    }
  }

  @Test
  void bimodalIsAMillisecondOrHundreds() {
    List<Drawn> all = drawn("bimodal,minutes=100", 1);
    assertThat(all).noneMatch(one -> one.cpuTimeUs() > 10_000 && one.cpuTimeUs() < 100_000);
    List<Drawn> last = of(all, "bimodal-08");
    assertThat(last.stream().filter(one -> one.cpuTimeUs() >= 100_000).count() / (double) last.size()).isCloseTo(0.5, within(0.02));
    assertThat(all.stream().mapToLong(Drawn::cpuTimeUs).max().orElseThrow()).isBetween(10_000_000L, 60_000_000L);
  }

  @Test
  void everyHostHasATraceOfItsOwn() {
    List<String> alone = Reading.all(WORKLOAD, "mixed,minutes=5", new ReaderOptions(null, 1), new RecordingSink()).lines();
    List<String> lines = Reading.all(WORKLOAD, "mixed,minutes=5,hosts=3", new ReaderOptions(null, 1), new RecordingSink()).lines();
    Map<String, List<String>> byHost = lines.stream().collect(Collectors.groupingBy(line -> line.split(" ")[6],
        Collectors.mapping(line -> line.replaceFirst("host-000.", "-"), Collectors.toList())));
    assertThat(byHost).containsOnlyKeys("host-0001", "host-0002", "host-0003");
    assertThat(byHost.get("host-0001")).as("the first is the one without hosts").containsExactlyInAnyOrderElementsOf(alone);
    assertThat(byHost.get("host-0002")).hasSizeBetween(alone.size() * 9 / 10, alone.size() * 11 / 10).doesNotContainAnyElementsOf(byHost.get("host-0003"));
  }

  @Test
  void wrongSpecificationIsToldWhole() {
    refused("mixed,core=3,load=0,minutes=1.5,functions=2,load=1", "Cannot generate workload mixed: \"core\" is not known; "
        + "load=0 is not a number from 0.01 to 10.0; minutes=1.5 is not a whole number from 1 to 1000000; load is given twice; "
        + "functions=2 is below 3, one of each kind. Give any of cores, load, minutes, functions, hosts, as in workload:mixed,cores=8,load=0.9,minutes=60.");
    refused("mix", "Cannot generate workload: mix. Name one of rate-phases, eighty-twenty, mixed, bimodal, as in workload:mixed,cores=8.");
    refused("", "Cannot generate workload: . Name one of rate-phases, eighty-twenty, mixed, bimodal, as in workload:mixed,cores=8.");
  }

  private static void refused(String specification, String message) {
    assertThatThrownBy(() -> WORKLOAD.sources(specification, new Configuration()))
        .isInstanceOf(AlpsException.class)
        .hasMessage(message)
        .extracting(e -> ((AlpsException) e).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  private static long fingerprint(Workload workload, long seed) {
    return Reading.all(WORKLOAD, workload.id() + ",minutes=10", new ReaderOptions(null, seed), new TotalsSink()).fingerprint();
  }

  private static List<Drawn> drawn(String specification, long seed) {
    return Reading.all(WORKLOAD, specification, new ReaderOptions(null, seed), new RecordingSink()).lines().stream().map(Drawn::of).toList();
  }

  private static List<Drawn> of(List<Drawn> all, String uid) {
    return all.stream().filter(one -> one.uid().equals(uid)).toList();
  }
}
