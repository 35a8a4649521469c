package org.alps.simulate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.Invocation;
import org.alps.simulate.host.Outcome;
import org.alps.simulate.host.PolicyHost;
import org.alps.simulate.host.SchedulingPolicy;
import org.alps.simulate.host.Simulations;
import org.alps.simulate.host.SrptHost;
import org.alps.simulate.host.Tasks;
import org.alps.simulate.policy.NaiveLevels.Ties;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyHostTest {
  private static final int FUNCTIONS = 5;
  private static final int CASES = 1500;

  @ParameterizedTest
  @ValueSource(longs = {0, 2})
  void fifoAgreesWithCountingTime(long switchCostUs) {
    for (int seed = 0; seed < CASES; seed++) {
      agree(seed, switchCostUs, 1, model -> new NaiveLevels(model, 0, 0, Ties.QUEUE, equalLevels(Long.MAX_VALUE)), (model, tasks) -> new Fifo());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 2})
  void roundRobinAgreesWithCountingTime(long switchCostUs) {
    for (int seed = 0; seed < CASES; seed++) {
      long sliceUs = 1 + seed % 7;
      agree(seed, switchCostUs, 1, model -> new NaiveLevels(model, 0, 0, Ties.QUEUE, equalLevels(sliceUs)),
          (model, tasks) -> new RoundRobin(sliceUs));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 2})
  void tableAgreesWithCountingTime(long switchCostUs) {
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      long[][][] levels = new long[FUNCTIONS][][];
      for (int function = 0; function < FUNCTIONS; function++) {
        levels[function] = new long[1 + random.nextInt(3)][];
        long age = 0;
        for (int level = 0; level < levels[function].length; level++) {
          levels[function][level] = new long[] {age, random.nextInt(8), 1 + random.nextInt(9)};
          age += 1 + random.nextInt(6);
        }
      }
      long quantumUs = random.nextBoolean() ? 0 : random.nextInt(5);
      long aging = random.nextBoolean() ? 0 : random.nextInt(4);
      agree(seed, switchCostUs, 1, model -> new NaiveLevels(model, quantumUs, aging, Ties.TURN, levels),
          (model, tasks) -> new TablePolicy(tasks, model, table(quantumUs, aging, levels), uids()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 2})
  void psjfAgreesWithCountingTime(long switchCostUs) {
    long[][][] bySize = new long[100][][];
    Arrays.setAll(bySize, size -> new long[][] {{0, size, Long.MAX_VALUE}});
    for (int seed = 0; seed < CASES; seed++) {
      agree(seed, switchCostUs, 1, model -> new NaiveLevels(model, 0, 0, Ties.ARRIVAL, bySize), (model, tasks) -> new Psjf(tasks), Invocation::cpuTimeUs);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 300})
  void lasAgreesWithCountingTime(long switchCostUs) {
    long[][][] bands = new long[FUNCTIONS][][];
    Arrays.fill(bands, new long[][] {{0, 0, Long.MAX_VALUE}, {1_000, 1, Long.MAX_VALUE}, {2_000, 2, Long.MAX_VALUE}, {4_000, 3, Long.MAX_VALUE},
        {8_000, 4, Long.MAX_VALUE}});
    for (int seed = 0; seed < CASES / 30; seed++) {
      agree(seed, switchCostUs, 211, model -> new NaiveLevels(model, 0, 0, Ties.QUEUE, bands), (model, tasks) -> new Las(tasks));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 3})
  void srptAsAPolicyAgreesWithTheLoopMadeForIt(long switchCostUs) {
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      List<Invocation> invocations = Simulations.random(random, 40);
      HostModel model = new HostModel(1 + random.nextInt(4), switchCostUs, random.nextInt(4), 0);
      assertThat(Simulations.run(invocations, 5, sink -> new PolicyHost(model, tasks -> new Srpt(tasks, switchCostUs), sink)))
          .as("seed %d, %s: %s", seed, model, invocations)
          .isEqualTo(Simulations.run(invocations, 5, sink -> new SrptHost(model, sink)));
    }
  }

  /** @param scale what times are multiplied by, so that they suit the policy's */
  private static void agree(int seed, long switchCostUs, int scale, Function<HostModel, NaiveLevels> oracle,
      BiFunction<HostModel, Tasks, SchedulingPolicy> policy) {
    agree(seed, switchCostUs, scale, oracle, policy, Invocation::function);
  }

  private static void agree(int seed, long switchCostUs, int scale, Function<HostModel, NaiveLevels> oracle,
      BiFunction<HostModel, Tasks, SchedulingPolicy> policy, ToLongFunction<Invocation> function) {
    Random random = new Random(seed);
    List<Invocation> invocations = Simulations.blocked(random, Simulations.random(random, 30), 1 + random.nextInt(20)).stream()
        .map(one -> new Invocation(one.arrivalUs() * scale, one.cpuTimeUs() * scale, (int) function.applyAsLong(one), one.blockedUs() * scale)).toList();
    int cores = 1 + random.nextInt(random.nextBoolean() ? 2 : 16);
    HostModel model = new HostModel(cores, switchCostUs, scale * (random.nextBoolean() ? 0 : 1 + random.nextInt(6)),
        random.nextBoolean() ? 0 : 1 + random.nextInt(4));
    int batchSize = 1 + random.nextInt(8);
    List<Outcome> outcomes = Simulations.run(invocations, batchSize,
        sink -> new PolicyHost(model, tasks -> policy.apply(model, tasks), sink));
    NaiveLevels naive = oracle.apply(model);
    assertThat(outcomes).as("seed %d, %s, quantum %d, aging %d, levels %s: %s", seed, model, naive.minimumQuantumUs(), naive.agingFactor(),
        Arrays.deepToString(naive.levels()), invocations).isEqualTo(naive.simulate(invocations));
  }

  private static long[][][] equalLevels(long sliceUs) {
    long[][][] levels = new long[FUNCTIONS][][];
    Arrays.fill(levels, new long[][] {{0, 0, sliceUs}});
    return levels;
  }

  private static String[] uids() {
    return new String[] {"f0", "f1", "f2", "f3", "f4"};
  }

  /** A table of these levels whose last function follows the default. */
  private static PolicyTable table(long quantumUs, long aging, long[][][] levels) {
    List<FunctionPolicy> policies = new ArrayList<>();
    for (int function = 0; function < FUNCTIONS - 1; function++) {
      policies.add(new FunctionPolicy("f" + function, levels(levels[function])));
    }
    return new PolicyTable(new PolicyHeader(1, 0, aging, levels(levels[FUNCTIONS - 1]), quantumUs * 1000, 0, 0), policies);
  }

  private static List<PolicyLevel> levels(long[][] rows) {
    return Arrays.stream(rows).map(row -> new PolicyLevel(row[0] * 1000, row[1] * 1000, row[2] * 1000)).toList();
  }
}
