package org.alps.export.report;

import tech.tablesaw.api.Table;

/**
 * The files of one evaluation, as read: what was judged, and how each policy did.
 *
 * @param measures one row a policy and class
 * @param comparisons one row a policy, fair policy and class
 * @param cdf points of distribution curves: policy, class, measure, value, fraction
 * @param functions one row a policy and function
 */
public record Evaluation(EvaluationManifest manifest, Measures measures, Comparisons comparisons, Table cdf, Table functions) {
  /** What the learned policy did to each function. */
  FunctionGains gains() {
    return FunctionGains.of(functions, measures.fair(), measures.subject());
  }
}
