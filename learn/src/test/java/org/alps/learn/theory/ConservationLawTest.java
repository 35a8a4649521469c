package org.alps.learn.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alps.learn.theory.Law.Exponential;
import org.alps.learn.theory.Mix.Part;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Conservation on one core: where sizes are exponential, the mean turnarounds of functions, weighted by their shares of the work, add up to the same
 * under every policy that neither idles nor knows sizes (Coffman and Mitrani 1980; Kleinrock 1965): what one gains, others pay.
 */
class ConservationLawTest {
  private static final int INVOCATIONS = 40_000;
  private static final double LOAD = 0.7;
  private static final Mix CLASSES = new Mix("three exponentials", List.of(
      new Part(0.6, new Exponential(2e3)), new Part(0.3, new Exponential(10e3)), new Part(0.1, new Exponential(40e3))));
  private static final int[][] ORDERS = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
  /** Those that know sizes: memoryless as these are, it makes the sum smaller. */
  private static final Set<String> CLAIRVOYANT = Set.of("srpt", "psjf");

  static Stream<SimulatedPolicy> blindPolicies() {
    return Arrays.stream(SimulatedPolicy.values()).filter(policy -> !CLAIRVOYANT.contains(policy.id()));
  }

  static Stream<int[]> orders() {
    return Arrays.stream(ORDERS);
  }

  @ParameterizedTest
  @MethodSource("blindPolicies")
  void blindPoliciesShareOutTheSameSum(SimulatedPolicy policy) {
    assertThatSumIsConserved(trace -> Served.by(policy, table(agedRanks()), CLASSES, trace));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void ordersOfFunctionsShareOutTheSameSum(int[] order) {
    assertThatSumIsConserved(trace -> Served.by(SimulatedPolicy.ALPS, table(ranks(order)), CLASSES, trace));
  }

  @Test
  void fluidLasSharesOutTheSameSum() {
    assertThatSumIsConserved(FluidLas::serve);
  }

  @Test
  void knowingSizesBreaksTheLaw() {
    Estimate ratio = ratioToFormula(trace -> Served.by(SimulatedPolicy.SRPT, null, CLASSES, trace));
    assertThat(ratio.high()).as("%s", ratio).isLessThan(0.9);
  }

  @Test
  void aBetterRankNeverHurtsOneself() {
    for (int path = 0; path < Estimate.REPLICATIONS; path++) {
      Trace trace = CLASSES.trace(LOAD, INVOCATIONS, path);
      double[][] means = new double[ORDERS.length][];
      for (int i = 0; i < ORDERS.length; i++) {
        Served served = Served.by(SimulatedPolicy.ALPS, table(ranks(ORDERS[i])), CLASSES, trace);
        means[i] = IntStream.range(0, 3).mapToDouble(served::meanUs).toArray();
      }
      for (int better = 0; better < ORDERS.length; better++) {
        for (int worse = 0; worse < ORDERS.length; worse++) {
          for (int self = 0; self < 3; self++) {
            if (before(ORDERS[worse], self).containsAll(before(ORDERS[better], self))) {
              assertThat(means[better][self]).as("path %d, function %d under %s and %s", path, self, Arrays.toString(ORDERS[better]),
                  Arrays.toString(ORDERS[worse]))
                  .isLessThanOrEqualTo(means[worse][self]);
            }
          }
        }
      }
      assertThat(means[0][0]).as("first against last").isLessThan(means[5][0] / 2);
    }
  }

  private static void assertThatSumIsConserved(Function<Trace, Served> policy) {
    Estimate toFifo = Estimate.of(replication -> {
      Trace trace = CLASSES.trace(LOAD, INVOCATIONS, replication);
      return sum(policy.apply(trace)) / sum(Served.by(SimulatedPolicy.FIFO, null, CLASSES, trace));
    });
    Estimate toFormula = ratioToFormula(policy);
    assertThat(toFifo.holds(1)).as("%s of first come, first served", toFifo).isTrue();
    assertThat(toFormula.holds(1)).as("%s of formula", toFormula).isTrue();
    assertThat(toFifo.halfWidth()).as("narrow enough to tell").isLessThan(0.03);
    assertThat(toFormula.halfWidth()).as("narrow enough to tell").isLessThan(0.08);
  }

  /** The formula is mean unfinished work, which no policy changes, over the load: E[S^2] / E[S] / 2 / (1 - load). */
  private static Estimate ratioToFormula(Function<Trace, Served> policy) {
    double squares = CLASSES.functions().stream().mapToDouble(part -> part.share() * 2 * part.sizes().meanUs() * part.sizes().meanUs()).sum();
    double formula = squares / CLASSES.meanUs() / 2 / (1 - LOAD);
    return Estimate.of(replication -> sum(policy.apply(CLASSES.trace(LOAD, INVOCATIONS, replication))) / formula);
  }

  private static double sum(Served served) {
    return IntStream.range(0, 3).mapToDouble(function -> CLASSES.workShare(function) * served.meanUs(function)).sum();
  }

  private static List<Integer> before(int[] order, int function) {
    List<Integer> before = new ArrayList<>();
    for (int i = 0; order[i] != function; i++) {
      before.add(order[i]);
    }
    return before;
  }

  /** One rank a function, by its place in the order; turns never end. */
  private static long[][] ranks(int[] order) {
    long[][] ranks = new long[3][];
    for (int place = 0; place < 3; place++) {
      ranks[order[place]] = new long[] {place + 1};
    }
    return ranks;
  }

  /** Ranks that rise and fall with age, for no good reason. */
  private static long[][] agedRanks() {
    return new long[][] {{7, 2, 9}, {3, 8, 1, 5}, {6, 4}};
  }

  /** By function, a rank for each 3 ms of age. */
  private static PolicyTable table(long[][] ranks) {
    List<FunctionPolicy> policies = new ArrayList<>();
    for (int function = 0; function < ranks.length; function++) {
      List<PolicyLevel> levels = new ArrayList<>();
      for (long rank : ranks[function]) {
        levels.add(new PolicyLevel(levels.size() * 3_000_000L, rank, PolicyTable.LAST_RANK_NS));
      }
      policies.add(new FunctionPolicy(CLASSES.uids()[function], levels));
    }
    return new PolicyTable(new PolicyHeader(1, 0, 0, List.of(new PolicyLevel(0, 1, 1)), 0, 0, 0), policies);
  }
}
