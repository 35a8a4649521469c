package org.alps.learn;

import java.util.List;
import org.alps.simulate.profile.FunctionProfile;

/**
 * What SRPT did to one function in the windows a learner learns from.
 *
 * @param windows its profiles, oldest first, at least one; windows in which it was not invoked are absent
 */
public record FunctionHistory(String functionUid, List<FunctionProfile> windows) {
  /** @throws IllegalArgumentException where there is no window, they are out of order, empty, or another function's */
  public FunctionHistory {
    windows = List.copyOf(windows);
    if (windows.isEmpty()) {
      throw new IllegalArgumentException("Cannot learn from function: " + functionUid + " has no window. Leave it out.");
    }
    long lastStartUs = Long.MIN_VALUE;
    for (FunctionProfile window : windows) {
      if (!window.functionUid().equals(functionUid) || window.count() < 1 || window.windowStartUs() <= lastStartUs) {
        throw new IllegalArgumentException("Cannot learn from window: " + window.functionUid() + " at " + window.windowStartUs() + " us with "
            + window.count() + " invocations. Give the windows of " + functionUid + " oldest first, each once, without empty ones.");
      }
      lastStartUs = window.windowStartUs();
    }
  }

  /** Mean arrival-to-first-dispatch over all invocations, rounded down to whole microseconds. */
  public long meanFirstWaitUs() {
    return windows.stream().mapToLong(FunctionProfile::firstWaitUs).sum() / count();
  }

  /** Mean CPU time over all invocations, rounded down to whole microseconds. */
  public long meanCpuTimeUs() {
    return windows.stream().mapToLong(FunctionProfile::cpuTimeUs).sum() / count();
  }

  private long count() {
    return windows.stream().mapToLong(FunctionProfile::count).sum();
  }
}
