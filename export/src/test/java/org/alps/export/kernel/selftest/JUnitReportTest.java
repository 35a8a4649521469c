package org.alps.export.kernel.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JUnitReportTest {
  @Test
  void eachScenarioIsATestCase() {
    List<ScenarioResult> results = List.of(
        new ScenarioResult("good", 1.5, Optional.empty(), Optional.empty()),
        new ScenarioResult("bad", 2, Optional.of("a < \"b\" & c\n"), Optional.empty()),
        new ScenarioResult("absent", 0, Optional.empty(), Optional.of("one cache")));
    assertThat(JUnitReport.of("s", results)).isEqualTo("""
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite name="s" tests="3" failures="1" skipped="1" time="3.500">
          <testcase classname="s" name="good" time="1.500"></testcase>
          <testcase classname="s" name="bad" time="2.000"><failure message="a &lt; &quot;b&quot; &amp; c "/></testcase>
          <testcase classname="s" name="absent" time="0.000"><skipped message="one cache"/></testcase>
        </testsuite>
        """);
    assertThat(results).extracting(ScenarioResult::line).containsExactly(
        "ok good (1.5 s)", "FAILED bad: a < \"b\" & c\n (2.0 s)", "skipped absent: one cache (0.0 s)");
  }
}
