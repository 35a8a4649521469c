package org.alps.export.kernel.record;

import java.nio.ByteBuffer;

/**
 * A process of a function that is over, as the kernel half tells it: {@code struct alps_record}.
 *
 * @param function the function's id
 * @param arrivalNs CLOCK_MONOTONIC: it was forked; where it was tagged only later, the exec after that
 * @param endNs CLOCK_MONOTONIC: its last thread left its CPU for good
 * @param cpuNs of all its threads
 * @param blockedNs its first thread asleep
 * @param exitCode as wait(2) tells it
 */
record FinishedInvocation(long function, long arrivalNs, long endNs, long cpuNs, long blockedNs, int pid, int exitCode) {
  static FinishedInvocation of(ByteBuffer struct) {
    return new FinishedInvocation(
        struct.getLong(), struct.getLong(), struct.getLong(), struct.getLong(), struct.getLong(), struct.getInt(), struct.getInt());
  }
}
