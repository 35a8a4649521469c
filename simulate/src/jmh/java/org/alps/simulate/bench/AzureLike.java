package org.alps.simulate.bench;

import java.util.ArrayList;
import java.util.List;
import org.alps.ingest.dataset.SeededRandom;
import org.alps.simulate.host.InvocationBatch;

/**
 * Invocations for benchmarks: Poisson arrivals, functions drawn evenly, sizes log-normal as fitted to Azure's function averages (ln s has mean
 * -0.38 and deviation 2.36; Shahrad et al., ATC 2020), arrivals stretched so that the load is exact.
 */
final class AzureLike {
  private static final double LOG_MEAN = -0.38;
  private static final double LOG_DEVIATION = 2.36;
  private static final double SECOND_US = 1e6;

  private AzureLike() {}

  static List<InvocationBatch> batches(int invocations, int cores, double load, int functions) {
    SeededRandom random = new SeededRandom(1, cores, functions);
    long[] sizes = new long[invocations];
    double work = 0;
    for (int i = 0; i < invocations; i += 2) {
      double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
      double angle = 2 * Math.PI * random.nextDouble();
      sizes[i] = size(radius * Math.cos(angle));
      sizes[i + 1] = size(radius * Math.sin(angle));
      work += sizes[i] + sizes[i + 1];
    }
    double gapUs = work / invocations / (load * cores);
    List<InvocationBatch> batches = new ArrayList<>();
    double now = 0;
    for (int from = 0; from < invocations; from += InvocationBatch.CAPACITY) {
      InvocationBatch batch = new InvocationBatch(Math.min(InvocationBatch.CAPACITY, invocations - from));
      batch.size = batch.capacity();
      for (int i = 0; i < batch.size; i++) {
        now -= Math.log(1 - random.nextDouble()) * gapUs;
        batch.arrivalUs[i] = (long) now;
        batch.cpuTimeUs[i] = sizes[from + i];
        batch.function[i] = (int) random.nextLong(functions);
      }
      batches.add(batch);
    }
    return batches;
  }

  private static long size(double normal) {
    return Math.max(1, Math.round(Math.exp(LOG_MEAN + LOG_DEVIATION * normal) * SECOND_US));
  }
}
