package org.alps.learn.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.alps.learn.theory.Law.Exponential;
import org.alps.learn.theory.Law.LogNormal;
import org.alps.learn.theory.Law.Uniform;
import org.alps.simulate.policy.SimulatedPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Simulated M/G/1 queues against their closed forms. */
class MeanTurnaroundTest {
  private static final int INVOCATIONS = 80_000;
  private static final double LOAD = 0.7;

  static Stream<Mix> mixes() {
    return Mix.ALL.stream();
  }

  static Stream<Arguments> laws() {
    return Stream.of(
        Arguments.of("exponential", new Exponential(10e3)),
        Arguments.of("hyperexponential", Mix.HYPEREXPONENTIAL),
        Arguments.of("uniform", new Uniform(1e3, 19e3)));
  }

  @Test
  void formulasMeetThePublishedFigures() {
    assertThat(QueueFormulas.shortestRemaining(new Exponential(1e6), 0.5)).isCloseTo(1.42537e6, within(100.0));
    assertThat(QueueFormulas.shortestRemaining(new Exponential(1e6), 0.8)).isCloseTo(2.35277e6, within(100.0));
    assertThat(QueueFormulas.shortestRemaining(new LogNormal(1e6, 1.5), 0.8)).isCloseTo(2.15085e6, within(100.0));
    assertThat(QueueFormulas.leastAttained(new Exponential(1e6), 0.8)).as("memoryless: as FIFO").isCloseTo(5e6, within(500.0));
  }

  @ParameterizedTest
  @MethodSource("mixes")
  void sharingGivesEachFunctionTheSameSlowdownWhateverTheSizes(Mix mix) {
    for (int f = 0; f < mix.functions().size(); f++) {
      int function = f;
      double formula = QueueFormulas.sharing(mix.functions().get(f).sizes().meanUs(), LOAD);
      Estimate ratio = Estimate.of(replication ->
          Served.by(SimulatedPolicy.PS, null, mix, mix.trace(LOAD, INVOCATIONS, replication)).meanUs(function) / formula);
        assertThat(ratio.holds(1)).as("function %d: %s x formula", f, ratio).isTrue();
      assertThat(ratio.halfWidth()).as("narrow enough to tell").isLessThan(0.1);
    }
  }

  @ParameterizedTest
  @MethodSource("laws")
  void shortestRemainingIsSchrageAndMillers(String name, Law sizes) {
    Mix mix = Mix.single(name, sizes);
    double formula = QueueFormulas.shortestRemaining(sizes, LOAD);
    Estimate ratio = Estimate.of(replication ->
        Served.by(SimulatedPolicy.SRPT, null, mix, mix.trace(LOAD, INVOCATIONS, replication)).meanUs() / formula);
    assertThat(ratio.holds(1)).as("%s x formula", ratio).isTrue();
    assertThat(ratio.halfWidth()).as("narrow enough to tell").isLessThan(0.06);
  }

  @ParameterizedTest
  @MethodSource("laws")
  void leastAttainedIsSchrages(String name, Law sizes) {
    Mix mix = Mix.single(name, sizes);
    double formula = QueueFormulas.leastAttained(sizes, LOAD);
    Estimate ratio = Estimate.of(replication -> FluidLas.serve(mix.trace(LOAD, INVOCATIONS, replication)).meanUs() / formula);
    assertThat(ratio.holds(1)).as("%s x formula", ratio).isTrue();
    assertThat(ratio.halfWidth()).as("narrow enough to tell").isLessThan(0.06);
  }
}
