package org.alps.export.report;

import static org.alps.simulate.outcome.EvaluationColumns.ALL;
import static org.alps.simulate.outcome.EvaluationColumns.CLASS;
import static org.alps.simulate.outcome.EvaluationColumns.INVOCATIONS;
import static org.alps.simulate.outcome.EvaluationColumns.LONG;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.POLICY;
import static org.alps.simulate.outcome.EvaluationColumns.SHORT;
import static org.alps.simulate.outcome.EvaluationColumns.SWITCHES;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/**
 * How each policy did, by class of function, with what compares them. A figure that was not measured is NaN, and so is all that is made
 * from it.
 */
public final class Measures {
  private final Table table;
  private final List<String> policies;
  private final String subject;

  Measures(Table table, EvaluationManifest manifest) {
    this.table = table;
    Set<String> measured = new LinkedHashSet<>(table.stringColumn(POLICY).asList());
    Set<String> ordered = new LinkedHashSet<>(manifest.policies());
    ordered.retainAll(measured);
    ordered.addAll(measured);
    policies = new ArrayList<>(ordered);
    policies.sort((a, b) -> Integer.compare(PolicyStyle.of(a).ordinal(), PolicyStyle.of(b).ordinal()));
    subject = subject(manifest);
  }

  /** All policies: the yardsticks first, then those that learned, in the order of judging. */
  List<String> policies() {
    return policies;
  }

  /** All policies by their mean turnaround in a class, the least first; those that it is not known of last. */
  List<String> league(String className) {
    return policies.stream().sorted(Comparator.comparingDouble(policy -> value(policy, className, MEAN_TURNAROUND_US))).toList();
  }

  /** The label of fair sharing, against which all is told: EEVDF where only that was judged; perhaps neither was. */
  String fair() {
    return fairs().isEmpty() ? PolicyStyle.PS.label() : fairs().get(0);
  }

  /** The labels of all fair policies that were judged, the one that all is told against first. */
  List<String> fairs() {
    return Stream.of(PolicyStyle.PS, PolicyStyle.EEVDF).map(PolicyStyle::label).filter(policies::contains).toList();
  }

  /** The label of the clairvoyant optimum; it may not have been judged. */
  String optimum() {
    return PolicyStyle.SRPT.label();
  }

  /**
   * The label of the policy that the report is about: the guarded default, else the candidate, else the first that obeys a learned table, else
   * the first that is no yardstick.
   */
  String subject() {
    return subject;
  }

  /** The classes in which something ran: all, short and long, in this order. */
  List<String> classes() {
    Table used = table.where(table.doubleColumn(INVOCATIONS).isGreaterThan(0));
    return Stream.of(ALL, SHORT, LONG).filter(used.stringColumn(CLASS)::contains).toList();
  }

  /** The figure in a column of {@code measures.csv}. */
  double value(String policy, String className, String column) {
    Selection row = table.stringColumn(POLICY).isEqualTo(policy).and(table.stringColumn(CLASS).isEqualTo(className));
    return row.isEmpty() ? Double.NaN : table.doubleColumn(column).getDouble(row.get(0));
  }

  /** A policy's mean turnaround over all functions, in microseconds; NaN where it was not judged. */
  public double meanTurnaroundUs(String policy) {
    return value(policy, ALL, MEAN_TURNAROUND_US);
  }

  /** The figure as a multiple of another policy's; 1 where both are 0. */
  double ratio(String policy, String base, String className, String column) {
    double value = value(policy, className, column);
    double against = value(base, className, column);
    return value == 0 && against == 0 ? 1 : value / against;
  }

  /** The figure as a multiple of fair sharing's. */
  double toFair(String policy, String className, String column) {
    return ratio(policy, fair(), className, column);
  }

  double switchesPerInvocation(String policy, String className) {
    return value(policy, className, SWITCHES) / value(policy, className, INVOCATIONS);
  }

  private String subject(EvaluationManifest manifest) {
    List<String> candidates = policies.stream().filter(label -> PolicyStyle.of(label).isCandidate()).toList();
    return Stream.of(PolicyStyle.GUARDED, PolicyStyle.CANDIDATE).map(PolicyStyle::label).filter(candidates::contains).findFirst()
        .or(() -> candidates.stream().filter(manifest::isLearned).findFirst())
        .or(() -> candidates.stream().findFirst())
        .orElse(policies.get(policies.size() - 1));
  }
}
