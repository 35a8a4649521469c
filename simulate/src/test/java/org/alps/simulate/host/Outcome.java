package org.alps.simulate.host;

import java.util.ArrayList;
import java.util.List;

/** What a simulation says about one invocation in a test. */
public final class Outcome {
  public long firstStartUs = -1;
  public long completionUs = -1;
  public final List<Long> slicesUs = new ArrayList<>();

  public int preemptions() {
    return slicesUs.size() - 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Outcome that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return "first start " + firstStartUs + ", completion " + completionUs + ", slices " + slicesUs;
  }
}
