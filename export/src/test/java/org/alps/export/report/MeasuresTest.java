package org.alps.export.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void gapClosedIsTheShareOfWhatSrptGains() {
    assertThat(evaluation().measures().gapClosed("alps", "all")).isCloseTo(0.8, within(1e-12));
    assertThat(evaluation().measures().gapClosed("alps", "short")).isEqualTo(1);
    assertThat(evaluation().measures().gapClosed("srpt", "all")).isEqualTo(1);
    assertThat(evaluation().measures().gapClosed("ps", "all")).isZero();
  }

  @Test
  void gapIsUnknownWhereSrptGainsNothing() {
    HandMade.put(folder, "measures.csv", HandMade.MEASURES.replace("srpt,all,10,1000", "srpt,all,10,2000"));
    assertThat(evaluation().measures().gapClosed("alps", "all")).isNaN();
  }

  @Test
  void yardsticksComeFirstWhateverTheOrderOfFiles() {
    assertThat(evaluation().measures().policies()).containsExactly("ps", "srpt", "alps");
  }

  @Test
  void theSubjectIsTheFirstThatObeysATable() {
    String renamed = HandMade.MEASURES.replace("alps,", "candidate,");
    String other = renamed.replace("candidate,", "las,").lines().filter(line -> line.startsWith("las,")).reduce("", (a, b) -> a + b + "\n");
    HandMade.put(folder, "measures.csv", other.replaceFirst("^", header()) + renamed.substring(header().length()));
    HandMade.put(folder, "manifest.json", HandMade.MANIFEST.replace("\"label\":\"alps\"", "\"label\":\"candidate\""));
    assertThat(evaluation().measures().subject()).isEqualTo("candidate");
  }

  @Test
  void classesInWhichNothingRanAreLeftOut() {
    HandMade.put(folder, "measures.csv", HandMade.MEASURES.replaceAll("(ps|srpt|alps),long,2,", "$1,long,0,"));
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
    assertThat(answer.headline()).isEqualTo(
        "ALPS cut mean turnaround by 40 % against fair sharing, from 2.00 ms to 1.20 ms; 80 % of the gap to clairvoyant SRPT (1.00 ms) is closed.");
    assertThat(answer.details()).isEqualTo("Median −40 %, p99 +25 %, mean slowdown 2.50 to 1.40. "
        + "Short functions (below 1.00 ms): mean −50 %; median −57 %, p99 −49 %, mean slowdown 2.60 to 1.10. "
        + "Long functions (from 1.00 ms): mean −35 %; median −33 %, p99 +25 %, mean slowdown 2.10 to 2.60. "
        + "Congestion, the mean slowdown under fair sharing, was 2.50×: it bounds what any policy can gain.");
    assertThat(answer.warnings()).containsExactly(
        "All functions: p99 turnaround +25 %, worst wait +100 %",
        "Long functions (from 1.00 ms): p99 turnaround +25 %, p99.9 turnaround +25 %, mean slowdown +24 %, p99 slowdown +150 %, worst wait +100 %");
  }

  private static String header() {
    return HandMade.MEASURES.lines().findFirst().orElseThrow() + "\n";
  }
}
