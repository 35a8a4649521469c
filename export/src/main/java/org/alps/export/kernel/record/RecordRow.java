package org.alps.export.kernel.record;

/**
 * A finished invocation as a trace has it.
 *
 * @param arrivalUs microseconds since 1970, rounded down like the others
 * @param cpuTimeUs at least 1, rounded to the nearest
 */
record RecordRow(String functionUid, long arrivalUs, long terminationUs, long cpuTimeUs, long blockedUs, String host) {
  private static final int NS_PER_US = 1000;

  /** @param toWallNs what makes CLOCK_MONOTONIC nanoseconds since 1970 */
  static RecordRow of(FinishedInvocation invocation, String functionUid, String host, long toWallNs) {
    return new RecordRow(
        functionUid,
        Math.floorDiv(invocation.arrivalNs() + toWallNs, NS_PER_US),
        Math.floorDiv(invocation.endNs() + toWallNs, NS_PER_US),
        Math.max(1, (invocation.cpuNs() + NS_PER_US / 2) / NS_PER_US),
        invocation.blockedNs() / NS_PER_US,
        host);
  }
}
