package org.alps.export.kernel.experiment;

import java.util.List;
import java.util.Set;

/** The turnarounds of short invocations, of long ones, and of all. */
record ClassTurnarounds(Turnarounds shorts, Turnarounds longs, Turnarounds all) {
  /** @param shorts UIDs of short functions */
  static ClassTurnarounds of(List<Invocation> invocations, Set<String> shorts) {
    return new ClassTurnarounds(of(invocations, shorts, TrialClass.SHORT), of(invocations, shorts, TrialClass.LONG), of(invocations, shorts, TrialClass.ALL));
  }

  private static Turnarounds of(List<Invocation> invocations, Set<String> shorts, TrialClass itsClass) {
    return Turnarounds.of(invocations, invocation -> itsClass.holds(shorts.contains(invocation.functionUid())));
  }
}
