package org.alps.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of the figures, checked by hand. */
class MeasuresTest {
  @TempDir
  Path folder;

  @BeforeEach
  void write() {
    HandMade.write(folder);
  }

  private Evaluation evaluation() {
    return EvaluationFiles.read(folder);
  }

  @Test
  void comparisonsAreReadWithTheirIntervals() {
    Comparisons comparisons = evaluation().comparisons();
    assertThat(comparisons.mean("alps", "ps", "all")).isEqualTo(new Interval(0.6, 0.58, 0.62));
    assertThat(comparisons.mean("alps", "eevdf", "all")).isEqualTo(new Interval(0.545, 0.53, 0.56));
    assertThat(comparisons.gapClosed("alps", "ps", "all").value()).isEqualTo(0.8);
    assertThat(comparisons.toSrpt("alps", "ps", "long").high()).isEqualTo(1.4);
    assertThat(comparisons.value("alps", "ps", "all", "worst_function_ratio")).isEqualTo(2.2);
    assertThat(comparisons.worstFunction("alps", "ps", "all")).isEqualTo("a");
  }

  @Test
  void whatWasNotComparedIsUnknown() {
    HandMade.put(folder, "comparisons.csv", HandMade.COMPARISONS.lines().limit(1).findFirst().orElseThrow()
        + "\nalps,ps,all,0.6,,,,,,,,,1.25,2,0.5,0.2,NA,2.2\n");
    Comparisons comparisons = evaluation().comparisons();
    assertThat(comparisons.mean("alps", "ps", "all").value()).isEqualTo(0.6);
    assertThat(comparisons.mean("alps", "ps", "all").isWide()).isFalse();
    assertThat(comparisons.gapClosed("alps", "ps", "all").value()).isNaN();
    assertThat(comparisons.mean("alps", "eevdf", "all").value()).isNaN();
    assertThat(comparisons.worstFunction("alps", "ps", "all")).isEqualTo("NA");
    assertThat(comparisons.worstFunction("srpt", "ps", "all")).isEmpty();
  }

  @Test
  void switchesAreToldPerInvocation() {
    assertThat(evaluation().measures().switchesPerInvocation("ps", "all")).isEqualTo(11);
    assertThat(evaluation().measures().switchesPerInvocation("srpt", "short")).isEqualTo(1);
  }

  @Test
  void theLeagueIsByMeanTurnaroundAndTheUnknownStandLast() {
    assertThat(evaluation().measures().league("all")).containsExactly("srpt", "alps", "ps", "eevdf");
    HandMade.put(folder, "measures.csv", HandMade.MEASURES.replace("srpt,all,10,1000,", "srpt,all,10,,"));
    assertThat(evaluation().measures().league("all")).containsExactly("alps", "ps", "eevdf", "srpt");
  }

  @Test
  void fairIsEevdfWhereOnlyThatWasJudged() {
    assertThat(evaluation().measures().fairs()).containsExactly("ps", "eevdf");
    HandMade.put(folder, "measures.csv", HandMade.MEASURES.replaceAll("(?m)^ps,.*\n", ""));
    assertThat(evaluation().measures().fair()).isEqualTo("eevdf");
  }

  @Test
  void yardsticksComeFirstWhateverTheOrderOfFiles() {
    assertThat(evaluation().measures().policies()).containsExactly("ps", "eevdf", "srpt", "alps");
  }

  @Test
  void theSubjectIsTheFirstThatObeysATable() {
    String renamed = HandMade.MEASURES.replace("alps,", "mine,");
    String other = renamed.replace("mine,", "yours,").lines().filter(line -> line.startsWith("yours,")).reduce("", (a, b) -> a + b + "\n");
    HandMade.put(folder, "measures.csv", other.replaceFirst("^", header()) + renamed.substring(header().length()));
    HandMade.put(folder, "manifest.json", HandMade.MANIFEST.replace("\"label\":\"alps\"", "\"label\":\"mine\""));
    assertThat(evaluation().measures().subject()).isEqualTo("mine");
  }

  @ParameterizedTest
  @CsvSource({"guarded, guarded", "candidate, candidate", "gittins, alps", "sfs, alps"})
  void theSubjectIsTheGuardedDefaultElseTheCandidate(String other, String subject) {
    HandMade.put(folder, "measures.csv", HandMade.MEASURES + HandMade.MEASURES.lines().filter(line -> line.startsWith("srpt,"))
        .map(line -> line.replace("srpt,", other + ",") + "\n").collect(Collectors.joining()));
    assertThat(evaluation().measures().subject()).isEqualTo(subject);
  }

  @Test
  void classesInWhichNothingRanAreLeftOut() {
    HandMade.put(folder, "measures.csv", HandMade.MEASURES.replaceAll("(ps|eevdf|srpt|alps),long,2,", "$1,long,0,"));
    assertThat(evaluation().measures().classes()).containsExactly("all", "short");
  }

  @Test
  void functionsAreComparedWhereBothRanThem() {
    FunctionGains gains = evaluation().gains();
    assertThat(gains.count()).isEqualTo(2);
    assertThat(gains.mostHarmed(20).stringColumn("function_uid").asList()).containsExactly("a");
    assertThat(gains.mostInvoked(1).stringColumn("function_uid").asList()).containsExactly("b");
    assertThat(gains.harmedShare()).isEqualTo(0.5);
    assertThat(gains.harmedInvocationShare()).isEqualTo(0.2);
  }

