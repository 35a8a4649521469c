package org.alps.export.nightly;

import java.util.List;

/**
 * The {@code verdict.json} of an epoch, written last: whether the gate let the candidate pass. Times are microseconds, over all functions.
 *
 * @param outcome {@link #PUBLISHED} or {@link #REFUSED}
 * @param reasons why it was refused; empty where it was published
 * @param judgedOn the partition it was judged on
 * @param incumbentMeanTurnaroundUs null where there was no incumbent
 */
record EpochVerdict(
    int formatVersion,
    long epoch,
    String outcome,
    List<String> reasons,
    String judgedOn,
    double gateTolerancePercent,
    double candidateMeanTurnaroundUs,
    double fairSharingMeanTurnaroundUs,
    Long incumbentEpoch,
    Double incumbentMeanTurnaroundUs) {
  static final int FORMAT_VERSION = 1;
  static final String PUBLISHED = "published";
  static final String REFUSED = "refused";

  boolean refused() {
    return outcome.equals(REFUSED);
  }

  /** How the candidate did, for people. */
  String comparison() {
    String fair = "mean turnaround " + Gate.compared(candidateMeanTurnaroundUs, fairSharingMeanTurnaroundUs) + " fair sharing's";
    return incumbentEpoch == null ? fair : fair + ", " + Gate.compared(candidateMeanTurnaroundUs, incumbentMeanTurnaroundUs) + " epoch " + incumbentEpoch + "'s";
  }
}
