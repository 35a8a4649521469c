package org.alps.learn.tune;

import org.alps.simulate.outcome.ClassOutcome;
import org.alps.simulate.outcome.EvaluationColumns;
import org.alps.simulate.outcome.Verdict;

/**
 * What one candidate came to on one fold of one dataset, against fair sharing (PS) on the same invocations.
 *
 * @param fold counted from 1, the earliest
 * @param meanRatio mean turnaround over fair sharing's
 * @param gapClosed (fair - candidate) / (fair - SRPT) of mean turnaround; not a number where SRPT gains nothing
 * @param longP99Ratio the 99th percentile of long functions' turnaround over fair sharing's; 1 where no long function was invoked
 * @param worstWaitRatio the longest wait over fair sharing's; 1 where nobody waited under either
 */
record Trial(Candidate candidate, String dataset, int fold, double meanRatio, double gapClosed, double longP99Ratio, double worstWaitRatio) {
  /** Reads the measures of the contender that goes by the candidate's line. */
  static Trial of(Candidate candidate, String dataset, int fold, Verdict verdict, String fairLabel, String srptLabel) {
    ClassOutcome all = verdict.outcome(candidate.line(), Verdict.ALL);
    ClassOutcome fair = verdict.outcome(fairLabel, Verdict.ALL);
    double gap = fair.meanTurnaroundUs() - verdict.outcome(srptLabel, Verdict.ALL).meanTurnaroundUs();
    return new Trial(candidate, dataset, fold, all.meanTurnaroundUs() / fair.meanTurnaroundUs(),
        (fair.meanTurnaroundUs() - all.meanTurnaroundUs()) / gap,
        ratio(p99(verdict.outcome(candidate.line(), EvaluationColumns.LONG)), p99(verdict.outcome(fairLabel, EvaluationColumns.LONG))),
        ratio(all.maxWaitUs(), fair.maxWaitUs()));
  }

  private static double p99(ClassOutcome outcome) {
    return outcome.turnarounds().quantile(0.99);
  }

  private static double ratio(double value, double fair) {
    return value == fair ? 1 : value / fair;
  }
}
