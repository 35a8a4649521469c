package org.alps.simulate.host;

/**
 * One host of identical cores under one scheduling policy, simulated in time order. Single-threaded; exact in integer microseconds.
 * Feed it batches whose arrivals never fall, then call {@link #finish()} once; completions reach its {@link SimulationSink} as they happen.
 */
public interface SimulatedHost {
  /** Runs the host up to the last arrival in the batch (completions at that very instant may wait for the next call). */
  void accept(InvocationBatch batch);

  /** Runs the host until it is idle. */
  void finish();
}
