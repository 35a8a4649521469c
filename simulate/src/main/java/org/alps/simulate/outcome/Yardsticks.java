package org.alps.simulate.outcome;

import java.util.List;
import org.alps.simulate.policy.SimulatedPolicy;

/**
 * Those contenders that others are compared with, by label.
 *
 * @param fair the fair schedulers that were judged, in their order; what "fair" means is told by all of them
 * @param optimum SRPT, which knows all sizes; null where it was not judged
 */
public record Yardsticks(List<String> fair, String optimum) {
  /** The ids of the policies that count as fair: the fluid ideal, and Linux's. */
  private static final List<String> FAIR = List.of("ps", "eevdf");

  public static Yardsticks of(List<Contender> contenders) {
    return new Yardsticks(
        contenders.stream().filter(contender -> FAIR.contains(contender.policy().id())).map(Contender::label).toList(),
        contenders.stream().filter(contender -> contender.policy() == SimulatedPolicy.SRPT).map(Contender::label).findFirst().orElse(null));
  }
}
