package org.alps.ingest.format;

import static org.alps.ingest.format.Reading.sharedData;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The real traces beside the project, whole: what their READMEs count is what the readers give. */
class RealTracesTest {
  @Test
  void azure2019Sample500() {
    String files = sharedData("azure2019-sample500/{invocations,durations,memory}.csv");
    TotalsSink sink = Reading.all(TraceFormat.AZURE2019, files, Reading.OPTIONS, new TotalsSink());
    assertThat(sink.functions()).hasSize(500);
    assertThat(sink.invocations()).isEqualTo(3_037_902);
    assertThat(sink.functions().values()).allMatch(totals -> totals.invocations > 0 && totals.sizes != null && !totals.trigger.isEmpty());
    assertThat(sink.functions().values().stream().filter(totals -> totals.trigger.equals("timer"))).hasSize(247);
    assertThat(sink.functions().values().stream().mapToDouble(totals -> totals.invocations * totals.sizes.meanUs() / 1e6).sum())
        .isCloseTo(1_532_484, within(100.0));
    assertThat(sink.rejected()).isEmpty();
  }

  @Test
  void azure2019DayProfiles() {
    TotalsSink sink = Reading.all(TraceFormat.AZURE2019, sharedData("azure2019-dayprofiles1350/*.gz"), Reading.OPTIONS, new TotalsSink());
    assertThat(sink.functions()).hasSize(1350);
    assertThat(sink.functions().values().stream().mapToLong(totals -> totals.invocations).max()).hasValue(57_778);
    assertThat(sink.rejected()).isEmpty();
  }

  @Test
  void azure2019Durations10k() {
    TotalsSink sink = Reading.all(TraceFormat.AZURE2019, sharedData("azure2019-durations10k/10000_run.csv.gz"), Reading.OPTIONS,
        new TotalsSink());
    assertThat(sink.functions()).hasSize(10_000);
    assertThat(sink.rejected()).isEmpty();
  }

  @Test
  void azure2021First998() {
    TotalsSink sink = Reading.all(TraceFormat.AZURE2021, sharedData("azure2021-sample/*.csv"), Reading.OPTIONS, new TotalsSink());
    assertThat(sink.invocations()).isEqualTo(998);
    assertThat(sink.functions()).hasSize(49);
    assertThat(sink.rejected()).isEmpty();
  }

  @Test
  void huawei2025Day30() {
    TotalsSink sink = Reading.all(TraceFormat.HUAWEI2025, sharedData("huawei2025-r2-day30/region2_*.gz"), Reading.OPTIONS, new TotalsSink());
    assertThat(sink.invocations()).isEqualTo(20_000);
    assertThat(sink.functions()).hasSize(135);
    assertThat(sink.rejected()).isEmpty();
  }

  @Test
  void alpsPaperWorkload() {
    TotalsSink sink = Reading.all(TraceFormat.ALPS_REPLAY, sharedData("alps-paper-workloads/azure"), Reading.OPTIONS, new TotalsSink());
    assertThat(sink.invocations()).isEqualTo(2000);
    assertThat(sink.functions()).hasSize(10);
    assertThat(sink.functions().get("5018").invocations).isEqualTo(484);
    assertThat(sink.rejected()).isEmpty();
  }

  @Test
  void wholePopulationFromItsMarginals() {
    String day = sharedData("azure2019-marginals/avg_func_invocations_d01.dat.gz");
    TotalsSink sink = Reading.all(TraceFormat.MARGINALS, day, Reading.OPTIONS, new TotalsSink());
    assertThat(sink.functions()).hasSize(46_412);
    assertThat(sink.invocations()).isEqualTo(909_783_395);
    assertThat(sink.functions().values().stream().map(totals -> totals.sizes)).doesNotContainNull();
    double belowASecond = sink.functions().values().stream().filter(totals -> totals.sizes.meanUs() < 1e6).count() / 46_412.0;
    assertThat(belowASecond).isCloseTo(0.573, within(0.01));
    TotalsSink again = Reading.all(TraceFormat.MARGINALS, day, Reading.OPTIONS, new TotalsSink());
    assertThat(again.fingerprint()).isEqualTo(sink.fingerprint());
  }
}
