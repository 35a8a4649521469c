package org.alps.simulate.policy;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.alps.ingest.AlpsException;
import org.alps.simulate.fair.FairHost;
import org.alps.simulate.fair.FairScheduler;
import org.alps.simulate.fair.NiceShares;
import org.alps.simulate.fair.TaskShares;
import org.alps.simulate.host.PolicyHost;
import org.alps.simulate.host.PsHost;
import org.alps.simulate.host.SimulatedHost;
import org.alps.simulate.host.SimulationSink;
import org.alps.simulate.host.SrptHost;
import org.alps.simulate.table.PolicyTable;

/** The registry of policies that can be simulated: one line each. Spark jobs and {@code alps replay} share it. */
public enum SimulatedPolicy {
  SRPT("srpt", (setup, sink) -> new SrptHost(setup.model(), sink)),
  FIFO("fifo", (setup, sink) -> new PolicyHost(setup.model(), tasks -> new Fifo(), sink)),
  RR("rr", (setup, sink) -> new FairHost(setup.model(), FairScheduler.ROUND_ROBIN, TaskShares.equal(), sink)),
  CFS("cfs", (setup, sink) -> new FairHost(setup.model(), FairScheduler.CFS, TaskShares.equal(), sink)),
  EEVDF("eevdf", (setup, sink) -> new FairHost(setup.model(), FairScheduler.EEVDF, TaskShares.equal(), sink)),
  /** What a stock kernel can do of a policy table: EEVDF, nice values from ranks. */
  NICE("nice", (setup, sink) -> new FairHost(setup.model(), FairScheduler.EEVDF, niceShares(setup), sink)),
  /** Fluid processor sharing: whatever the switch cost, it has no switches. */
  PS("ps", (setup, sink) -> new PsHost(setup.model(), sink)),
  ALPS("alps", SimulatedPolicy::alps);

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
    PolicyTable table = table(setup, "alps");
    return new PolicyHost(setup.model(), tasks -> new TablePolicy(tasks, setup.model().cores(), table, setup.functionUids()), sink);
  }

  private static TaskShares niceShares(HostSetup setup) {
    return new NiceShares(table(setup, "nice"), setup.functionUids());
  }

  private static PolicyTable table(HostSetup setup, String id) {
    if (setup.table() == null) {
      throw AlpsException.usage("Cannot simulate " + id + ": no policy table. Give --table FILE.");
    }
    return setup.table();
  }
}