  @Test
  void theAnswerSaysWhatChangedAndWhatGotWorse() {
    Answer answer = new Answer(evaluation());
    assertThat(answer.headline()).isEqualTo("ALPS as specified cut mean turnaround by 40 % (interval −42 to −38 %) against fair sharing (PS) at a congestion of 2.50×, "
        + "from 2.00 ms to 1.20 ms; 80 % of the gap to clairvoyant SRPT (1.00 ms) is closed.");
    assertThat(answer.details()).isEqualTo("Median −40 %, p99 +25 %, mean slowdown 2.50 to 1.40. "
        + "Short functions (below 1.00 ms): mean −50 %; median −57 %, p99 −49 %, mean slowdown 2.60 to 1.10. "
        + "Long functions (from 1.00 ms): mean −35 %; median −33 %, p99 +25 %, mean slowdown 2.10 to 2.60. "
        + "Congestion (mean slowdown): 2.50× under fair sharing (PS), 2.60× under EEVDF. It bounds what any policy can gain. "
        + "Intervals: 95 % bootstrap over 20 units (host × seed), 1,000 replicates; ± is half of one's width.");
    assertThat(answer.warnings("ps")).containsExactly(
        "All functions: p99 turnaround +25 %, worst wait +100 %",
        "Long functions (from 1.00 ms): p99 turnaround +25 %, p99.9 turnaround +25 %, mean slowdown +24 %, p90 slowdown +90 %, "
            + "p99 slowdown +150 %, p99.9 slowdown +150 %, worst wait +100 %");
    assertThat(answer.warnings("eevdf")).containsExactly(
        "All functions: p99 turnaround +14 %, worst wait +95 %",
        "Long functions (from 1.00 ms): p99 turnaround +14 %, p99.9 turnaround +14 %, mean slowdown +18 %, p90 slowdown +82 %, "
            + "p99 slowdown +139 %, p99.9 slowdown +139 %, worst wait +95 %");
  }

  @Test
  void whoDoesBetterWithoutForesightIsTold() {
    assertThat(new Answer(evaluation()).betterStill()).as("SRPT alone, which knows").isEmpty();
    HandMade.put(folder, "measures.csv", HandMade.MEASURES.replaceFirst("(?m)^eevdf,all,10,2200", "eevdf,all,10,1140"));
    assertThat(new Answer(evaluation()).betterStill()).isEqualTo("Better still in mean turnaround, without knowing sizes: EEVDF (−43 %). ");
  }

  @Test
  void aDifferenceWithinItsIntervalIsToldAsPerhapsByChance() {
    HandMade.put(folder, "comparisons.csv", HandMade.COMPARISONS.replace("alps,ps,all,0.6,0.58,0.62", "alps,ps,all,0.6,0.4,1.1"));
    assertThat(new Answer(evaluation()).headline()).contains("by 40 % (interval −60 to +10 %, so perhaps by chance) against");
  }

  @Test
  void fewUnitsAreSaidToNarrowIntervals() {
    assertThat(new Answer(evaluation()).intervalWords()).doesNotContain("few");
    HandMade.put(folder, "manifest.json", HandMade.MANIFEST.replace("\"units\":20", "\"units\":4"));
    assertThat(new Answer(evaluation()).intervalWords()).endsWith("over 4 units (host × seed), 1,000 replicates; ± is half of one's width. "
        + "So few units make them too narrow.");
  }

  @Test
  void oneUnitHasNoInterval() {
    HandMade.put(folder, "manifest.json", HandMade.MANIFEST.replace("\"units\":20", "\"units\":1"));
    assertThat(new Answer(evaluation()).intervalWords()).isEqualTo("No intervals: one unit (host × seed), so nothing tells a difference from chance.");
  }

  @Test
  void theFrontierIsWhatNothingWithoutForesightBeatsInBoth() {
    List<TradeOffChart.Place> places = List.of(new TradeOffChart.Place("ps", 1, 1), new TradeOffChart.Place("gittins", 0.6, 1.5),
        new TradeOffChart.Place("guarded", 0.65, 0.9), new TradeOffChart.Place("las", 0.7, 0.9), new TradeOffChart.Place("srpt", 0.5, 0.8),
        new TradeOffChart.Place("sfs", 1.2, 0.85));
    assertThat(TradeOffChart.frontier(places)).extracting(TradeOffChart.Place::policy).containsExactly("gittins", "guarded", "sfs");
  }

  @Test
  void curvesAreDrawnOfFewPoliciesTheSubjectAmongThem() {
    EvaluationFolder.write(folder, 1, EvaluationFolder.uids(20), EvaluationFolder.ARENA);
    assertThat(ChartsSection.drawn(evaluation().measures()))
        .containsExactly("ps", "eevdf", "sfs", "srpt", "alps", "guarded", "adaptive", "incumbent");
  }

  private static String header() {
    return HandMade.MEASURES.lines().findFirst().orElseThrow() + "\n";
  }
}
