package org.alps.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type for times and for durations. */
class TimeSpanTest {
  @ParameterizedTest
  @CsvSource({"0us, 0", "7us, 7", "20ms, 20000", "90s, 90000000", "5m, 300000000", "1h, 3600000000", "2d, 172800000000", "100000d, 8640000000000000"})
  void wholeNumberAndUnit(String text, long us) {
    assertThat(TimeSpan.of(text).us()).isEqualTo(us);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "s", "1.5s", "-1s", "1 s", "1S", "1w", "1234567890123456us"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> TimeSpan.of(text)).isInstanceOf(AlpsException.class)
        .hasMessage("Cannot read time: " + text + ". Write a whole number and one of us, ms, s, m, h, d, as in 90s.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"100001d", "999999999999999d", "999999999999999h"})
  void whatWouldOverflowIsRefused(String text) {
    assertThatThrownBy(() -> TimeSpan.of(text)).isInstanceOf(AlpsException.class)
        .hasMessage("Cannot read time: " + text + " is too long. Write at most 100000d.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample:a/b.csv", "table:s3a://bucket/t.csv", "fixed:20ms", "quarantine"})
  void durationsReadAsTheyPrint(String text) {
    assertThat(Durations.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sample", "sample:", "table", "fixed", "quarantine:x", "guess:x"})
  void otherDurationsAreRefused(String text) {
    assertThatThrownBy(() -> Durations.of(text)).isInstanceOf(AlpsException.class).hasMessage("Cannot size invocations: --durations " + text
        + ". Say one of sample, table, fixed, quarantine, as in sample:FILE or fixed:20ms.");
  }

  @Test
  void fixedDurationMustLast() {
    assertThatThrownBy(() -> Durations.of("fixed:0ms")).hasMessage("Cannot size invocations: --durations fixed:0ms. Give at least 1us.");
    assertThatThrownBy(() -> Durations.of("fixed:soon")).hasMessageStartingWith("Cannot read time: soon. ");
  }
}
