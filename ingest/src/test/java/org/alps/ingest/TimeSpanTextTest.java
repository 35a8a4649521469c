package org.alps.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times as messages tell them. */
class TimeSpanTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0s", "5, 5us", "1500, 1ms500us", "20000, 20ms", "90000000, 1m30s", "3600000000, 1h", "86280000000, 23h58m", "86399999999, 23h59m",
    "86400000001, 1d", "90000000000, 1d1h", "8640000000000000, 100000d"})
  void theTwoLargestUnits(long us, String text) {
    assertThat(new TimeSpan(us).text()).isEqualTo(text);
  }
}
