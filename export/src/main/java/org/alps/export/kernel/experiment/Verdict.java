package org.alps.export.kernel.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What ALPS promises of a workload, checked on an experiment. Ratios only: machines differ, and so do their times. */
final class Verdict {
  private static final double PREDICTION_MARGIN = 0.15;

  private final List<Standing> standings;
  private final List<Check> checks = new ArrayList<>();

  private Verdict(List<Standing> standings) {
    this.standings = standings;
  }

  /** The checks of one workload; those whose contenders did not run are left out. */
  static List<Check> on(List<Standing> standings, String workload) {
    Verdict verdict = new Verdict(standings.stream().filter(standing -> standing.workload().equals(workload)).toList());
    verdict.against(Contender.EEVDF, TrialClass.SHORT, "mean", 0.5, Turnarounds::meanUs);
    verdict.against(Contender.EEVDF, TrialClass.ALL, "mean", 0.8, Turnarounds::meanUs);
    verdict.against(Contender.EEVDF, TrialClass.LONG, "mean", 1.05, Turnarounds::meanUs);
    verdict.against(Contender.EEVDF, TrialClass.LONG, "p99", 1.05, Turnarounds::p99Us);
    verdict.against(Contender.EEVDF_NICE, TrialClass.ALL, "mean", 1, Turnarounds::meanUs);
    verdict.against(Contender.EEVDF_NICE, TrialClass.SHORT, "p99", 1, Turnarounds::p99Us);
    for (Contender contender : List.of(Contender.EEVDF, Contender.GUARDED)) {
      for (TrialClass itsClass : TrialClass.values()) {
        verdict.of(contender, itsClass).filter(standing -> standing.measured().count() > 0).ifPresent(verdict::prediction);
      }
    }
    return List.copyOf(verdict.checks);
  }

  private void against(Contender rival, TrialClass itsClass, String figure, double limit, ToDoubleFunction<Turnarounds> value) {
    Optional<Standing> ours = of(Contender.GUARDED, itsClass);
    Optional<Standing> theirs = of(rival, itsClass);
    if (ours.isPresent() && theirs.isPresent()) {
      checks.add(new Check(
          String.format("%s %s of guarded / %s, %s", itsClass.id(), figure, rival.id(), ours.get().workload()),
          value.applyAsDouble(ours.get().measured()) / value.applyAsDouble(theirs.get().measured()), limit, rival == Contender.EEVDF));
    }
  }

  private void prediction(Standing standing) {
    String what = String.format("error of the predicted %s mean of %s, %s", standing.itsClass().id(), standing.contender().id(), standing.workload());
    checks.add(new Check(what, Math.abs(standing.meanError()), PREDICTION_MARGIN, false));
  }

  private Optional<Standing> of(Contender contender, TrialClass itsClass) {
    return standings.stream().filter(standing -> standing.contender() == contender && standing.itsClass() == itsClass).findFirst();
  }
}
