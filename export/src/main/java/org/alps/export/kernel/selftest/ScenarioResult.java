package org.alps.export.kernel.selftest;

import java.util.Locale;
import java.util.Optional;

/**
 * How a scenario went.
 *
 * @param failure what was amiss
 * @param skipped why it did not run
 */
record ScenarioResult(String name, double seconds, Optional<String> failure, Optional<String> skipped) {
  boolean failed() {
    return failure.isPresent();
  }

  /** For people. */
  String line() {
    String time = String.format(Locale.ROOT, " (%.1f s)", seconds);
    return failure.map(why -> "FAILED " + name + ": " + why)
        .or(() -> skipped.map(why -> "skipped " + name + ": " + why))
        .orElse("ok " + name) + time;
  }
}
