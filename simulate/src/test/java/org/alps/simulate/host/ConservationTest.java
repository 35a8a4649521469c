package org.alps.simulate.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.alps.simulate.policy.Fifo;
import org.alps.simulate.policy.Las;
import org.alps.simulate.policy.Psjf;
import org.alps.simulate.policy.RoundRobin;
import org.alps.simulate.policy.Sfs;
import org.junit.jupiter.api.Test;

/** Laws that hold for any policy that never idles a core while someone waits; {@link Simulations} checks each invocation's own. */
class ConservationTest {
  private static final Map<String, Function<SimulationSink, SimulatedHost>> ONE_CORE = Map.of(
      "srpt", sink -> new SrptHost(HostModel.ideal(1), sink),
      "psjf", sink -> new PolicyHost(HostModel.ideal(1), Psjf::new, sink),
      "las", sink -> new PolicyHost(HostModel.ideal(1), Las::new, sink),
      "sfs", sink -> new PolicyHost(HostModel.ideal(1), tasks -> new Sfs(tasks, 1), sink),
      "fifo", sink -> new PolicyHost(HostModel.ideal(1), tasks -> new Fifo(), sink),
      "rr", sink -> new PolicyHost(HostModel.ideal(1), tasks -> new RoundRobin(400), sink),
      "ps", sink -> new PsHost(HostModel.ideal(1), sink));

  @Test
  void oneCoreIsBusyAtTheSameTimesUnderAnyPolicy() {
    for (int seed = 0; seed < 1000; seed++) {
      List<Invocation> invocations = tensOfMilliseconds(seed);
      List<Long> idleFrom = idleInstants(invocations);
      for (var policy : ONE_CORE.entrySet()) {
        List<Long> completions = Simulations.run(invocations, 8, policy.getValue()).stream().map(one -> one.completionUs).toList();
        assertThat(completions).as("seed %d, %s: the core falls idle at these instants", seed, policy.getKey()).containsAll(idleFrom);
        for (int i = 0; i < completions.size(); i++) {
          long arrival = invocations.get(i).arrivalUs();
          long end = idleFrom.stream().filter(idle -> idle > arrival).findFirst().orElseThrow();
          assertThat(completions.get(i)).as("seed %d, %s: done within its busy period", seed, policy.getKey()).isLessThanOrEqualTo(end);
        }
      }
    }
  }

  @Test
  void noPolicyBeatsTheMeanOfSrptOnOneCore() {
    for (int seed = 0; seed < 1000; seed++) {
      List<Invocation> invocations = tensOfMilliseconds(seed);
      Map<String, Long> sums = new HashMap<>();
      ONE_CORE.forEach((name, host) ->
          sums.put(name, Simulations.run(invocations, 8, host).stream().mapToLong(one -> one.completionUs).sum()));
      assertThat(sums.values()).as("seed %d: %s", seed, sums).allMatch(sum -> sum >= sums.get("srpt"));
    }
  }

  @Test
  void nobodyWaitsWhereCoresAreEnough() {
    for (int seed = 0; seed < 1000; seed++) {
      Random random = new Random(seed);
      List<Invocation> invocations = Simulations.random(random, 40);
      int cores = 1 + random.nextInt(8);
      for (Function<SimulationSink, SimulatedHost> host : List.<Function<SimulationSink, SimulatedHost>>of(
          sink -> new SrptHost(HostModel.ideal(cores), sink),
          sink -> new PolicyHost(HostModel.ideal(cores), tasks -> new Fifo(), sink),
          sink -> new PolicyHost(HostModel.ideal(cores), tasks -> new RoundRobin(3), sink),
          sink -> new PolicyHost(HostModel.ideal(cores), Psjf::new, sink),
          sink -> new PolicyHost(HostModel.ideal(cores), Las::new, sink),
          sink -> new PolicyHost(HostModel.ideal(cores), tasks -> new Sfs(tasks, cores), sink),
          sink -> new PsHost(HostModel.ideal(cores), sink))) {
        List<Outcome> outcomes = Simulations.run(invocations, 8, host);
        for (int i = 0; i < outcomes.size(); i++) {
          if (outcomes.get(i).completionUs > invocations.get(i).arrivalUs() + invocations.get(i).cpuTimeUs()) {
            assertThat(mostPresentDuring(i, invocations, outcomes)).as("seed %d, invocation %d waits", seed, i).isGreaterThan(cores);
          }
        }
      }
    }
  }

  /** Sizes that bands, slices and turns of milliseconds are made for. */
  private static List<Invocation> tensOfMilliseconds(int seed) {
    return Simulations.random(new Random(seed), 40).stream().map(one -> Invocation.of(one.arrivalUs() * 701, one.cpuTimeUs() * 701)).toList();
  }

  private static int mostPresentDuring(int one, List<Invocation> invocations, List<Outcome> outcomes) {
    int most = 0;
    for (long now = invocations.get(one).arrivalUs(); now < outcomes.get(one).completionUs; now++) {
      int present = 0;
      for (int i = 0; i < outcomes.size(); i++) {
        present += invocations.get(i).arrivalUs() <= now && outcomes.get(i).completionUs > now ? 1 : 0;
      }
      most = Math.max(most, present);
    }
    return most;
  }

  private static List<Long> idleInstants(List<Invocation> invocations) {
    List<Long> idle = new ArrayList<>();
    long busyUntil = -1;
    for (Invocation invocation : invocations) {
      if (busyUntil >= 0 && invocation.arrivalUs() > busyUntil) {
        idle.add(busyUntil);
      }
      busyUntil = Math.max(busyUntil, invocation.arrivalUs()) + invocation.cpuTimeUs();
    }
    idle.add(busyUntil);
    return idle;
  }
}
