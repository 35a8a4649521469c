package org.alps.simulate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.Invocation;
import org.alps.simulate.host.Outcome;
import org.alps.simulate.host.Simulations;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.junit.jupiter.api.Test;

/** What the guard promises, on random hosts: the bound on waiting that the README of simulate states. */
class GuardTest {
  private static final int CASES = 2_000;
  private static final int FUNCTIONS = 4;
  private static final String[] UIDS = {"f0", "f1", "f2", "f3"};

  private record Case(int cores, long aging, long[] largestRankUs, List<Invocation> invocations, List<Outcome> outcomes, double[] virtualUs) {
    int arrival(int i) {
      return (int) invocations.get(i).arrivalUs();
    }

    /** The first instant at which virtual time has passed every key that invocation {@code i} can have. */
    int passedUs(int i) {
      double key = virtualUs[arrival(i)] + aging * largestRankUs[invocations.get(i).function()];
      int at = arrival(i);
      while (at < virtualUs.length - 1 && virtualUs[at] <= key + 0.1) {
        at++;
      }
      return at;
    }
  }

  @Test
  void nobodyWhoComesAfterItsFairShareOvertakes() {
    int checked = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Case run = run(seed);
      for (int i = 0; i < run.invocations.size(); i++) {
        int passed = run.passedUs(i);
        for (int later = i + 1; later < run.invocations.size(); later++) {
          if (run.arrival(later) >= passed && run.outcomes.get(i).firstStartUs > run.arrival(later)) {
            assertThat(run.outcomes.get(later).firstStartUs).as("seed %d, %d before %d", seed, i, later)
                .isGreaterThanOrEqualTo(run.outcomes.get(i).firstStartUs);
            checked++;
          }
        }
      }
    }
    assertThat(checked).as("the cases hold enough long waits").isGreaterThan(500);
  }

  @Test
  void afterItsFairShareAnInvocationWaitsForNoMoreThanTheHostThenHolds() {
    for (int seed = 0; seed < CASES; seed++) {
      Case run = run(seed);
      double[] heldUs = unfinishedWorkUs(run);
      for (int i = 0; i < run.invocations.size(); i++) {
        int passed = run.passedUs(i);
        assertThat((double) run.outcomes.get(i).completionUs).as("seed %d, invocation %d", seed, i)
            .isLessThanOrEqualTo(passed + heldUs[passed] / run.cores + run.invocations.get(i).cpuTimeUs());
      }
    }
  }

  private static Case run(int seed) {
    Random random = new Random(seed);
    int cores = 1 + random.nextInt(3);
    long aging = 1 + random.nextInt(3);
    long[] largest = new long[FUNCTIONS];
    List<FunctionPolicy> policies = new ArrayList<>();
    for (int function = 0; function < FUNCTIONS; function++) {
      List<PolicyLevel> levels = new ArrayList<>();
      for (int level = 0; level <= random.nextInt(3); level++) {
        long rankUs = random.nextInt(25);
        largest[function] = Math.max(largest[function], rankUs);
        levels.add(new PolicyLevel(level * 4_000L, rankUs * 1_000, 1_000 * (1 + random.nextInt(9))));
      }
      policies.add(new FunctionPolicy(UIDS[function], levels));
    }
    PolicyTable table = new PolicyTable(
        new PolicyHeader(1, 0, aging, List.of(new PolicyLevel(0, 1, 1)), 0, 0, 0), policies);
    List<Invocation> invocations = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < 60; i++) {
      now += random.nextInt(12 / cores);
      invocations.add(new Invocation(now, 1 + random.nextInt(12), random.nextInt(FUNCTIONS)));
    }
    List<Outcome> outcomes = Simulations.run(invocations, 7, sink -> SimulatedPolicy.ALPS.host(new HostSetup(HostModel.ideal(cores), table, UIDS), sink));
    return new Case(cores, aging, largest, invocations, outcomes, virtualTimeUs(cores, present(invocations, outcomes)));
  }

  /** By microsecond: who is there. */
  private static int[] present(List<Invocation> invocations, List<Outcome> outcomes) {
    int[] present = new int[(int) outcomes.stream().mapToLong(outcome -> outcome.completionUs).max().orElseThrow() + 1];
    for (int i = 0; i < invocations.size(); i++) {
      for (int at = (int) invocations.get(i).arrivalUs(); at < outcomes.get(i).completionUs; at++) {
        present[at]++;
      }
    }
    return present;
  }

  /** By microsecond: fair sharing's clock, in fractions. */
  private static double[] virtualTimeUs(int cores, int[] present) {
    double[] virtual = new double[present.length];
    for (int at = 1; at < present.length; at++) {
      virtual[at] = virtual[at - 1] + Math.min(1, (double) cores / Math.max(1, present[at - 1]));
    }
    return virtual;
  }

  /** By microsecond: CPU time still owed to those who are there; a busy core takes one off. */
  private static double[] unfinishedWorkUs(Case run) {
    int[] present = present(run.invocations, run.outcomes);
    double[] held = new double[present.length];
    run.invocations.forEach(invocation -> held[(int) invocation.arrivalUs()] += invocation.cpuTimeUs());
    for (int at = 1; at < held.length; at++) {
      held[at] += held[at - 1] - Math.min(run.cores, present[at - 1]);
    }
    return held;
  }
}
