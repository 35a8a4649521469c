package org.alps.ingest.format;

import static org.alps.ingest.format.TraceFormat.SYNTHETIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.dataset.SizeDistribution;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The synthetic trace against the marginals it is calibrated to. */
class SyntheticReaderTest {
  private static TotalsSink demo;

  @BeforeAll
  static void generate() {
    demo = Reading.all(SYNTHETIC, "", Reading.OPTIONS, new TotalsSink());
  }

  @Test
  void holdsWhatWasAskedFor() {
    assertThat(demo.functions()).hasSize(1200);
    assertThat(demo.invocations()).isEqualTo(2_200_000);
    double cores = demo.functions().values().stream().mapToDouble(totals -> totals.workUs).sum() / (2 * 86_400e6);
    assertThat(cores).isCloseTo(36, within(4.0));
  }

  @Test
  void popularityFallsWithThePublishedSlope() {
    List<Long> counts = new ArrayList<>(demo.functions().values().stream().map(totals -> totals.invocations)
        .sorted(Collections.reverseOrder()).toList());
    assertThat(slope(counts, 100)).isCloseTo(-1.6, within(0.25));
    assertThat(counts.get(0) / 2_200_000.0).isCloseTo(0.14, within(0.03));
  }

  @Test
  void averagesAreThePublishedLogNormal() {
    double[] seconds = demo.functions().values().stream().mapToDouble(totals -> totals.workUs / totals.invocations / 1e6).sorted().toArray();
    assertThat(seconds[120]).isBetween(0.015, 0.06);
    assertThat(seconds[600]).isBetween(0.4, 0.9);
    assertThat(seconds[1080]).isBetween(8.0, 20.0);
    assertThat(demo.functions().values()).allMatch(totals -> totals.workUs < 0.2 * 36 * 2 * 86_400e6);
  }

  @Test
  void timersAreThereAndExactlyPeriodic() {
    long timers = demo.functions().values().stream().filter(totals -> totals.trigger.equals("timer")).count();
    assertThat(timers).isBetween(180L, 200L);
    TimerSink sink = new TimerSink();
    Reading.all(SYNTHETIC, "functions=100,days=1,invocations=20000,work-cores=2", Reading.OPTIONS, sink);
    assertThat(sink.arrivals).isNotEmpty();
    List<Long> arrivals = sink.arrivals;
    assertThat(86_400_000_000L % arrivals.size()).isZero();
    for (int i = 1; i < arrivals.size(); i++) {
      assertThat(arrivals.get(i) - arrivals.get(i - 1)).isEqualTo(86_400_000_000L / arrivals.size());
    }
  }

  @Test
  void arrivalsStayInTheirDay() {
    for (SourceFile source : SYNTHETIC.sources("functions=200,days=2,invocations=50000", new Configuration())) {
      BoundsSink bounds = new BoundsSink();
      Reading.read(SYNTHETIC, Reading.OPTIONS, source, bounds);
      assertThat(bounds.first).isBetween(source.day() * 86_400_000_000L, bounds.last);
      assertThat(bounds.last).isLessThan((source.day() + 1) * 86_400_000_000L);
    }
  }

  @Test
  void isTheSameForTheSameSeedOnly() {
    String spec = "functions=100,days=1,invocations=20000";
    long first = Reading.all(SYNTHETIC, spec, new ReaderOptions(null, 7), new TotalsSink()).fingerprint();
    assertThat(Reading.all(SYNTHETIC, spec, new ReaderOptions(null, 7), new TotalsSink()).fingerprint()).isEqualTo(first);
    assertThat(Reading.all(SYNTHETIC, spec, new ReaderOptions(null, 8), new TotalsSink()).fingerprint()).isNotEqualTo(first);
  }

  @Test
  void smallAndHugeSpecificationsHoldWhatTheyAsk() {
    for (String spec : List.of("functions=1,days=3,invocations=1000", "functions=20,days=1,invocations=2000",
        "functions=50,days=2,invocations=3000001")) {
      SyntheticSpec parsed = SyntheticSpec.parse(spec);
      TotalsSink sink = Reading.all(SYNTHETIC, spec, Reading.OPTIONS, new TotalsSink());
      assertThat(sink.invocations()).as(spec).isEqualTo(parsed.invocations());
      assertThat(new TreeSet<>(sink.functions().keySet())).as(spec).hasSize(parsed.functions());
    }
  }

  @Test
  void wrongSpecificationIsToldWhole() {
    assertThatThrownBy(() -> SYNTHETIC.sources("functons=3,days=two,invocations=0,work-cores=2,work-cores=3", new Configuration()))
        .isInstanceOf(AlpsException.class)
        .hasMessage("Cannot generate a synthetic trace: \"functons\" is not known; days=two is not a whole number from 1 to 366; "
            + "invocations=0 is not a whole number from 1 to 1000000000000; work-cores is given twice. Give any of functions, days, invocations, work-cores, "
            + "as in synthetic:functions=1200,days=2,invocations=2200000.")
        .extracting(e -> ((AlpsException) e).exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThatThrownBy(() -> SYNTHETIC.sources("functions=100,days=1,invocations=9999", new Configuration()))
        .hasMessageContaining("invocations=9999 is below 10000 (100 a function and day)");
  }

  private static double slope(List<Long> counts, int ranks) {
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (int rank = 1; rank <= ranks; rank++) {
      double logRank = Math.log(rank);
      double logCount = Math.log(counts.get(rank - 1));
      x += logRank;
      y += logCount;
      xx += logRank * logRank;
      xy += logRank * logCount;
    }
    return (ranks * xy - x * y) / (ranks * xx - x * x);
  }

  /** Keeps the arrivals of the first timer that it meets. */
  private static final class TimerSink extends IgnoringSink {
    private final List<Long> arrivals = new ArrayList<>();
    private String timer;

    @Override
    public void invocation(String functionUid, long arrivalUs, long cpuTimeUs, long terminationUs, long blockedUs, String host,
        long memoryMb) {
      if (functionUid.equals(timer)) {
        arrivals.add(arrivalUs);
      }
    }

    @Override
    public void trigger(String functionUid, String trigger) {
      timer = timer == null && trigger.equals("timer") ? functionUid : timer;
    }
  }

  private static final class BoundsSink extends IgnoringSink {
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    @Override
    public void invocation(String functionUid, long arrivalUs, long cpuTimeUs, long terminationUs, long blockedUs, String host,
        long memoryMb) {
      first = Math.min(first, arrivalUs);
      last = Math.max(last, arrivalUs);
    }
  }

  private abstract static class IgnoringSink implements TraceSink {
    @Override
    public void counts(String functionUid, int day, int hour, int[] counts) {}

    @Override
    public void sizes(String functionUid, int day, SizeDistribution sizes) {}

    @Override
    public void memory(String functionUidOrApp, long memoryMb) {}

    @Override
    public void trigger(String functionUid, String trigger) {}

    @Override
    public void reject(String reason) {}
  }
}
