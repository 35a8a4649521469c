package org.alps.ingest.format;

import static org.alps.ingest.format.TraceFormat.ALPS_REPLAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Golden cases of the ALPS artefact's replay file, each named for its trap. */
class AlpsReplayReaderTest {
  @Test
  void sleepsAreCutToWholeMillisecondsAndAddUpBeforeEachSend() {
    // int(0.21 x 34) = int(7.14) = 7; int(3.57) = 3; int(4.2) = 4; int(21.0) = 21.
    assertThat(Reading.lines(ALPS_REPLAY, "azure", "1 31 fib 34 5018", "2 8 graphPagerank 17 5010", "3 31 fib 20 5018", "4 31 fib 100 5018"))
        .containsExactly(
            "invocation 5018 7000 - - - - -",
            "invocation 5010 10000 - - - - -",
            "invocation 5018 14000 - - - - -",
            "invocation 5018 35000 - - - - -");
  }

  @Test
  void badLinesAreRejectedAndAddNoSleep() {
    assertThat(Reading.lines(ALPS_REPLAY, "azure", "1 31 fib 34 5018", "2 31 fib 5018", "3 31 fib -5 5018", "", "4 31 fib 34 5018 extra",
        "5 31 fib 34 5018"))
        .containsExactly(
            "invocation 5018 7000 - - - - -", "reject wrong-columns", "reject bad-number", "reject wrong-columns",
                "invocation 5018 14000 - - - - -");
  }

  @Test
  void tabsAndWindowsLineEnds() {
    assertThat(Reading.lines(ALPS_REPLAY, "azure", "1\t31\tfib\t34\t5018\r", "2  31  fib  34  5018\r"))
        .containsExactly("invocation 5018 7000 - - - - -", "invocation 5018 14000 - - - - -");
  }

  @Test
  void fileOfAnotherShapeIsRefused() {
    assertThatThrownBy(() -> Reading.lines(ALPS_REPLAY, "a.csv", "app,func,end_timestamp,duration", "a,f,1,1"))
        .hasMessage("Cannot read a.csv as alps-replay: its first lines are not \"id N job iat port\". "
            + "Give the artefact's replay file, such as http_client/azure.");
  }
}
