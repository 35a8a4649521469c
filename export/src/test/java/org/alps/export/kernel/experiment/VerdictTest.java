package org.alps.export.kernel.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final String WORKLOAD = "eighty-twenty at 0.9";

  @Test
  void bindsToRatiosAgainstTheKernelsDefaultAndTellsTheOthers() {
    List<Standing> standings = new ArrayList<>();
    standings(standings, Contender.EEVDF, 100, 1000, 1.0);
    standings(standings, Contender.EEVDF_NICE, 40, 950, 1.0);
    standings(standings, Contender.GUARDED, 60, 1100, 1.2);

    List<Check> checks = Verdict.on(standings, WORKLOAD);

    assertThat(checks).extracting(Check::line).containsExactly(
        "FAILED short mean of guarded / eevdf, eighty-twenty at 0.9: 0.600 (at most 0.50)",
        "FAILED all mean of guarded / eevdf, eighty-twenty at 0.9: 1.055 (at most 0.80)",
        "FAILED long mean of guarded / eevdf, eighty-twenty at 0.9: 1.100 (at most 1.05)",
        "FAILED long p99 of guarded / eevdf, eighty-twenty at 0.9: 1.100 (at most 1.05)",
        "missed all mean of guarded / eevdf-nice, eighty-twenty at 0.9: 1.172 (at most 1.00)",
        "missed short p99 of guarded / eevdf-nice, eighty-twenty at 0.9: 1.500 (at most 1.00)",
        "ok error of the predicted short mean of eevdf, eighty-twenty at 0.9: 0.000 (at most 0.15)",
        "ok error of the predicted long mean of eevdf, eighty-twenty at 0.9: 0.000 (at most 0.15)",
        "ok error of the predicted all mean of eevdf, eighty-twenty at 0.9: 0.000 (at most 0.15)",
        "missed error of the predicted short mean of guarded, eighty-twenty at 0.9: 0.200 (at most 0.15)",
        "missed error of the predicted long mean of guarded, eighty-twenty at 0.9: 0.200 (at most 0.15)",
        "missed error of the predicted all mean of guarded, eighty-twenty at 0.9: 0.200 (at most 0.15)");
    assertThat(checks).filteredOn(Check::fails).hasSize(4);
  }

  @Test
  void whoDidNotRunIsNotJudged() {
    List<Standing> standings = new ArrayList<>();
    standings(standings, Contender.EEVDF, 100, 1000, 1.0);

    assertThat(Verdict.on(standings, WORKLOAD)).hasSize(TrialClass.values().length);
    assertThat(Verdict.on(standings, "another")).isEmpty();
  }

  private static void standings(List<Standing> standings, Contender contender, long shortUs, long longUs, double predicted) {
    add(standings, contender, TrialClass.SHORT, shortUs, predicted);
    add(standings, contender, TrialClass.LONG, longUs, predicted);
    add(standings, contender, TrialClass.ALL, shortUs + longUs, predicted);
  }

  private static void add(List<Standing> standings, Contender contender, TrialClass itsClass, long us, double predicted) {
    standings.add(new Standing(WORKLOAD, contender, itsClass, turnarounds(us), turnarounds(Math.round(us * predicted))));
  }

  private static Turnarounds turnarounds(long us) {
    return new Turnarounds(10, us, us, us, us, us, 1);
  }
}
