package org.alps.simulate.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.Invocation;
import org.alps.simulate.host.PolicyHost;
import org.alps.simulate.host.Simulations;
import org.alps.simulate.host.SrptHost;
import org.alps.simulate.policy.Fifo;
import org.alps.simulate.profile.LogHistogram;
import org.junit.jupiter.api.Test;

class OutcomeSinkTest {
  @Test
  void talliesByClassAndByFunction() {
    OutcomeSink sink = new OutcomeSink(new byte[] {0, 1, 0}, 2);
    Simulations.feed(List.of(
        new Invocation(10, 9, 1), new Invocation(12, 3, 0), new Invocation(40, 2, 2)),
        2, new SrptHost(HostModel.ideal(1), sink));
    ClassOutcome shortOnes = sink.outcome(0);
    assertThat(List.of(shortOnes.count(), shortOnes.turnaroundUs(), shortOnes.waitUs(), shortOnes.preemptions(), shortOnes.maxWaitUs()))
        .containsExactly(2L, 5L, 0L, 0L, 0L);
    assertThat(shortOnes.slowdownSum()).isEqualTo(2);
    ClassOutcome longOnes = sink.outcome(1);
    assertThat(List.of(longOnes.count(), longOnes.turnaroundUs(), longOnes.waitUs(), longOnes.preemptions(), longOnes.maxWaitUs()))
        .containsExactly(1L, 12L, 3L, 1L, 3L);
    assertThat(longOnes.slowdowns().bins()).as("12/9, in thousandths rounded up")
        .containsExactly(LogHistogram.bin(1334, LogHistogram.OUTCOME_BITS));
    assertThat(longOnes.turnarounds().bins()).containsExactly(LogHistogram.bin(12, LogHistogram.OUTCOME_BITS));
    FunctionOutcomes functions = sink.functions();
    assertThat(functions.size()).isEqualTo(3);
    assertThat(List.of(functions.count(1), functions.turnaroundUs(1), functions.cpuTimeUs(1), functions.maxWaitUs(1),
        functions.preemptions(1))).containsExactly(1L, 12L, 9L, 3L, 1L);
    assertThat(functions.slowdownSum(1)).isEqualTo(12.0 / 9);
    assertThat(functions.count(2)).isEqualTo(1);
  }

  /** Asleep is neither waiting nor slowed down: 4 us of CPU time and 6 of sleep, done after 15, are 5 of waiting and a slowdown of 1.5. */
  @Test
  void sleepIsNoWait() {
    OutcomeSink sink = new OutcomeSink(new byte[] {0}, 1);
    sink.completed(0, 100, 4, 6, 115, 101, 2, 4);
    ClassOutcome outcome = sink.outcome(0);
    assertThat(List.of(outcome.waitUs(), outcome.maxWaitUs(), outcome.cpuTimeUs(), outcome.switches())).containsExactly(5L, 5L, 4L, 3L);
    assertThat(outcome.meanSlowdown()).isEqualTo(1.5);
    assertThat(outcome.slowdowns().bins()).containsExactly(LogHistogram.bin(1500, LogHistogram.OUTCOME_BITS));
    assertThat(sink.functions().maxWaitUs(0)).isEqualTo(5);
    assertThat(sink.functions().cpuTimeUs(0)).isEqualTo(4);
  }
}
