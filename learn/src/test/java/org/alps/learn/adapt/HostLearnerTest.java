package org.alps.learn.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.alps.learn.LearnerArguments;
import org.alps.learn.LearnerOptions;
import org.alps.learn.Learners;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Epochs worked by hand: one level, so that a rank is the mean CPU time; windows of 10 us, three beside the one being filled. */
class HostLearnerTest {
  private static final PolicyLevel DEFAULT = new PolicyLevel(0, 5_000, 1_000);
  private static final LearnerOptions MEAN =
      CommandLine.populateCommand(new LearnerArguments(), "--levels=1", "--change-bound=100", "--minimum-evidence=2").options();

  @Test
  void enoughRecentEvidenceReplacesThePriorAndTheRestKeepsIt() {
    HostLearner host = host(1, 9, prior(3, "drifted", "rare"));
    complete(host, "drifted", 1, 40, 60);
    complete(host, "rare", 2, 70);
    assertThat(host.relearn(5).keySet()).containsExactly("drifted");
    assertThat(rankUs(host, "drifted")).isEqualTo(50);
    assertThat(rankUs(host, "rare")).isEqualTo(3);
    assertThat(host.table(7, 0).header()).as("the prior's, but for the number").isEqualTo(prior(3).header().withEpoch(7));
    assertThat(host.relearn(6)).as("nothing new").isEmpty();
  }

  @Test
  void theHorizonForgetsWhereNewerEvidenceIsEnough() {
    HostLearner host = host(2, 9, prior(3));
    complete(host, "f", 1, 10, 10);
    complete(host, "f", 35, 30, 30);
    host.relearn(39);
    assertThat(rankUs(host, "f")).as("windows 0 and 3").isEqualTo(20);
    assertThat(host.relearn(40)).as("window 0 left the horizon").containsOnlyKeys("f");
    assertThat(rankUs(host, "f")).isEqualTo(30);
    assertThat(host.relearn(4_000)).as("there is no newer evidence").isEmpty();
  }

  @Test
  void aWindowLastsUntilItHoldsItsShareOfTheEvidence() {
    HostLearner host = host(6, 9, prior(3));
    for (int window = 0; window < 6; window++) {
      complete(host, "f", window * 10, window < 2 ? 100 : 10);
    }
    host.relearn(59);
    assertThat(rankUs(host, "f")).as("the old window of two large ones is still needed").isEqualTo((2 * 100 + 4 * 10) / 6);
    complete(host, "f", 60, 10);
    complete(host, "f", 70, 10);
    host.relearn(79);
    assertThat(rankUs(host, "f")).as("six are newer").isEqualTo(10);
  }

  @Test
  void theLeastRecentlySeenIsForgottenForANewOne() {
    HostLearner host = host(1, 2, prior(3, "a"));
    complete(host, "a", 1, 40, 40);
    complete(host, "b", 2, 50, 50);
    host.relearn(3);
    complete(host, "c", 4, 60, 60);
    assertThat(host.relearn(5)).containsExactlyInAnyOrderEntriesOf(Map.of(
        "a", prior(3, "a").policy("a"), "c", host.table(1, 0).policy("c")));
    assertThat(host.functions()).isEqualTo(2);
    assertThat(rankUs(host, "a")).isEqualTo(3);
  }

  @Test
  void theUnfinishedCountWithTheMedianOfLargerSizesOrTwiceTheirAge() {
    HostLearner host = host(1, 9, prior(3));
    complete(host, "f", 1, 2, 2, 8, 8);
    host.unfinished("f", 5);
    host.relearn(2);
    assertThat(rankUs(host, "f")).as("8 is the median above 5").isEqualTo((2 + 2 + 8 + 8 + 8) / 5.0);
    host.unfinished("f", 10);
    host.relearn(3);
    assertThat(rankUs(host, "f")).as("nothing is above 10; the 5 was of the last epoch only").isEqualTo((20 + 20) / 5.0);
    host.unfinished("g", 0);
    assertThat(host.functions()).as("who attained nothing tells nothing").isEqualTo(1);
  }

  @Test
  void ranksMoveByNoMoreThanTheBoundAnEpoch() {
    LearnerOptions bounded = CommandLine.populateCommand(new LearnerArguments(), "--levels=1", "--change-bound=4").options();
    HostLearner host = new HostLearner(Learners.GUARDED, bounded, new Recency(30, 3, 1, 9), Optional.of(prior(1, "f")));
    complete(host, "f", 1, 10, 10, 10);
    host.relearn(2);
    assertThat(rankUs(host, "f")).isEqualTo(4);
    complete(host, "f", 3, 10);
    host.relearn(4);
    assertThat(rankUs(host, "f")).isEqualTo(10);
  }

  @Test
  void withoutAPriorTheHeaderIsTheLearners() {
    HostLearner host = new HostLearner(Learners.GUARDED, MEAN, Recency.DEFAULT, Optional.empty());
    assertThat(host.prior().header().agingFactor()).isEqualTo(Learners.GUARDED.defaults().agingFactor());
    assertThat(host.prior().policies()).isEmpty();
  }

  @Test
  void theSameRecordsGiveTheSameTable() {
    assertThat(drifting()).isEqualTo(drifting());
  }

  @Test
  void refusals() {
    assertThatThrownBy(() -> new HostLearner(Learners.ALPS, MEAN, Recency.DEFAULT, Optional.empty()))
        .hasMessage("Cannot adapt with learner: alps. It learns from waits under SRPT; name one that learns from sizes, such as guarded.");
    assertThatThrownBy(() -> new Recency(0, 5, 0, 2_000_000)).hasMessage("Cannot remember microseconds: 0. Give at least 5.\n"
        + "Cannot remember invocations of a function: 0. Give 1 to 1000000.\nCannot remember functions: 2000000. Give 1 to 1000000.");
  }

  private static PolicyTable drifting() {
    HostLearner host = new HostLearner(Learners.GUARDED, Learners.GUARDED.defaults(), new Recency(30, 3, 5, 4), Optional.of(prior(3, "f0", "f1")));
    Random random = new Random(5);
    for (int us = 0; us < 500; us++) {
      host.completed("f" + random.nextInt(6), 1 + random.nextInt(1_000_000), us);
      if (us % 20 == 0) {
        host.relearn(us);
      }
    }
    return host.table(1, 2);
  }

  private static HostLearner host(long evidence, int functions, PolicyTable prior) {
    return new HostLearner(Learners.GUARDED, MEAN, new Recency(30, 3, evidence, functions), Optional.of(prior));
  }

  private static void complete(HostLearner host, String function, long atUs, long... sizesUs) {
    for (long size : sizesUs) {
      host.completed(function, size, atUs);
    }
  }

  private static double rankUs(HostLearner host, String function) {
    return host.table(1, 0).policy(function).orElseThrow().levels().get(0).rankNs() / 1000.0;
  }

  private static PolicyTable prior(long rankUs, String... functions) {
    return new PolicyTable(new PolicyHeader(1, 0, 10, List.of(DEFAULT), 0, 0, 0), Arrays.stream(functions)
        .map(function -> new FunctionPolicy(function, List.of(new PolicyLevel(0, rankUs * 1000, 1_000)))).toList());
  }
}
