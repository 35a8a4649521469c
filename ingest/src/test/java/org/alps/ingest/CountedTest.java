package org.alps.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of things in lines for people. */
class CountedTest {
  @ParameterizedTest
  @CsvSource({"0, 0 hosts", "1, 1 host", "2, 2 hosts", "2200000, '2,200,000 hosts'"})
  void countsWithItsNoun(long number, String text) {
    assertThat(Counted.of(number, "host")).isEqualTo(text);
  }
}
