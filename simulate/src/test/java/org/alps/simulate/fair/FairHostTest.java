package org.alps.simulate.fair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.alps.simulate.host.HostModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FairHostTest {
  private static final int CASES = 2000;

  @ParameterizedTest(name = "{0}, alike: {1}, up to {2} us")
  @CsvSource({"CFS, true, 900", "CFS, false, 900", "EEVDF, true, 900", "EEVDF, false, 900", "ROUND_ROBIN, true, 900",
      "CFS, true, 9000", "CFS, false, 9000", "EEVDF, true, 9000", "EEVDF, false, 9000", "ROUND_ROBIN, true, 9000"})
  void skippingIsWalking(FairScheduler scheduler, boolean alike, int mostUs) {
    for (int seed = 0; seed < CASES; seed++) {
      FairCase given = FairCase.random(new Random(seed), scheduler, alike, mostUs);
      assertThat(given.outcomes(true)).as("seed %d: %s", seed, given).isEqualTo(given.outcomes(false));
    }
  }

  @ParameterizedTest(name = "{0}, alike: {1}, up to {2} us")
  @CsvSource({"CFS, true, 60", "CFS, false, 60", "EEVDF, true, 60", "EEVDF, false, 60", "ROUND_ROBIN, true, 60",
      "CFS, true, 400", "CFS, false, 400", "EEVDF, true, 400", "EEVDF, false, 400", "ROUND_ROBIN, true, 400"})
  void agreesWithCountingTime(FairScheduler scheduler, boolean alike, int mostUs) {
    for (int seed = 0; seed < CASES / 4; seed++) {
      FairCase given = FairCase.random(new Random(seed), scheduler, alike, mostUs);
      assertThat(given.outcomes(true)).as("seed %d: %s", seed, given).isEqualTo(new NaiveFair(given).outcomes());
    }
  }

  @ParameterizedTest
  @EnumSource(FairScheduler.class)
  void oneCoreIsBusyUntilAllWorkIsDone(FairScheduler scheduler) {
    for (int seed = 0; seed < CASES; seed++) {
      FairCase drawn = FairCase.random(new Random(seed), scheduler, false, 90);
      FairCase given = new FairCase(HostModel.ideal(1), scheduler, drawn.parameters(), drawn.weights(), drawn.slicesUs(), drawn.jobs());
      long busyUntil = 0;
      for (FairCase.Job job : given.jobs()) {
        busyUntil = Math.max(busyUntil, job.arrivalUs()) + job.cpuTimeUs();
      }
      assertThat(given.outcomes(true).stream().mapToLong(outcome -> outcome.completionUs).max()).as("seed %d: %s", seed, given)
          .hasValue(busyUntil);
    }
  }
}
