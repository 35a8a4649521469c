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

/** The registry of policies that can be simulated: one line each. Spark jobs and {@code alps replay} share it. */
public enum SimulatedPolicy {
  SRPT("srpt", (setup, sink) -> setup.model().sleeps() == 0
      ? new SrptHost(setup.model(), sink)
      : new PolicyHost(setup.model(), tasks -> new Srpt(tasks, setup.model().switchCostUs()), sink)),
  PSJF("psjf", (setup, sink) -> new PolicyHost(setup.model(), Psjf::new, sink)),
  /** Fluid processor sharing: whatever the switch cost, it has no switches. */
  PS("ps", (setup, sink) -> new PsHost(setup.model(), sink)),
  EEVDF("eevdf", (setup, sink) -> new FairHost(setup.model(), FairScheduler.EEVDF, TaskShares.equal(), sink)),
  CFS("cfs", (setup, sink) -> new FairHost(setup.model(), FairScheduler.CFS, TaskShares.equal(), sink)),
  RR("rr", (setup, sink) -> new FairHost(setup.model(), FairScheduler.ROUND_ROBIN, TaskShares.equal(), sink)),
  FIFO("fifo", (setup, sink) -> new PolicyHost(setup.model(), tasks -> new Fifo(), sink)),
  SFS("sfs", (setup, sink) -> new PolicyHost(setup.model(), tasks -> new Sfs(tasks, setup.model().cores()), sink)),
  LAS("las", (setup, sink) -> new PolicyHost(setup.model(), Las::new, sink)),
  /** What a stock kernel can do of a policy table: EEVDF, nice values from ranks. */
  NICE("nice", true, (setup, sink) ->
      new FairHost(setup.model(), FairScheduler.EEVDF, new NiceShares(setup.table(), setup.functionUids()), sink)),
  /** Whatever its table says. */
  ALPS("alps", true, (setup, sink) ->
      new PolicyHost(setup.model(), tasks -> new TablePolicy(tasks, setup.model(), setup.table(), setup.functionUids()), sink)),
  /** A table that the host goes on learning from what it runs. */
  ADAPTIVE("adaptive", true, SimulatedPolicy::adaptive),
  /** The same, with no table to begin with. */
  ADAPTIVE_ONLY("adaptive-only", SimulatedPolicy::adaptive);

  private final String id;
  private final boolean needsTable;
  private final BiFunction<HostSetup, SimulationSink, SimulatedHost> factory;

  SimulatedPolicy(String id, BiFunction<HostSetup, SimulationSink, SimulatedHost> factory) {
    this(id, false, factory);
  }

  SimulatedPolicy(String id, boolean needsTable, BiFunction<HostSetup, SimulationSink, SimulatedHost> factory) {
    this.id = id;
    this.needsTable = needsTable;
    this.factory = factory;
  }

  /** The name on command lines and in results. */
  public String id() {
    return id;
  }

  /** Whether it reads a policy table; one that does not is given none. */
  public boolean needsTable() {
    return needsTable;
  }

  /** @throws AlpsException with exit code 2 where the setup lacks what the policy needs */
  public SimulatedHost host(HostSetup setup, SimulationSink sink) {
    if (needsTable && setup.table() == null) {
      throw AlpsException.usage("Cannot simulate " + id + ": no policy table. Give --table FILE.");
    }
    return factory.apply(needsTable ? setup : setup.withoutTable(), sink);
  }

  /** @throws AlpsException with exit code 2 where no policy has that id */
  public static SimulatedPolicy of(String id) {
    for (SimulatedPolicy policy : values()) {
      if (policy.id.equals(id)) {
        return policy;
      }
    }
    throw AlpsException.usage("Cannot simulate policy: " + id + ". Name one of " + known() + ".");
  }

  /** The ids of all, for people. */
  public static String known() {
    return Arrays.stream(values()).map(SimulatedPolicy::id).collect(Collectors.joining(", "));
  }

  private static SimulatedHost adaptive(HostSetup setup, SimulationSink sink) {
    HostLearning learning = HostLearning.factory().begin(setup.functionUids(), setup.table());
    return new PolicyHost(setup.model(),
        tasks -> new AdaptivePolicy(tasks, setup.model(), learning, setup.functionUids(), AdaptivePolicy.PERIOD_US), sink);
  }
}
