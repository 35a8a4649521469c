package org.alps.learn.theory;

import org.alps.simulate.host.InvocationBatch;
import org.alps.simulate.host.SimulatedHost;

/** Invocations in columns, arrivals not falling; what every policy of a comparison is given. */
record Trace(long[] arrivalUs, int[] function, long[] cpuTimeUs) {
  int size() {
    return arrivalUs.length;
  }

  void feed(SimulatedHost host) {
    InvocationBatch batch = new InvocationBatch(InvocationBatch.CAPACITY);
    for (int i = 0; i < size(); i++) {
      batch.arrivalUs[batch.size] = arrivalUs[i];
      batch.function[batch.size] = function[i];
      batch.cpuTimeUs[batch.size++] = cpuTimeUs[i];
      if (batch.size == batch.capacity()) {
        host.accept(batch);
        batch.size = 0;
      }
    }
    host.accept(batch);
    host.finish();
  }
}
