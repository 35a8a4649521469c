package org.alps.export.kernel;

import java.nio.ByteBuffer;

/**
 * How a function fared on this host since the scheduler was loaded, {@code struct alps_function}.
 *
 * @param turns times that it got a CPU
 * @param waitNs runnable and not running
 * @param longestWaitNs of one wait
 * @param preemptions times that it lost the CPU before its turn was over
 */
public record FunctionFigures(long invocations, long turns, long waitNs, long longestWaitNs, long cpuNs, long preemptions) {
  byte[] encode() {
    return KernelLayout.zeros(KernelLayout.FUNCTION_BYTES)
        .putLong(invocations).putLong(turns).putLong(waitNs).putLong(longestWaitNs).putLong(cpuNs).putLong(preemptions).array();
  }

  static FunctionFigures decode(byte[] function) {
    ByteBuffer bytes = KernelLayout.little(function);
    return new FunctionFigures(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
  }

  /** Of one turn, rounded down; 0 where there was none. */
  long meanWaitNs() {
    return turns == 0 ? 0 : waitNs / turns;
  }
}
