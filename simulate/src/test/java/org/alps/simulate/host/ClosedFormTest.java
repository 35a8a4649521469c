package org.alps.simulate.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.alps.ingest.dataset.SeededRandom;
import org.alps.simulate.policy.Fifo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mean turnarounds of Poisson arrivals with sizes of mean 1 s against queueing theory, by independent replications with fixed seeds. */
class ClosedFormTest {
  private static final int REPLICATIONS = 20;
  private static final int INVOCATIONS = 150_000;
  private static final int WARM_UP = 10_000;
  private static final double SECOND_US = 1e6;
  /** Student's t for 19 degrees of freedom at 99.9 %, two-sided. */
  private static final double T = 3.883;

  private static final ToDoubleFunction<SeededRandom> EXPONENTIAL = random -> -StrictMath.log(1 - random.nextDouble());
  private static final ToDoubleFunction<SeededRandom> EQUAL = random -> 1;
  private static final ToDoubleFunction<SeededRandom> LOG_NORMAL = random -> {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    double normal = radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    return StrictMath.exp(1.5 * normal - 1.5 * 1.5 / 2);
  };

  static Stream<Arguments> theory() {
    Function<SimulationSink, SimulatedHost> srpt = sink -> new SrptHost(HostModel.ideal(1), sink);
    Function<SimulationSink, SimulatedHost> fifo = sink -> new PolicyHost(HostModel.ideal(1), tasks -> new Fifo(), sink);
    Function<SimulationSink, SimulatedHost> ps = sink -> new PsHost(HostModel.ideal(1), sink);
    Function<SimulationSink, SimulatedHost> fifo16 = sink -> new PolicyHost(HostModel.ideal(16), tasks -> new Fifo(), sink);
    Function<SimulationSink, SimulatedHost> ps16 = sink -> new PsHost(HostModel.ideal(16), sink);
    return Stream.of(
        Arguments.of("M/M/1 SRPT", srpt, EXPONENTIAL, 1, 0.5, 1.42537),
        Arguments.of("M/M/1 SRPT", srpt, EXPONENTIAL, 1, 0.8, 2.35277),
        Arguments.of("M/lognormal/1 SRPT", srpt, LOG_NORMAL, 1, 0.5, 1.40360),
        Arguments.of("M/lognormal/1 SRPT", srpt, LOG_NORMAL, 1, 0.8, 2.15085),
        Arguments.of("M/D/1 SRPT", srpt, EQUAL, 1, 0.5, 1.5),
        Arguments.of("M/D/1 SRPT", srpt, EQUAL, 1, 0.8, 3.0),
        Arguments.of("M/D/1 FIFO", fifo, EQUAL, 1, 0.8, 3.0),
        Arguments.of("M/M/1 FIFO", fifo, EXPONENTIAL, 1, 0.5, 2.0),
        Arguments.of("M/M/1 FIFO", fifo, EXPONENTIAL, 1, 0.8, 5.0),
        Arguments.of("M/lognormal/1 PS", ps, LOG_NORMAL, 1, 0.5, 2.0),
        Arguments.of("M/D/1 PS", ps, EQUAL, 1, 0.8, 5.0),
        Arguments.of("M/M/16 FIFO", fifo16, EXPONENTIAL, 16, 0.5, 1.00113),
        Arguments.of("M/M/16 FIFO", fifo16, EXPONENTIAL, 16, 0.8, 1.09528),
        Arguments.of("M/M/16 PS", ps16, EXPONENTIAL, 16, 0.8, 1.09528));
  }

  @ParameterizedTest(name = "{0} at load {4}: {5} s")
  @MethodSource("theory")
  void meanTurnaroundLiesWithinItsConfidenceInterval(String system, Function<SimulationSink, SimulatedHost> host,
      ToDoubleFunction<SeededRandom> sizes, int cores, double load, double expectedSeconds) {
    double sum = 0;
    double squares = 0;
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      double mean = meanTurnaround(host, sizes, load * cores, new SeededRandom(11, replication, 0));
      sum += mean;
      squares += mean * mean;
    }
    double mean = sum / REPLICATIONS;
    double deviation = Math.sqrt((squares / REPLICATIONS - mean * mean) * REPLICATIONS / (REPLICATIONS - 1));
    double halfWidth = T * deviation / Math.sqrt(REPLICATIONS);
    assertThat(Math.abs(mean - expectedSeconds)).as("%.5f +- %.5f s", mean, halfWidth).isLessThan(halfWidth);
    assertThat(halfWidth).as("narrow enough to tell").isLessThan(0.06 * expectedSeconds);
  }

  private static double meanTurnaround(
      Function<SimulationSink, SimulatedHost> host, ToDoubleFunction<SeededRandom> sizes, double rate, SeededRandom random) {
    MeanTurnaround sink = new MeanTurnaround();
    SimulatedHost simulated = host.apply(sink);
    InvocationBatch batch = new InvocationBatch(InvocationBatch.CAPACITY);
    double now = 0;
    for (int i = 0; i < INVOCATIONS; i++) {
      now += EXPONENTIAL.applyAsDouble(random) / rate;
      batch.arrivalUs[batch.size] = Math.round(now * SECOND_US);
      batch.cpuTimeUs[batch.size++] = Math.max(1, Math.round(sizes.applyAsDouble(random) * SECOND_US));
      if (batch.size == batch.capacity()) {
        simulated.accept(batch);
        batch.size = 0;
      }
    }
    simulated.accept(batch);
    simulated.finish();
    return sink.sumUs / SECOND_US / (INVOCATIONS - WARM_UP);
  }

  private static final class MeanTurnaround implements SimulationSink {
    private int arrived;
    private double sumUs;

    @Override
    public int arrived(int function, long arrivalUs, long cpuTimeUs) {
      return arrived++;
    }

    @Override
    public void preempted(int tag, long sliceUs) {}

    @Override
    public void completed(
        int tag, long arrivalUs, long cpuTimeUs, long blockedUs, long completionUs, long firstStartUs, int preemptions, long lastSliceUs) {
      if (tag >= WARM_UP) {
        sumUs += completionUs - arrivalUs;
      }
    }
  }
}
