package org.alps.export.kernel.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What came of one workload.
 *
 * @param standings how its schedulers fared with each class
 * @param trials that say so
 */
record WorkloadOutcome(String name, List<Standing> standings, List<TrialResult> trials) {
  /** Who ran, in the order of the registry. */
  List<Contender> contenders() {
    return Arrays.stream(Contender.values()).filter(contender -> of(contender).findAny().isPresent()).toList();
  }

  /** The contender that stands for ALPS; empty where none ran. */
  Optional<Contender> subject() {
    return Stream.of(Contender.GUARDED, Contender.ALPS).filter(contenders()::contains).findFirst();
  }

  Optional<Standing> standing(Contender contender, TrialClass itsClass) {
    return standings.stream().filter(standing -> standing.contender() == contender && standing.itsClass() == itsClass).findFirst();
  }

  /** A contender's figure divided by a rival's, both measured; NaN where one of them has none. */
  double ratio(Contender contender, Contender rival, TrialClass itsClass, ToDoubleFunction<Turnarounds> figure) {
    return measured(contender, itsClass, figure) / measured(rival, itsClass, figure);
  }

  private double measured(Contender contender, TrialClass itsClass, ToDoubleFunction<Turnarounds> figure) {
    return standing(contender, itsClass).map(Standing::measured).filter(its -> its.count() > 0).map(figure::applyAsDouble).orElse(Double.NaN);
  }

  /** The UIDs of short functions. */
  Set<String> shorts() {
    return Workload.shortFunctions(of(Contender.EEVDF).flatMap(trial -> trial.recorded().stream()).toList());
  }

  /** CPU time of invocations under a contender, of what all CPUs had; the mean of its trials. */
  double load(Contender contender, int cpus) {
    return of(contender).mapToDouble(trial -> trial.load(cpus)).average().orElse(Double.NaN);
  }

  /** Other CPU time under a contender, of that of invocations; the mean of its trials. */
  double overhead(Contender contender) {
    return of(contender).mapToDouble(TrialResult::overhead).average().orElse(Double.NaN);
  }

  Stream<TrialResult> of(Contender contender) {
    return trials.stream().filter(trial -> trial.trial().contender() == contender);
  }
}
