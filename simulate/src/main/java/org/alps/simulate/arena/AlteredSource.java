package org.alps.simulate.arena;

import java.io.IOException;
import org.alps.simulate.host.InvocationBatch;
import org.alps.simulate.host.InvocationSource;

/**
 * One host's invocations with other sizes, or in other time. Stretching keeps the pattern of arrivals and the sizes, and changes only how dense
 * they are: the time since an origin is multiplied and rounded, so order is kept and what came together comes together.
 */
public final class AlteredSource {
  private AlteredSource() {}

  /** With each function's CPU times multiplied by its factor and rounded, at least 1 us. */
  public static InvocationSource resized(InvocationSource source, double[] factorOfFunction) {
    return batch -> {
      boolean more = source.next(batch);
      for (int i = 0; i < batch.size; i++) {
        batch.cpuTimeUs[i] = Math.max(1, Math.round(batch.cpuTimeUs[i] * factorOfFunction[batch.function[i]]));
      }
      return more;
    };
  }

  /** With each arrival {@code factor} times as long after {@code originUs}; none is before it. */
  public static InvocationSource stretched(InvocationSource source, long originUs, double factor) {
    return batch -> {
      boolean more = source.next(batch);
      for (int i = 0; i < batch.size; i++) {
        batch.arrivalUs[i] = originUs + Math.round((batch.arrivalUs[i] - originUs) * factor);
      }
      return more;
    };
  }

  /** All CPU time that a source holds, in microseconds; the source is read to its end. */
  public static long workUs(InvocationSource source) throws IOException {
    InvocationBatch batch = new InvocationBatch(InvocationBatch.CAPACITY);
    long work = 0;
    while (source.next(batch)) {
      for (int i = 0; i < batch.size; i++) {
        work += batch.cpuTimeUs[i];
      }
    }
    return work;
  }
}
