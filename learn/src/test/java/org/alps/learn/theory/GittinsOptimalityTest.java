package org.alps.learn.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alps.learn.Learners;
import org.alps.learn.theory.Law.Uniform;
import org.alps.learn.theory.Mix.Part;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.table.PolicyTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Learned age levels on M/G/1 queues against what the Gittins policy is known to be there, on the same arrivals. */
class GittinsOptimalityTest {
  private static final int INVOCATIONS = 40_000;
  private static final double LOAD = 0.8;
  /** What eight levels may cost, in place of an index that is known for every age. */
  private static final double LEVELS_COST = 0.01;
  /** Sizes within 5 % of the mean: coefficients of variation of 0.03. */
  private static final Mix NEARLY_EQUAL = new Mix("nearly equal sizes", List.of(
      new Part(0.6, new Uniform(1.9e3, 2.1e3)), new Part(0.3, new Uniform(9.5e3, 10.5e3)), new Part(0.1, new Uniform(47.5e3, 52.5e3))));

  private static final Map<Mix, Means> MEASURED = new HashMap<>();

  /** Mean turnarounds by replication. */
  private record Means(double[] gittins, double[] byMean, double[] leastAttained) {
    static Means of(Mix mix) {
      PolicyTable levels = Learned.table(Learners.GITTINS, mix);
      PolicyTable order = Learned.table(Learners.GITTINS, mix, "--levels=1");
      Means means = new Means(new double[Estimate.REPLICATIONS], new double[Estimate.REPLICATIONS], new double[Estimate.REPLICATIONS]);
      for (int replication = 0; replication < Estimate.REPLICATIONS; replication++) {
        Trace trace = mix.trace(LOAD, INVOCATIONS, replication);
        means.gittins[replication] = Served.by(SimulatedPolicy.ALPS, levels, mix, trace).meanUs();
        means.byMean[replication] = Served.by(SimulatedPolicy.ALPS, order, mix, trace).meanUs();
        means.leastAttained[replication] = FluidLas.serve(trace).meanUs();
      }
      return means;
    }

    Estimate overMean() {
      return Estimate.of(replication -> gittins[replication] / byMean[replication]);
    }

    Estimate overLeastAttained() {
      return Estimate.of(replication -> gittins[replication] / leastAttained[replication]);
    }
  }

  static Stream<Mix> mixes() {
    return Stream.concat(Mix.ALL.stream(), Stream.of(NEARLY_EQUAL));
  }

  static Stream<Mix> fallingHazard() {
    return Mix.ALL.stream().filter(mix -> mix.functions().get(0).sizes() == Mix.HYPEREXPONENTIAL || mix.functions().get(0).sizes() == Mix.PARETO);
  }

  @ParameterizedTest
  @MethodSource("mixes")
  void isNeverWorseThanTheOrderByMeanNorThanLeastAttained(Mix mix) {
    Means means = MEASURED.computeIfAbsent(mix, Means::of);
    assertThat(means.overMean().low()).as("%s of the order by mean", means.overMean()).isLessThanOrEqualTo(1 + LEVELS_COST);
    assertThat(means.overLeastAttained().low()).as("%s of LAS", means.overLeastAttained()).isLessThanOrEqualTo(1 + LEVELS_COST);
    assertThat(Math.min(means.overMean().halfWidth(), means.overLeastAttained().halfWidth())).as("narrow enough to tell").isLessThan(0.03);
  }

  @ParameterizedTest
  @MethodSource("fallingHazard")
  void isLeastAttainedWhereTheHazardRateFalls(Mix mix) {
    Means means = MEASURED.computeIfAbsent(mix, Means::of);
    assertThat(means.overLeastAttained().mean()).isCloseTo(1, within(0.03));
    assertThat(means.overLeastAttained().halfWidth()).as("narrow enough to tell").isLessThan(0.03);
    assertThat(means.overMean().high()).as("%s of first come, first served", means.overMean()).isLessThan(0.5);
  }

  @Test
  void isTheOrderByMeanWhereSizesAreNearlyEqual() {
    Means means = MEASURED.computeIfAbsent(NEARLY_EQUAL, Means::of);
    assertThat(means.overMean().mean()).isCloseTo(1, within(0.01));
    assertThat(means.overMean().high()).as("and better, as one that is nearly done is not pushed aside").isLessThan(1);
  }

  @Test
  void whoComesTogetherStartsInTheOrderOfMeansWhereSizesAreNearlyEqual() {
    assertStarts(new int[] {2, 1, 0, 1, 2, 0}, 2, 5, 1, 3, 0, 4);
    assertStarts(new int[] {0, 0, 2, 2, 1, 1}, 0, 1, 4, 5, 2, 3);
    assertStarts(new int[] {2, 2, 2, 0}, 3, 0, 1, 2);
  }

  /** All arrive at 0 and are of their functions' mean size. */
  private static void assertStarts(int[] functions, Integer... order) {
    long[] sizes = Arrays.stream(functions).mapToLong(f -> (long) NEARLY_EQUAL.functions().get(f).sizes().meanUs()).toArray();
    Trace trace = new Trace(new long[functions.length], functions, sizes);
    for (PolicyTable table : List.of(gittins(NEARLY_EQUAL), byMean(NEARLY_EQUAL))) {
      double[] starts = Served.by(SimulatedPolicy.ALPS, table, NEARLY_EQUAL, trace).firstStartUs();
      assertThat(IntStream.range(0, starts.length).boxed().sorted(Comparator.comparingDouble(i -> starts[i]))).containsExactly(order);
    }
  }

  private static PolicyTable gittins(Mix mix) {
    return Learned.table(Learners.GITTINS, mix);
  }

  private static PolicyTable byMean(Mix mix) {
    return Learned.table(Learners.GITTINS, mix, "--levels=1");
  }
}
