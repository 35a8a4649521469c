package org.alps.export.kernel.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of hand-made trials: two short invocations and one long one under each scheduler. */
class ExperimentPageTest {
  private static final String WORKLOAD = "eighty-twenty at 0.9";
  private static final Pattern IMAGE = Pattern.compile("<img alt=\"([^\"]+)\" width=\"560\" height=\"340\" src=\"data:image/png;base64,[^\"]{1000,}\">");

  private final List<TrialResult> trials = new ArrayList<>();

  @Test
  void beginsWithTheAnswer() {
    run(WORKLOAD, Contender.EEVDF, 100_000, 1_000_000, 1.1);
    run(WORKLOAD, Contender.EEVDF_NICE, 80_000, 800_000, 1);
    run(WORKLOAD, Contender.GUARDED, 40_000, 600_000, 0.95);

    assertThat(text(page())).contains(
        "On eighty-twenty at 0.9, under ALPS (guarded) instead of EEVDF, the kernel's default, the mean turnaround of short functions is 0.40×, "
            + "that of all is 0.57× and the p99 of long functions is 0.60× as long.",
        "Instead of EEVDF + nice, the most that a kernel does of a policy table without sched_ext, the mean of all is 0.71× and the p99 of short functions is "
            + "0.50× as long.",
        "The simulator foretold the mean of all within 10 % under EEVDF and within 5.0 % under ALPS (guarded).",
        "All 12 checks are met.");
  }

  @Test
  void setsThePredictionBesideTheMeasurement() {
    run(WORKLOAD, Contender.EEVDF, 100_000, 1_000_000, 1.1);
    run(WORKLOAD, Contender.GUARDED, 40_000, 600_000, 0.95);

    assertThat(rows(page())).contains(
        "EEVDF|2|100 ms|100 ms|100 ms|100 ms|5.00|–|–|110 ms|+10 %|110 ms|+10 %",
        "EEVDF|1|1.00 s|1.00 s|1.00 s|1.00 s|5.00|–|–|1.10 s|+10 %|1.10 s|+10 %",
        "ALPS (guarded)|2|40.0 ms|40.0 ms|40.0 ms|40.0 ms|2.00|0.40×|0.40×|38.0 ms|−5.0 %|38.0 ms|−5.0 %",
        "ALPS (guarded)|3|227 ms|40.0 ms|600 ms|600 ms|2.33|0.57×|0.60×|215 ms|−5.0 %|38.0 ms|−5.0 %");
  }

  @Test
  void tellsHowBusyTheHostWas() {
    run(WORKLOAD, Contender.EEVDF, 100_000, 1_000_000, 1);

    assertThat(text(page())).contains(
        "Invocations had 12 % of the 2 CPUs' time under EEVDF. Everything else on the host took 25 % as much under EEVDF. Invocations of workload:made, seed 7.");
  }

  @Test
  void tellsWhichChecksAreNotMet() {
    run(WORKLOAD, Contender.EEVDF, 100_000, 1_000_000, 1);
    run(WORKLOAD, Contender.GUARDED, 60_000, 600_000, 0.8);

    String page = page();

    assertThat(text(page)).contains("4 of 10 checks are not met", "FAILED short mean of guarded / eevdf, eighty-twenty at 0.9: 0.600 (at most 0.50)");
    assertThat(rows(page)).contains("FAILED|yes|short mean of guarded / eevdf, eighty-twenty at 0.9|0.600|0.50",
        "missed|no|error of the predicted all mean of guarded, eighty-twenty at 0.9|0.200|0.15", "ok|yes|long p99 of guarded / eevdf, eighty-twenty at 0.9|0.600|1.05");
  }

  @Test
  void drawsShortAndLongFunctionsOfEachWorkloadAndSaysWhatIsToBeSeen() {
    run(WORKLOAD, Contender.EEVDF, 100_000, 1_000_000, 1.1);
    run("mixed at 0.7", Contender.EEVDF, 100_000, 1_000_000, 1.1);

    assertThat(IMAGE.matcher(page()).results().map(image -> image.group(1))).hasSize(4).first().asString().isEqualTo("Turnaround of short functions, "
        + "eighty-twenty at 0.9: the share of invocations that took no longer, by scheduler. EEVDF: half within 100 ms (predicted 110 ms), 99 % within 100 ms "
        + "(predicted 110 ms).");
  }

