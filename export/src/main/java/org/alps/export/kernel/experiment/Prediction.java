package org.alps.export.kernel.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.InvocationBatch;
import org.alps.simulate.host.SimulatedHost;
import org.alps.simulate.host.SimulationSink;
import org.alps.simulate.policy.HostSetup;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;

/**
 * What the simulator makes of recorded invocations: their arrivals, CPU and blocked times under a simulated policy, with the terminations that it
 * predicts. The CPU time that the host spent on everything else, as measured in the same run, is a function of its own that always goes first: at each
 * arrival what it costs the runtime to begin an invocation, on the mean, and of all the rest the same small piece every 10 ms.
 */
final class Prediction implements SimulationSink {
  private static final String SYSTEM = "(system)";
  /** How often work comes that belongs to no invocation. */
  static final long SYSTEM_EVERY_US = 10_000;
  /** The clock of Debian's, Ubuntu's and Fedora's kernels ends turns every 4, 1 or 1 ms; the guest's is Debian's. */
  private static final long TICK_US = 4_000;
  private static final long SYSTEM_SLICE_NS = 3_000_000;

  private final List<Invocation> given;
  private final Invocation[] predicted;
  private int arrivals;

  private Prediction(List<Invocation> given) {
    this.given = given;
    this.predicted = new Invocation[given.size()];
  }

  /** A host like the guest of the experiment. */
  static HostModel host(int cpus) {
    return new HostModel(cpus, 0, TICK_US, 1);
  }

  /**
   * @param recorded by arrival
   * @param besides what else the host did in that time
   * @param table null where the policy obeys none
   */
  static List<Invocation> of(List<Invocation> recorded, HostWork besides, SimulatedPolicy policy, PolicyTable table, HostModel model) {
    List<Invocation> all = withSystem(recorded, besides);
    List<String> functions = all.stream().map(Invocation::functionUid).distinct().sorted().toList();
    Prediction prediction = new Prediction(all);
    boolean blocks = recorded.stream().anyMatch(invocation -> invocation.blockedUs() > 0);
    HostSetup setup = new HostSetup(blocks ? model : model.withoutSleeps(), table == null ? null : systemFirst(table), functions.toArray(String[]::new));
    prediction.feed(policy.host(setup, prediction), functions);
    return Stream.of(prediction.predicted).filter(invocation -> !invocation.functionUid().equals(SYSTEM)).toList();
  }

  private static List<Invocation> withSystem(List<Invocation> recorded, HostWork besides) {
    long firstUs = recorded.get(0).arrivalUs();
    long spanUs = recorded.stream().mapToLong(Invocation::terminationUs).max().orElseThrow() - firstUs;
    long dispatchUs = besides.dispatchUs() / recorded.size();
    long pieceUs = besides.restUs() * SYSTEM_EVERY_US / Math.max(1, spanUs);
    List<Invocation> all = new ArrayList<>(recorded);
    if (dispatchUs > 0) {
      recorded.forEach(invocation -> all.add(new Invocation(SYSTEM, invocation.arrivalUs(), 0, dispatchUs, 0)));
    }
    for (long atUs = 0; pieceUs > 0 && atUs < spanUs; atUs += SYSTEM_EVERY_US) {
      all.add(new Invocation(SYSTEM, firstUs + atUs, 0, pieceUs, 0));
    }
    all.sort(Comparator.comparingLong(Invocation::arrivalUs));
    return all;
  }

  private static PolicyTable systemFirst(PolicyTable table) {
    List<FunctionPolicy> policies = new ArrayList<>(table.policies());
    policies.add(new FunctionPolicy(SYSTEM, List.of(new PolicyLevel(0, 0, SYSTEM_SLICE_NS))));
    return new PolicyTable(table.header(), policies);
  }

  private void feed(SimulatedHost host, List<String> functions) {
    InvocationBatch batch = new InvocationBatch(InvocationBatch.CAPACITY);
    for (Invocation invocation : given) {
      batch.arrivalUs[batch.size] = invocation.arrivalUs() - given.get(0).arrivalUs();
      batch.function[batch.size] = functions.indexOf(invocation.functionUid());
      batch.cpuTimeUs[batch.size] = invocation.cpuTimeUs();
      batch.blockedUs[batch.size++] = invocation.blockedUs();
      if (batch.size == batch.capacity()) {
        host.accept(batch);
        batch.size = 0;
      }
    }
    host.accept(batch);
    host.finish();
  }

  @Override
  public int arrived(int function, long arrivalUs, long cpuTimeUs) {
    return arrivals++;
  }

  @Override
  public void preempted(int tag, long sliceUs) {}

  @Override
  public void completed(
      int tag, long arrivalUs, long cpuTimeUs, long blockedUs, long completionUs, long firstStartUs, int preemptions, long lastSliceUs) {
    Invocation its = given.get(tag);
    predicted[tag] = new Invocation(its.functionUid(), its.arrivalUs(), its.arrivalUs() + completionUs - arrivalUs, cpuTimeUs, blockedUs);
  }
}
