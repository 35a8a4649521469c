package org.alps.export.kernel.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.alps.export.report.Figures;

/** What an experiment says of ALPS, in sentences: over all workloads, with the least and the most of each ratio. */
final class KernelAnswer {
  private final List<WorkloadOutcome> outcomes;
  private final Contender subject;

  private KernelAnswer(List<WorkloadOutcome> outcomes, Contender subject) {
    this.outcomes = outcomes;
    this.subject = subject;
  }

  /** Empty where ALPS did not run. */
  static Optional<KernelAnswer> of(List<WorkloadOutcome> outcomes) {
    return outcomes.get(0).subject().map(subject -> new KernelAnswer(outcomes, subject));
  }

  /** Against the kernel's default. */
  String headline() {
    return (outcomes.size() == 1 ? "On " + outcomes.get(0).name() : "On " + outcomes.size() + " workloads") + ", under " + ContenderStyle.words(subject)
        + " instead of " + ContenderStyle.words(Contender.EEVDF) + ", the kernel's default, "
        + listed(clauses(Contender.EEVDF, List.of(
            new Clause("the mean turnaround of short functions is", TrialClass.SHORT, Turnarounds::meanUs),
            new Clause("that of all is", TrialClass.ALL, Turnarounds::meanUs),
            new Clause("the p99 of long functions is", TrialClass.LONG, Turnarounds::p99Us))))
        + " as long.";
  }

  /** Against the best that the kernel offers by itself where that ran, and how near the simulator was. */
  String details() {
    List<String> said = clauses(Contender.EEVDF_NICE, List.of(
        new Clause("the mean of all is", TrialClass.ALL, Turnarounds::meanUs),
        new Clause("the p99 of short functions is", TrialClass.SHORT, Turnarounds::p99Us)));
    String rival = said.isEmpty() ? "" : "Instead of " + ContenderStyle.words(Contender.EEVDF_NICE)
        + ", the most that a kernel does of a policy table without sched_ext, " + listed(said) + " as long. ";
    return rival + "The simulator foretold the mean of all " + listed(Stream.of(Contender.EEVDF, subject)
        .map(contender -> "within " + Figures.share(error(contender)) + " under " + ContenderStyle.words(contender)).toList()) + ".";
  }

  /** The largest error of a predicted mean of all, as a share. */
  private double error(Contender contender) {
    return outcomes.stream().flatMap(outcome -> outcome.standing(contender, TrialClass.ALL).stream())
        .mapToDouble(standing -> Math.abs(standing.meanError())).max().orElse(Double.NaN);
  }

  /** A figure that is told as a multiple of a rival's. */
  private record Clause(String what, TrialClass itsClass, ToDoubleFunction<Turnarounds> figure) {}

  private List<String> clauses(Contender rival, List<Clause> clauses) {
    List<String> said = new ArrayList<>();
    for (Clause clause : clauses) {
      double[] ratios = outcomes.stream().mapToDouble(outcome -> outcome.ratio(subject, rival, clause.itsClass(), clause.figure()))
          .filter(Double::isFinite).sorted().toArray();
      if (ratios.length > 0) {
        String least = Figures.multiple(ratios[0]);
        String most = Figures.multiple(ratios[ratios.length - 1]);
        said.add(clause.what() + " " + (least.equals(most) ? least : least + " to " + most));
      }
    }
    return said;
  }

  private static String listed(List<String> items) {
    return items.size() < 2 ? String.join("", items)
        : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.get(items.size() - 1);
  }
}
