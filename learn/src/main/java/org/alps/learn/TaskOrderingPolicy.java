package org.alps.learn;

import org.alps.simulate.profile.LogHistogram;
import org.alps.simulate.table.PolicyTable;

/**
 * ALPS's task ordering policy: functions by SRPT waiting time (mean arrival to first dispatch), shorter first.
 *
 * <p>The rank is that time itself, so that waiting can be added to it: whole microseconds times 1000, and in the nanoseconds below a tie-break
 * that rises with the mean CPU time. In a calm trace every wait is 0; without the tie-break all ranks would be equal, and the policy FIFO.
 */
final class TaskOrderingPolicy {
  /** 16 steps a doubling, each mean below 32 us its own: 0 to 959 over all 63-bit times. */
  private static final int TIE_BREAK_BITS = 4;

  private TaskOrderingPolicy() {}

  /** The rank of a function in nanoseconds: a formula of its own two means, whatever else is in the table. */
  static long rankNs(FunctionHistory function) {
    return rankNs(function.meanFirstWaitUs(), function.meanCpuTimeUs());
  }

  static long rankNs(long meanFirstWaitUs, long meanCpuTimeUs) {
    long waitUs = Math.min(meanFirstWaitUs, PolicyTable.LAST_RANK_NS / 1000 - 1);
    return waitUs * 1000 + LogHistogram.bin(meanCpuTimeUs, TIE_BREAK_BITS);
  }
}
