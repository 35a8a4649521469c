package org.alps.simulate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.Invocation;
import org.alps.simulate.host.Outcome;
import org.alps.simulate.host.PolicyHost;
import org.alps.simulate.host.Simulations;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.junit.jupiter.api.Test;

/** Tables that are replaced while tasks are on the host. */
class AdaptivePolicyTest {
  private static final int FUNCTIONS = 4;
  private static final String[] UIDS = {"f0", "f1", "f2", "f3"};

  /** What a script teaches once: other levels for some functions, whatever happens. */
  private static final class Script implements HostLearning {
    final List<String> told = new ArrayList<>();
    private final PolicyTable prior;
    private final long[][][] others;
    private boolean taught;

    Script(PolicyTable prior, long[][][] others) {
      this.prior = prior;
      this.others = others;
    }

    @Override
    public PolicyTable prior() {
      return prior;
    }

    @Override
    public void completed(int function, long cpuTimeUs, long nowUs) {
      told.add("f" + function + " ended at " + nowUs + " after " + cpuTimeUs);
    }

    @Override
    public void unfinished(int function, long attainedUs) {
      told.add("f" + function + " ran " + attainedUs);
    }

    @Override
    public void relearn(long nowUs, Changes changes) {
      told.add("learn at " + nowUs);
      for (int function = 0; function < FUNCTIONS && !taught; function++) {
        changes.changed(function, levels(others[function]));
      }
      taught = true;
    }
  }

  @Test
  void agreesWithCountingTimeWhenLevelsChange() {
    int differed = 0;
    for (int seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      long[][][] before = levels(random);
      long[][][] after = levels(random);
      int cores = 1 + random.nextInt(3);
      long quantumUs = random.nextBoolean() ? 0 : random.nextInt(5);
      long aging = random.nextBoolean() ? 0 : random.nextInt(4);
      long changeUs = 1 + random.nextInt(30);
      List<Invocation> invocations = withOneAt(changeUs, random);
      List<Outcome> outcomes = Simulations.run(invocations, 1 + random.nextInt(8), sink -> new PolicyHost(HostModel.ideal(cores),
          tasks -> new AdaptivePolicy(tasks, HostModel.ideal(cores), new Script(table(quantumUs, aging, before), after), UIDS, changeUs), sink));
      assertThat(outcomes).as("seed %d, %d cores, quantum %d, aging %d, from %s to %s at %d: %s", seed, cores, quantumUs, aging,
              Arrays.deepToString(before), Arrays.deepToString(after), changeUs, invocations)
          .isEqualTo(new NaiveLevels(HostModel.ideal(cores), quantumUs, aging, NaiveLevels.Ties.TURN, before.clone()).simulate(invocations, changeUs, after));
      differed += outcomes.equals(new NaiveLevels(HostModel.ideal(cores), quantumUs, aging, NaiveLevels.Ties.TURN, before).simulate(invocations)) ? 0 : 1;
    }
    assertThat(differed).as("changes that matter").isGreaterThan(500);
  }

  @Test
  void tellsWhatEndedAndHowFarTheOthersAre() {
    // One core, a period of 10: f0 ends at 3; f1 runs from there, f2 waits; the table is learned at 12, the first arrival from 10 on.
    Script script = new Script(table(0, 0, new long[][][] {{{0, 1, 99}}, {{0, 2, 99}}, {{0, 3, 99}}, {{0, 4, 99}}}),
        new long[][][] {{{0, 9, 99}}, {{0, 9, 99}}, {{0, 1, 99}}, {{0, 5, 99}}});
    List<Outcome> outcomes = Simulations.run(
        List.of(new Invocation(0, 3, 0), new Invocation(1, 20, 1), new Invocation(2, 5, 2), new Invocation(12, 1, 3), new Invocation(14, 1, 0)), 1,
        sink -> new PolicyHost(HostModel.ideal(1), tasks -> new AdaptivePolicy(tasks, HostModel.ideal(1), script, UIDS, 10), sink));
    assertThat(script.told.subList(0, 5)).containsExactly("f0 ended at 3 after 3", "f2 ran 0", "f3 ran 0", "f1 ran 9", "learn at 12");
    assertThat(outcomes).extracting(Outcome::toString).as("f2 is better than f1 from 12 on").containsExactly(
        "first start 0, completion 3, slices [3]",
        "first start 3, completion 29, slices [9, 11]",
        "first start 12, completion 17, slices [5]",
        "first start 17, completion 18, slices [1]",
        "first start 29, completion 30, slices [1]");
  }

  @Test
  void withoutALearnerItSaysSo() {
    assertThatThrownBy(() -> SimulatedPolicy.ADAPTIVE_ONLY.host(new HostSetup(HostModel.ideal(1), null, UIDS), null))
        .hasMessage("Cannot simulate adaptive: no learner on the class path. Run the whole of ALPS.");
  }

  private static List<Invocation> withOneAt(long changeUs, Random random) {
    List<Invocation> invocations = new ArrayList<>();
    for (Invocation any : Simulations.random(random, 30)) {
      invocations.add(new Invocation(any.arrivalUs(), any.cpuTimeUs(), any.function() % FUNCTIONS));
    }
    int at = 0;
    while (at < invocations.size() && invocations.get(at).arrivalUs() < changeUs) {
      at++;
    }
    invocations.add(at, new Invocation(changeUs, 1 + random.nextInt(20), random.nextInt(FUNCTIONS)));
    return invocations;
  }

  private static long[][][] levels(Random random) {
    long[][][] levels = new long[FUNCTIONS][][];
    for (int function = 0; function < FUNCTIONS; function++) {
      levels[function] = new long[1 + random.nextInt(3)][];
      long age = 0;
      for (int level = 0; level < levels[function].length; level++) {
        levels[function][level] = new long[] {age, random.nextInt(8), 1 + random.nextInt(9)};
        age += 1 + random.nextInt(6);
      }
    }
    return levels;
  }

  /** A table of these levels whose last function follows the default. */
  private static PolicyTable table(long quantumUs, long aging, long[][][] levels) {
    List<FunctionPolicy> policies = new ArrayList<>();
    for (int function = 0; function < FUNCTIONS - 1; function++) {
      policies.add(new FunctionPolicy(UIDS[function], levels(levels[function])));
    }
    return new PolicyTable(new PolicyHeader(1, 0, aging, levels(levels[FUNCTIONS - 1]), quantumUs * 1000, 0, 0), policies);
  }

  private static List<PolicyLevel> levels(long[][] rows) {
    return Arrays.stream(rows).map(row -> new PolicyLevel(row[0] * 1000, row[1] * 1000, row[2] * 1000)).toList();
  }
}
