package org.alps.simulate.policy;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.alps.ingest.AlpsException;
import org.alps.simulate.host.PolicyHost;
import org.alps.simulate.host.PsHost;
import org.alps.simulate.host.SimulatedHost;
import org.alps.simulate.host.SimulationSink;
import org.alps.simulate.host.SrptHost;

/** The registry of policies that can be simulated: one line each. Spark jobs and {@code alps replay} share it. */
public enum SimulatedPolicy {
  SRPT("srpt", (setup, sink) -> new SrptHost(setup.model(), sink)),
  FIFO("fifo", (setup, sink) -> new PolicyHost(setup.model(), tasks -> new Fifo(), sink)),
  RR("rr", (setup, sink) ->
      new PolicyHost(setup.model(), tasks -> new RoundRobin(RoundRobin.SLICE_US), sink)),
  /** Fluid processor sharing: whatever the switch cost, it has no switches. */
  PS("ps", (setup, sink) -> new PsHost(setup.model(), sink)),
  ALPS("alps", SimulatedPolicy::alps),
  /** A table, or none to begin with, that the host goes on learning. */
  ADAPTIVE("adaptive", SimulatedPolicy::adaptive),
  /** The same from nothing, whatever table there is. */
  ADAPTIVE_ONLY("adaptive-only", (setup, sink) -> adaptive(new HostSetup(setup.model(), null, setup.functionUids()), sink));

  private final String id;
  private final BiFunction<HostSetup, SimulationSink, SimulatedHost> factory;

  SimulatedPolicy(String id, BiFunction<HostSetup, SimulationSink, SimulatedHost> factory) {
    this.id = id;
    this.factory = factory;
  }

  /** The name on command lines and in results. */
  public String id() {
    return id;
  }

  /** @throws AlpsException with exit code 2 where the setup lacks what the policy needs */
  public SimulatedHost host(HostSetup setup, SimulationSink sink) {
    return factory.apply(setup, sink);
  }

  /** @throws AlpsException with exit code 2 where no policy has that id */
  public static SimulatedPolicy of(String id) {
    for (SimulatedPolicy policy : values()) {
      if (policy.id.equals(id)) {
        return policy;
      }
    }
    String known = Arrays.stream(values()).map(SimulatedPolicy::id).collect(Collectors.joining(", "));
    throw AlpsException.usage("Cannot simulate policy: " + id + ". Name one of " + known + ".");
  }

  private static SimulatedHost alps(HostSetup setup, SimulationSink sink) {
    if (setup.table() == null) {
      throw AlpsException.usage("Cannot simulate alps: no policy table. Give --table FILE.");
    }
    return new PolicyHost(setup.model(),
        tasks -> new TablePolicy(tasks, setup.model().cores(), setup.table(), setup.functionUids()), sink);
  }

  private static SimulatedHost adaptive(HostSetup setup, SimulationSink sink) {
    HostLearning learning = HostLearning.factory().begin(setup.functionUids(), setup.table());
    return new PolicyHost(setup.model(),
        tasks -> new AdaptivePolicy(tasks, setup.model().cores(), learning, setup.functionUids(), AdaptivePolicy.PERIOD_US), sink);
  }
}
