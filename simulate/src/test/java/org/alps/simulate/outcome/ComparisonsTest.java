package org.alps.simulate.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.alps.simulate.outcome.Bootstrap.Interval;
import org.junit.jupiter.api.Test;

/** Comparisons worked by hand: two hosts, three policies, two functions. */
class ComparisonsTest {
  private static final List<String> LABELS = List.of("ps", "srpt", "mine");

  /**
   * Mean turnarounds: fair 20 and 60 on the hosts, SRPT 10 and 50, mine 10 and 60. All: mine / fair is 70/80, / SRPT 70/60, the gap closed (80 - 70) / (80 -
   * 60). A replicate is host 0 twice (10/20, gap 1), host 1 twice (60/60, gap 0) or both, so intervals span these.
   */
  @Test
  void ratiosAndTheirIntervals() {
    Comparison mine = comparisons(new Yardsticks(List.of("ps"), "srpt")).get(4);
    assertThat(List.of(mine.policy(), mine.fair(), mine.className())).containsExactly("mine", "ps", "all");
    assertThat(mine.mean().value()).isEqualTo(0.875);
    assertThat(mine.mean().interval()).contains(new Interval(0.5, 1));
    assertThat(mine.toOptimum().value()).isCloseTo(7 / 6.0, within(1e-12));
    assertThat(mine.toOptimum().interval()).contains(new Interval(1, 1.2));
    assertThat(mine.gapClosed().value()).isEqualTo(0.5);
    assertThat(mine.gapClosed().interval()).contains(new Interval(0, 1));
    assertThat(mine.maxWait()).as("50 us, as long as under fair").isEqualTo(1);
    assertThat(mine.p99()).isEqualTo(1);
  }

  @Test
  void classesWithoutInvocationsAreLeftOut() {
    assertThat(comparisons(new Yardsticks(List.of("ps"), "srpt"))).extracting(Comparison::className).containsExactly("all", "short", "all", "short", "all", "short");
  }

  @Test
  void withoutSrptThereIsNoGap() {
    assertThat(comparisons(new Yardsticks(List.of("ps"), null))).allSatisfy(c -> assertThat(c.gapClosed()).isNull());
    assertThat(comparisons(new Yardsticks(List.of(), "srpt"))).isEmpty();
  }

  /** f: 33 against 30 is exactly 1.1, no harm; g: 45 against 40 is 1.125, harm; h: 4 invocations better. */
  @Test
  void functionIsHarmedAboveATenth() {
    Harms harms = new Harms(List.of("ps"));
    harms.add(List.of(summary("ps", "f", 0, 1, 30), summary("mine", "f", 0, 1, 33)));
    harms.add(List.of(summary("ps", "g", 1, 3, 40), summary("mine", "g", 1, 3, 45)));
    harms.add(List.of(summary("ps", "h", 0, 4, 10), summary("mine", "h", 0, 4, 5)));
    Harm all = harms.of("mine", "ps", "all");
    assertThat(all.share()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(all.invocationShare()).isEqualTo(3 / 8.0);
    assertThat(all.worstUid()).isEqualTo("g");
    assertThat(all.worstRatio()).isEqualTo(1.125);
    assertThat(harms.of("mine", "ps", "short").share()).isZero();
    assertThat(harms.of("mine", "ps", "short").worstUid()).isEqualTo("f");
    assertThat(harms.of("ps", "ps", "long").worstRatio()).isEqualTo(1);
  }

  private static List<Comparison> comparisons(Yardsticks yardsticks) {
    Verdict verdict = new Verdict(LABELS);
    long[][] turnarounds = {{20, 60}, {10, 50}, {10, 60}};
    for (int policy = 0; policy < 3; policy++) {
      for (int host = 0; host < 2; host++) {
        ClassOutcome outcome = new ClassOutcome();
        outcome.add(turnarounds[policy][host], 10, 10, 0, 0);
        verdict.add(policy, 0, host, 0, outcome);
        verdict.add(policy, 1, host, 0, new ClassOutcome());
      }
    }
    return new Comparisons(verdict, yardsticks, new Harms(yardsticks.fair()), new Bootstrap(verdict.units(), 1)).list();
  }

  private static FunctionSummary summary(String label, String uid, int classIndex, long count, long turnaroundUs) {
    return new FunctionSummary(label, uid, classIndex, count, count, turnaroundUs, 0, 0, 0);
  }
}
