package org.alps.learn.theory;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.SimulationSink;
import org.alps.simulate.policy.HostSetup;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.table.PolicyTable;

/** What one core did to each invocation of a trace: its first start (negative where not known) and its turnaround. */
record Served(Trace trace, double[] firstStartUs, double[] turnaroundUs) {
  /** Invocations at the beginning of a trace, while the core fills up, that means leave out. */
  private static final int WARM_UP = 2_000;

  Served(Trace trace) {
    this(trace, new double[trace.size()], new double[trace.size()]);
  }

  /** One core under a policy, switches costing nothing. */
  static Served by(SimulatedPolicy policy, PolicyTable table, Mix mix, Trace trace) {
    Served served = new Served(trace);
    trace.feed(policy.host(new HostSetup(HostModel.ideal(1), table, mix.uids()), served.sink()));
    return served;
  }

  double meanUs() {
    return meanUs(i -> true);
  }

  double meanUs(int function) {
    return meanUs(i -> trace.function()[i] == function);
  }

  private double meanUs(IntPredicate which) {
    return IntStream.range(Math.min(WARM_UP, trace.size() / 10), trace.size()).filter(which).mapToDouble(i -> turnaroundUs[i]).average().orElseThrow();
  }

  /** Over all invocations, exact. */
  long sumUs() {
    return IntStream.range(0, trace.size()).mapToLong(i -> (long) turnaroundUs[i]).sum();
  }

  private SimulationSink sink() {
    return new SimulationSink() {
      private int arrived;

      @Override
      public int arrived(int function, long arrivalUs, long cpuTimeUs) {
        return arrived++;
      }

      @Override
      public void preempted(int tag, long sliceUs) {}

      @Override
      public void completed(
          int tag, long arrivalUs, long cpuTimeUs, long blockedUs, long completionUs, long itsStartUs, int preemptions, long lastSliceUs) {
        firstStartUs[tag] = itsStartUs;
        turnaroundUs[tag] = completionUs - arrivalUs;
      }
    };
  }
}
