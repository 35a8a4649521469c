package org.alps.export.kernel.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.InvocationBatch;
import org.alps.simulate.host.SimulatedHost;
import org.alps.simulate.host.SimulationSink;
import org.alps.simulate.policy.HostSetup;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.table.PolicyTable;

/** What the simulator makes of recorded invocations: their arrivals, CPU and blocked times under a simulated policy, with the terminations that it predicts. */
final class Prediction implements SimulationSink {
  private final List<Invocation> given;
  private final Invocation[] predicted;
  private int arrivals;

  private Prediction(List<Invocation> given) {
    this.given = given;
    this.predicted = new Invocation[given.size()];
  }

  /**
   * @param recorded by arrival
   * @param table null where the policy obeys none
   */
  static List<Invocation> of(List<Invocation> recorded, SimulatedPolicy policy, PolicyTable table, HostModel model) {
    List<String> functions = recorded.stream().map(Invocation::functionUid).distinct().sorted().toList();
    Prediction prediction = new Prediction(recorded);
    boolean blocks = recorded.stream().anyMatch(invocation -> invocation.blockedUs() > 0);
    HostSetup setup = new HostSetup(blocks ? model : model.withoutSleeps(), table, functions.toArray(String[]::new));
    prediction.feed(policy.host(setup, prediction), functions);
    return new ArrayList<>(Stream.of(prediction.predicted).toList());
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
