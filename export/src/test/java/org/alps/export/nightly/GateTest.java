package org.alps.export.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {
      "0, 100, 100, -, ''",
      "0, 100.001, 100, -, 0.001 % above fair sharing's",
      "0, 100, 110, 100, ''",
      "0, 105, 110, 100, 5 % above the incumbent's",
      "5, 105, 110, 100, ''",
      "0, 123.456, 100, 50, 23.5 % above fair sharing's;147 % above the incumbent's"})
  void letsPassWhatIsNowhereWorse(double tolerance, double candidate, double fair, Double incumbent, String reasons) {
    EpochPlan plan = new EpochPlan(1, "0", 2, "1970-01-01T00:00:00Z", List.of("a"), "b", incumbent == null ? null : 1L, new TreeMap<>());
    Map<String, Double> means = new TreeMap<>(Map.of("candidate", candidate, "ps", fair));
    if (incumbent != null) {
      means.put("incumbent", incumbent);
    }
    EpochVerdict verdict = new Gate(tolerance).judge(plan, means::get);
    assertThat(String.join(";", verdict.reasons())).isEqualTo(reasons);
    assertThat(verdict.refused()).isEqualTo(!reasons.isEmpty());
  }

  @Test
  void whatWasNotJudgedDoesNotPass() {
    EpochPlan plan = new EpochPlan(1, "0", 2, "1970-01-01T00:00:00Z", List.of("a"), "b", null, new TreeMap<>());
    assertThat(new Gate(0).judge(plan, label -> label.equals("ps") ? Double.NaN : 1).refused()).isTrue();
  }
}
