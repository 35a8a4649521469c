package org.alps.export.kernel.experiment;

/**
 * An invocation that is to be run, or was recorded.
 *
 * @param arrivalUs microseconds, of a schedule since its start, of a record since 1970
 * @param terminationUs likewise; unknown, 0, in a schedule
 * @param blockedUs time asleep
 */
record Invocation(String functionUid, long arrivalUs, long terminationUs, long cpuTimeUs, long blockedUs) {
  long turnaroundUs() {
    return terminationUs - arrivalUs;
  }

  /** What it would take alone on its host. */
  long idealUs() {
    return cpuTimeUs + blockedUs;
  }
}
