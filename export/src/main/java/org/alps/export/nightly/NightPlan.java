package org.alps.export.nightly;

import java.util.List;
import java.util.Optional;

/**
 * What one night has to do.
 *
 * @param prepare the partitions that have no profile yet, oldest first
 * @param epoch the epoch that is due, or was begun
 * @param newest the newest partition
 */
record NightPlan(List<String> prepare, Optional<EpochPlan> epoch, String newest) {
  boolean isEmpty() {
    return prepare.isEmpty() && epoch.isEmpty();
  }

  /** What is to be done, a line each. */
  String text() {
    StringBuilder text = new StringBuilder();
    prepare.forEach(name -> text.append("ingest and simulate ").append(name).append('\n'));
    return text.append(epoch.map(plan -> plan.sentence() + "\n").orElse(isEmpty() ? "nothing new since " + newest + "\n" : "no epoch is due\n")).toString();
  }
}
