package org.alps.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers for people: units that fit, three digits, and no rounding that jumps a unit. */
class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 µs", "0.5, 0.50 µs", "7, 7.00 µs", "12.34, 12.3 µs", "999, 999 µs", "999.6, 1.00 ms", "1234, 1.23 ms", "99950, 100 ms",
    "999499, 999 ms", "999500, 1.00 s", "59999999, 60.0 s", "119499999, 119 s", "119500000, 1.99 min", "7170000000, 1.99 h",
    "86400000000, 24.0 h"})
  void durations(double us, String shown) {
    assertThat(Figures.duration(us)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"1, 0 %", "0.9999, 0 %", "0.68, −32 %", "1.041, +4.1 %", "0.905, −9.5 %", "0.9, −10 %", "2.5, +150 %", "3, 3.00×", "22.04, 22.0×", "1234, '1,234×'"})
  void changes(double ratio, String shown) {
    assertThat(Figures.change(ratio)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0.65, 0.63, 0.67, −35 % ±2", "1.041, 1.0379, 1.0441, +4.1 % ±0.3", "0.5, 0.499, 0.501, −50 % ±0.1", "1, 0.995, 1.005, 0 % ±0.5",
    "22.0, 20, 26.2, 22.0× ±3.10", "0.65, NaN, NaN, −35 %", "NaN, 1, 2, –"})
  void changesWithinTheirIntervals(double ratio, double low, double high, String shown) {
    assertThat(Figures.changeWithin(new Interval(ratio, low, high))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0.63, 0.67, −37 to −33 %", "2.9, 3.1, +190 % to 3.10×", "NaN, 1, ''"})
  void bothEndsOfAnInterval(double low, double high, String shown) {
    assertThat(Figures.changes(new Interval(1, low, high))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0.87, 87 %", "-2.5, −250 %", "-52.5, −52.5×", "NaN, –"})
  void gaps(double closed, String shown) {
    assertThat(Figures.gap(closed)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0.87, 87 %", "0.004, 0.4 %", "-0.6, −60 %", "1.2, 120 %", "0, 0 %"})
  void shares(double share, String shown) {
    assertThat(Figures.share(share)).isEqualTo(shown);
  }

  @Test
  void whatWasNotMeasuredIsADash() {
    assertThat(Figures.duration(Double.NaN)).isEqualTo("–");
    assertThat(Figures.change(Double.POSITIVE_INFINITY)).isEqualTo("–");
    assertThat(Figures.share(Double.NaN)).isEqualTo("–");
    assertThat(Figures.count(Double.NaN)).isEqualTo("–");
  }

  @ParameterizedTest
  @CsvSource({"1, 1 µs", "10, 10 µs", "1000, 1 ms", "100000, 100 ms", "1000000, 1 s", "10000000000, '10,000 s'"})
  void axesLabelRoundDurations(double us, String shown) {
    assertThat(LogAxis.duration(us)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"1, 1×", "0.1, 0.1×", "0.25, 0.25×", "2.83, 2.8×", "1000, '1,000×'", "10000, 10k×", "100000, 100k×", "1000000, 1M×", "10000000, 10M×"})
  void axesLabelMultiples(double ratio, String shown) {
    assertThat(LogAxis.multiple(ratio)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"1, 1×", "2, 2×", "0.5, 0.5×", "0.05, 0.05×", "10, 10×", "3, ''", "0.9, ''", "0.07, ''"})
  void crowdedAxesLabelFewMultiples(double ratio, String shown) {
    assertThat(LogAxis.sparse(ratio)).isEqualTo(shown);
  }
}
