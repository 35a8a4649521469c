package org.alps.export.nightly;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * The {@code plan.json} of an epoch, written before anything else: what a run that resumes it must do, and the only clock it may read.
 *
 * @param createdAt when the epoch was planned, which the table's header says, too
 * @param learnFrom the partitions that the candidate is learned from, oldest first
 * @param judgeOn the newest partition, which no table has seen
 * @param incumbentEpoch the epoch in force; null where there is none
 * @param settings what shapes the results, by key of the configuration
 */
record EpochPlan(
    int formatVersion,
    String alpsVersion,
    long epoch,
    String createdAt,
    List<String> learnFrom,
    String judgeOn,
    Long incumbentEpoch,
    SortedMap<String, String> settings) {
  static final int FORMAT_VERSION = 1;

  long createdAtNs() {
    Instant instant = Instant.parse(createdAt);
    return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
  }

  /** One line for people. */
  String sentence() {
    return "epoch " + epoch + ": learn from " + String.join(" ", learnFrom) + "; judge on " + judgeOn + " against "
        + (incumbentEpoch == null ? "fair sharing" : "epoch " + incumbentEpoch + " and fair sharing");
  }
}
