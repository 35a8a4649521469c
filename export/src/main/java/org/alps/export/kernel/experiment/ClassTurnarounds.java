package org.alps.export.kernel.experiment;

import java.util.List;
import java.util.Set;

/** The turnarounds of short invocations, of long ones, and of all. */
record ClassTurnarounds(Turnarounds shorts, Turnarounds longs, Turnarounds all) {
  /** @param shorts UIDs of short functions */
  static ClassTurnarounds of(List<Invocation> invocations, Set<String> shorts) {
    return new ClassTurnarounds(Turnarounds.of(invocations, TrialClass.SHORT, shorts), Turnarounds.of(invocations, TrialClass.LONG, shorts),
        Turnarounds.of(invocations, TrialClass.ALL, shorts));
  }
}