  @Test
  void severalWorkloadsAreAnsweredTogetherAndEachByItself() {
    for (String workload : List.of(WORKLOAD, "mixed at 0.7")) {
      run(workload, Contender.EEVDF, 100_000, 1_000_000, 1);
      run(workload, Contender.ALPS, workload.equals(WORKLOAD) ? 40_000 : 50_000, 600_000, 1);
    }

    String page = page();

    assertThat(text(page)).contains("On 2 workloads, under ALPS mended instead of EEVDF, the kernel's default, the mean turnaround of short functions is 0.40× to 0.50×, ");
    assertThat(rows(page)).contains("eighty-twenty at 0.9|0.40×|0.57×|0.60×|0.60×|–|–", "mixed at 0.7|0.50×|0.58×|0.60×|0.60×|–|–");
  }

  @Test
  void whereNothingRanNothingIsClaimed() {
    trials.add(new TrialResult(new Trial(WORKLOAD, "workload:made", 7, Contender.EEVDF), shorts(100_000), shorts(100_000), new HostWork(0, 10_000)));

    String page = page();

    assertThat(text(page)).contains("ALPS did not run, so there is nothing to say of it.", "Turnaround of long functions, eighty-twenty at 0.9: none ran.");
    assertThat(rows(page)).contains("EEVDF|0|–|–|–|–|–|–|–|–|–|–|–");
    assertThat(page).doesNotContain("NaN", "Infinity");
  }

  @Test
  void showsWhatTheLongestDelayWasChosenFrom() {
    run(WORKLOAD, Contender.EEVDF, 100_000, 1_000_000, 1);
    ClassTurnarounds fair = turnarounds(100_000, 1_000_000);
    Frontier frontier = new Frontier(WORKLOAD, Contender.GUARDED, fair,
        List.of(new Frontier.Point(0, turnarounds(20_000, 1_040_000)), new Frontier.Point(8000, turnarounds(21_000, 750_000))));

    assertThat(rows(new ExperimentReport(trials, List.of(frontier), 2).html(List.of()))).contains(
        "none|20.0 ms|20.0 ms|360 ms|1.04 s|1.04×|", "8.00 s|21.0 ms|21.0 ms|264 ms|750 ms|0.75×|chosen");
    assertThat(page()).doesNotContain("longest delay");
  }

  private static ClassTurnarounds turnarounds(long shortUs, long longUs) {
    return ClassTurnarounds.of(invocations(shortUs, longUs), Set.of("short"));
  }

  @Test
  void escapesNamesAndNeedsNoNetwork() {
    run("<b>&\"mine\"", Contender.EEVDF, 100_000, 1_000_000, 1);
    run("<b>&\"mine\"", Contender.GUARDED, 60_000, 600_000, 1);

    assertThat(page()).contains("&lt;b&gt;&amp;&quot;mine&quot;").doesNotContain("<b>&", "\"mine\"", "http://", "https://", "<link");
  }

  private String page() {
    ExperimentReport report = new ExperimentReport(trials, List.of(), 2);
    return report.html(report.checks(WORKLOAD));
  }

  /** Short invocations that need 20 ms, a long one that needs 200 ms, and 60 ms of other work. */
  private void run(String workload, Contender contender, long shortUs, long longUs, double predicted) {
    trials.add(new TrialResult(new Trial(workload, "workload:made", 7, contender), invocations(shortUs, longUs),
        invocations(Math.round(shortUs * predicted), Math.round(longUs * predicted)), new HostWork(20_000, 40_000)));
  }

  private static List<Invocation> invocations(long shortUs, long longUs) {
    List<Invocation> all = new ArrayList<>(shorts(shortUs));
    all.add(new Invocation("long", 0, longUs, 200_000, 0));
    return all;
  }

  private static List<Invocation> shorts(long shortUs) {
    return List.of(new Invocation("short", 0, shortUs, 20_000, 0), new Invocation("short", 0, shortUs, 20_000, 0));
  }

  /** What stands in the cells of each row. */
  private static List<String> rows(String page) {
    return Pattern.compile("<tr[^>]*>(.*?)</tr>", Pattern.DOTALL).matcher(page).results()
        .map(row -> text(row.group(1).replaceAll("</t[hd]>(?=<t)", "|"))).toList();
  }

  private static String text(String html) {
    return html.replaceAll("<[^>]*>", "").replace('\u00a0', ' ').replace("&#39;", "'");
  }
}
