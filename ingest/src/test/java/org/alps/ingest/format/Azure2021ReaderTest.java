package org.alps.ingest.format;

import static org.alps.ingest.format.TraceFormat.AZURE2021;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.junit.jupiter.api.Test;

/** Golden cases of the 2021 trace, each named for its trap. */
class Azure2021ReaderTest {
  private static final String HEADER = "app,func,end_timestamp,duration";

  @Test
  void arrivalIsEndLessDurationInExactDecimals() {
    assertThat(Reading.lines(AZURE2021, "a.csv", HEADER, "A,f,0.07949090003967285,0.078", "A,f,1209599.7000004,405.001"))
        .containsExactly(
            "invocation A/f 1491 78000 79491 - - -",
            "invocation A/f 1209194699000 405001000 1209599700000 - - -");
  }

  @Test
  void zeroDurationStandsForBelowResolution() {
    assertThat(Reading.lines(AZURE2021, "a.csv", HEADER, "A,f,2.5,0.0", "A,f,2.5,0"))
        .containsExactly("invocation A/f 2500000 250 2500000 - - -", "invocation A/f 2500000 250 2500000 - - -");
  }

  @Test
  void functionIdsAreUniqueOnlyWithinAnApp() {
    assertThat(Reading.lines(AZURE2021, "a.csv", HEADER, "A,f,1,1", "B,f,1,1"))
        .containsExactly("invocation A/f 0 1000000 1000000 - - -", "invocation B/f 0 1000000 1000000 - - -");
  }

  @Test
  void rowsOrderedByStartNotByEnd() {
    assertThat(Reading.lines(AZURE2021, "a.csv", HEADER, "A,slow,100,99", "A,quick,3,1"))
        .containsExactly("invocation A/slow 1000000 99000000 100000000 - - -", "invocation A/quick 2000000 1000000 3000000 - - -");
  }

  @Test
  void columnsInAnyOrderWithQuotesAndByteOrderMarkAndWindowsLineEnds() {
    assertThat(Reading.lines(AZURE2021, "a.csv", "\ufeff\"duration\",func,app,end_timestamp,more\r", "\"0.5\",\"f,1\",A,1,x\r"))
        .containsExactly("invocation A/f,1 500000 500000 1000000 - - -");
  }

  @Test
  void badRowsAreRejectedEachForItsReason() {
    assertThat(Reading.lines(
            AZURE2021, "a.csv", HEADER, "A,f,1,-0.5", "A,f,soon,1", "A,f,1,", ",f,1,1", "A,,1,1", "A,f,1", "A,f,1,1,1", "A,f,1e999999999,1"))
        .containsExactly(
            "reject negative-duration",
            "reject bad-end-timestamp",
            "reject bad-duration",
            "reject missing-function",
            "reject missing-function",
            "reject wrong-columns",
            "reject wrong-columns",
            "reject bad-end-timestamp");
  }

  @Test
  void wrongHeaderNamesAllMissingColumns() {
    assertThatThrownBy(() -> Reading.lines(AZURE2021, "README.md", "# a title", "some text"))
        .isInstanceOf(AlpsException.class)
        .hasMessage("Cannot read README.md as azure2021: no column app, func, end_timestamp, duration. "
            + "Its header must name app, func, end_timestamp, duration, or leave the file out with a glob.")
        .extracting(e -> ((AlpsException) e).exitCode())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void unclosedQuoteIsToldWithTheFile() {
    assertThatThrownBy(() -> Reading.lines(AZURE2021, "a.csv", HEADER, "A,\"f,1,1", "A,f,1,1"))
        .isInstanceOf(AlpsException.class)
        .hasMessage("Cannot read a.csv as azure2021: Unclosed quoted field at end of input (record starting at line 2). Mend the quotes of that record.");
  }

  @Test
  void emptyFileIsRefused() {
    assertThatThrownBy(() -> Reading.read(AZURE2021, Reading.OPTIONS, new Reading.MemoryFile("a.csv", ""), new RecordingSink()))
        .hasMessage("Cannot read a.csv as azure2021: it is empty. Give a file with a header and rows.");
  }

  @Test
  void rejectedRowsKeepLineAndText() throws Exception {
    SourceFile file = new Reading.MemoryFile("a.csv", HEADER + "\nA,f,1,1\n\nA,f," + "9".repeat(600) + ",x\n");
    try (TraceReader.Rows rows = AZURE2021.reader(Reading.OPTIONS).open(file)) {
      RecordingSink sink = new RecordingSink();
      assertThat(rows.next(sink)).isTrue();
      assertThat(rows.line()).isEqualTo(2);
      assertThat(rows.text()).isEqualTo("A,f,1,1");
      assertThat(rows.next(sink)).isTrue();
      assertThat(rows.line()).isEqualTo(4);
      assertThat(rows.text()).startsWith("A,f,999").hasSize(500);
      assertThat(rows.next(sink)).isFalse();
    }
  }
}
