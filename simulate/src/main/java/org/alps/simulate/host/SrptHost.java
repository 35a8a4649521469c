package org.alps.simulate.host;

/**
 * A host that serves the shortest remaining CPU time first (SRPT), preemptive and free of migration cost: exact, in integer microseconds.
 *
 * <p>At one instant all completions come first, then all arrivals, then one decision. Order: smaller remaining time; then the job that is
 * running; then the earlier arrival; then the one fed earlier. Each dispatch first spends the switch cost, so a waiting job competes with its
 * remaining time plus that cost, and a running job with what is left of both; overhead that a preemption cuts short is lost.
 */
public final class SrptHost implements SimulatedHost {
  private final SimulatedHost loop;

  /** @param model a host whose invocations do not sleep; SRPT has no slices, so its tick is of no account */
  public SrptHost(HostModel model, SimulationSink sink) {
    model.check();
    loop = model.cores() == 1 && model.switchCostUs() == 0 ? new SingleCoreSrpt(sink) : new ManyCoreSrpt(model.cores(), model.switchCostUs(), sink);
  }

  @Override
  public void accept(InvocationBatch batch) {
    loop.accept(batch);
  }

  @Override
  public void finish() {
    loop.finish();
  }
}
