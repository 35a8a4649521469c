package org.alps.simulate;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.InvocationBatch;
import org.alps.simulate.host.InvocationSource;
import org.alps.simulate.host.SimulatedHost;
import org.alps.simulate.outcome.Contender;
import org.alps.simulate.outcome.OutcomeSink;
import org.alps.simulate.outcome.Verdict;

/** Simulates one host under every contender at once: each batch of invocations is read once and fed to all. */
final class Judge implements Serializable {
  private final List<Contender> contenders;
  private final String[] functionUids;
  private final byte[] classOfFunction;
  private final HostModel model;

  Judge(List<Contender> contenders, String[] functionUids, byte[] classOfFunction, HostModel model) {
    this.contenders = List.copyOf(contenders);
    this.functionUids = functionUids;
    this.classOfFunction = classOfFunction;
    this.model = model;
  }

  /** What each contender, in order, did to the invocations. */
  List<OutcomeSink> judge(InvocationSource invocations) throws IOException {
    List<OutcomeSink> sinks = new ArrayList<>();
    List<SimulatedHost> hosts = new ArrayList<>();
    for (Contender contender : contenders) {
      OutcomeSink sink = new OutcomeSink(classOfFunction, Verdict.CLASSES.size());
      sinks.add(sink);
      hosts.add(contender.policy().host(contender.setup(model, functionUids), sink));
    }
    InvocationBatch batch = new InvocationBatch(InvocationBatch.CAPACITY);
    while (invocations.next(batch)) {
      hosts.forEach(host -> host.accept(batch));
    }
    hosts.forEach(SimulatedHost::finish);
    return sinks;
  }
}
