package org.alps.export.kernel.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TurnaroundsTest {
  @Test
  void percentilesAreTurnaroundsThatWereSeen() {
    List<Invocation> hundred = LongStream.rangeClosed(1, 100).mapToObj(us -> new Invocation("f", 1000, 1000 + us, us, 0)).toList();

    assertThat(Turnarounds.of(hundred, all -> true)).isEqualTo(new Turnarounds(100, 50.5, 50, 90, 99, 100, 1));
  }

  @Test
  void slowdownIsAgainstCpuTimeAndSleepTogether() {
    List<Invocation> slept = List.of(new Invocation("f", 0, 300, 50, 100));

    assertThat(Turnarounds.of(slept, all -> true).slowdown()).isEqualTo(2);
  }

  @Test
  void ofNobodyNothingIsSaid() {
    assertThat(Turnarounds.of(List.of(), all -> true)).isEqualTo(new Turnarounds(0, 0, 0, 0, 0, 0, 0));
  }
}
