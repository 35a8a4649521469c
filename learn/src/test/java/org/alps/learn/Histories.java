package org.alps.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alps.simulate.profile.FunctionProfile;
import org.alps.simulate.profile.LogHistogram;

/** Function histories for tests, one window an hour. */
public final class Histories {
  private Histories() {}

  /** One window: its invocations, the sums of their first waits and CPU times in us, and how often they were preempted. */
  static FunctionProfile window(String uid, int hour, long count, long firstWaitUs, long cpuTimeUs, long preemptions) {
    return new FunctionProfile(uid, hour * 3_600_000_000L, count, firstWaitUs, firstWaitUs, firstWaitUs + cpuTimeUs, preemptions, cpuTimeUs, 0,
        new LogHistogram(LogHistogram.PROFILE_BITS), new LogHistogram(LogHistogram.PROFILE_BITS));
  }

  /** One window of invocations of these CPU times, none of which waited. */
  public static FunctionProfile sizes(String uid, int hour, long... cpuTimesUs) {
    LogHistogram cpuTimes = new LogHistogram(LogHistogram.PROFILE_BITS);
    Arrays.stream(cpuTimesUs).forEach(cpuTimes::add);
    long sum = Arrays.stream(cpuTimesUs).sum();
    return new FunctionProfile(uid, hour * 3_600_000_000L, cpuTimesUs.length, 0, 0, sum, 0, sum, 0, cpuTimes, new LogHistogram(LogHistogram.PROFILE_BITS));
  }

  /** One invocation a window that never waited, so that each window's mean slice is as given. */
  static FunctionHistory slices(String uid, long... slicesUs) {
    List<FunctionProfile> windows = new ArrayList<>();
    for (int hour = 0; hour < slicesUs.length; hour++) {
      windows.add(window(uid, hour, 1, 0, slicesUs[hour], 0));
    }
    return new FunctionHistory(uid, windows);
  }
}
