package org.alps.simulate.fair;

import static org.assertj.core.api.Assertions.assertThat;

import org.alps.ingest.dataset.SeededRandom;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.InvocationBatch;
import org.alps.simulate.host.PsHost;
import org.alps.simulate.host.SimulatedHost;
import org.alps.simulate.host.SimulationSink;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * As slices shrink, fair schedulers become processor sharing: Poisson arrivals at load 0.8, sizes of mean 1 s. Nine tenths are exponential of mean
 * 0.2 s and the others of 8.2 s, as with one exponential any order that is blind to size has the same mean.
 */
class FluidLimitTest {
  private static final int INVOCATIONS = 30_000;
  private static final double LOAD = 0.8;
  private static final double SECOND_US = 1e6;

  /** On several cores, tasks that outnumber the cores by a few get unequal shares however short slices are: a queue has one more than another. */
  @ParameterizedTest(name = "{0} on {1} cores: within {2}")
  @CsvSource({"CFS, 1, 0.005", "EEVDF, 1, 0.005", "ROUND_ROBIN, 1, 0.005", "CFS, 4, 0.02", "EEVDF, 4, 0.02", "ROUND_ROBIN, 4, 0.02"})
  void approachesProcessorSharing(FairScheduler scheduler, int cores, double tolerance) {
    MeanTurnaround fluid = new MeanTurnaround();
    feed(new PsHost(HostModel.ideal(cores), fluid), cores);
    double coarse = offBy(scheduler, cores, 1_000_000, fluid);
    double fine = offBy(scheduler, cores, 1_000, fluid);
    assertThat(fine).isLessThan(tolerance).isLessThan(coarse);
  }

  private static double offBy(FairScheduler scheduler, int cores, long sliceUs, MeanTurnaround fluid) {
    FairParameters parameters = new FairParameters(8 * sliceUs, sliceUs, sliceUs, sliceUs, sliceUs, 1_000);
    MeanTurnaround sink = new MeanTurnaround();
    feed(new FairHost(HostModel.ideal(cores), scheduler, parameters, TaskShares.equal(), true, sink), cores);
    return Math.abs(sink.sumUs / fluid.sumUs - 1);
  }

  private static void feed(SimulatedHost host, int cores) {
    SeededRandom random = new SeededRandom(5, cores, 0);
    InvocationBatch batch = new InvocationBatch(INVOCATIONS);
    double now = 0;
    for (int i = 0; i < INVOCATIONS; i++) {
      now += exponential(random) / (LOAD * cores);
      batch.arrivalUs[i] = Math.round(now * SECOND_US);
      batch.cpuTimeUs[i] = Math.max(1, Math.round((random.nextDouble() < 0.9 ? 0.2 : 8.2) * exponential(random) * SECOND_US));
    }
    batch.size = INVOCATIONS;
    host.accept(batch);
    host.finish();
  }

  private static double exponential(SeededRandom random) {
    return -StrictMath.log(1 - random.nextDouble());
  }

  private static final class MeanTurnaround implements SimulationSink {
    private double sumUs;

    @Override
    public int arrived(int function, long arrivalUs, long cpuTimeUs) {
      return 0;
    }

    @Override
    public void preempted(int tag, long sliceUs) {}

    @Override
    public void preempted(int tag, long sliceUs, long times) {}

    @Override
    public void completed(
        int tag, long arrivalUs, long cpuTimeUs, long blockedUs, long completionUs, long firstStartUs, int preemptions, long lastSliceUs) {
      sumUs += completionUs - arrivalUs;
    }
  }
}
