package org.alps.ingest.format;

import static org.alps.ingest.format.TraceFormat.AZURE2019;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alps.ingest.AlpsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden cases of the three files of the 2019 trace, each named for its trap. */
class Azure2019ReaderTest {
  private static final String DURATIONS = "HashOwner,HashApp,HashFunction,Average,Count,Minimum,Maximum,percentile_Average_0,"
      + "percentile_Average_1,percentile_Average_25,percentile_Average_50,percentile_Average_75,percentile_Average_99,percentile_Average_100";

  @Test
  void windowOfTheDayKeepsItsMinutes() {
    assertThat(Reading.lines(AZURE2019, "i.csv", "HashOwner,HashApp,HashFunction,Trigger,480,481,959", "o,a,f,http,1,2,3"))
        .containsExactly("counts a/f day 0 hour 7 of 60 59:1", "counts a/f day 0 hour 8 of 60 0:2", "counts a/f day 0 hour 15 of 60 58:3",
            "trigger a/f http");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,61,1440", "minute_1,minute_61,minute_1440", "1_minute,61_minute,1440_minute"})
  void headerSpellingsOfMinutes(String minutes) {
    assertThat(Reading.lines(AZURE2019, "i.csv", "HashApp,HashFunction," + minutes, "a,f,7,8,9"))
        .containsExactly("counts a/f day 0 hour 0 of 60 0:7", "counts a/f day 0 hour 1 of 60 0:8", "counts a/f day 0 hour 23 of 60 59:9");
  }

  @Test
  void columnsInAnyOrderAndNoTrigger() {
    assertThat(Reading.lines(AZURE2019, "i.csv", "HashFunction,3,HashOwner,1,HashApp", "f,30,o,10,a"))
        .containsExactly("counts a/f day 0 hour 0 of 60 0:10,2:30");
  }

  @Test
  void dayComesFromTheFile() {
    RecordingSink sink = new RecordingSink();
    SourceFile day = new Reading.MemoryFile("invocations_per_function_md.anon.d03.csv", "HashApp,HashFunction,1\na,f,1\n", 2);
    Reading.read(AZURE2019, Reading.OPTIONS, day, sink);
    assertThat(sink.lines()).containsExactly("counts a/f day 2 hour 0 of 60 0:1");
  }

  @Test
  void sameFunctionIdInTwoAppsIsTwoFunctions() {
    assertThat(Reading.lines(AZURE2019, "i.csv", "HashApp,HashFunction,1", "a,f,1", "b,f,1"))
        .containsExactly("counts a/f day 0 hour 0 of 60 0:1", "counts b/f day 0 hour 0 of 60 0:1");
  }

  @Test
  void allZeroRowGivesNothingAndIsNoReject() {
    assertThat(Reading.lines(AZURE2019, "i.csv", "HashApp,HashFunction,Trigger,1,2", "a,f,timer,0,0")).isEmpty();
  }

  @Test
  void badMinuteCellsRejectTheWholeRow() {
    assertThat(Reading.lines(
            AZURE2019, "i.csv", "HashApp,HashFunction,1,61", "a,f,1,-1", "a,f,1,0.5", "a,f,1,", "a,f,1", "a,f,1,2,3", "a,f,1,3000000000",
                ",f,1,1", "a,f,2.0,0"))
        .containsExactly(
            "reject negative-count", "reject bad-count", "reject bad-count", "reject wrong-columns", "reject wrong-columns",
                "reject bad-count",
            "reject missing-app", "counts a/f day 0 hour 0 of 60 0:2");
  }

  @Test
  void minutesOutsideTheDayOrTwiceAreAWrongHeader() {
    assertThatThrownBy(() -> Reading.lines(AZURE2019, "i.csv", "HashApp,HashFunction,1441", "a,f,1"))
        .hasMessage("Cannot read i.csv as azure2019: it has a minute 1441. Minutes go from 1, the day's first, to 1440, or leave the file out with a glob.");
    assertThatThrownBy(() -> Reading.lines(AZURE2019, "i.csv", "HashApp,HashFunction,1,minute_1", "a,f,1,1"))
        .hasMessageContaining("it names minute 1 twice");
    assertThatThrownBy(() -> Reading.lines(AZURE2019, "i.csv", "HashApp,HashFunction,1,1", "a,f,1,1"))
        .hasMessageContaining("it names the column 1 twice");
  }

  @Test
  void headerOfNoneOfTheThreeFiles() {
    assertThatThrownBy(() -> Reading.lines(AZURE2019, "x.csv", "app,func,end_timestamp,duration", "a,f,1,1"))
        .isInstanceOf(AlpsException.class)
        .hasMessage("Cannot read x.csv as azure2019: its header is none of the three files'. It must name HashApp, and minutes (1..1440, "
            + "minute_1 or 1_minute) or Average with HashFunction, or AverageAllocatedMb, or leave the file out with a glob.");
    assertThatThrownBy(() -> Reading.lines(AZURE2019, "x.csv", "HashApp,1", "a,1"))
        .hasMessageContaining("no column HashFunction");
  }

  @Test
  void sizesHaveTheShapeOfThePercentilesAndTheMeanOfAverage() {
    List<String> lines = Reading.lines(AZURE2019, "d.csv", DURATIONS, "o,a,f,100,999999,50.0,6664.0,100,100,100,100,100,100,100");
    assertThat(lines).containsExactly("sizes a/f day 0 [100000, 100000, 100000, 100000, 100000, 100000, 100000] mean 100000");
    lines = Reading.lines(AZURE2019, "d.csv", DURATIONS, "o,a,f,200,1,50.0,6664.0,100,100,100,100,100,100,100");
    assertThat(lines).containsExactly("sizes a/f day 0 [200000, 200000, 200000, 200000, 200000, 200000, 200000] mean 200000");
  }

  @Test
  void negativeAverageIsRejected() {
    assertThat(Reading.lines(AZURE2019, "d.csv", DURATIONS, "o,a,f,-41690,1,1,1,1,1,1,1,1,1,1", "o,a,f,,1,1,1,1,1,1,1,1,1,1",
        "o,a,f,NaN,1,1,1,1,1,1,1,1,1,1"))
        .containsExactly("reject negative-average", "reject bad-average", "reject bad-average");
  }

  @Test
  void zeroAverageStandsForBelowHalfAMillisecond() {
    assertThat(Reading.lines(AZURE2019, "d.csv", DURATIONS, "o,a,f,0,7,0.0,0.0,0,0,0,0,0,0,0"))
        .containsExactly("sizes a/f day 0 [250, 250, 250, 250, 250, 250, 250] mean 250");
  }

  @Test
  void countIsNeverAnInvocationCount() {
    assertThat(Reading.lines(AZURE2019, "d.csv", DURATIONS, "o,a,f,1,0,1,1,1,1,1,1,1,1,1", "o,a,f,1,many,1,1,1,1,1,1,1,1,1"))
        .containsExactly(
            "sizes a/f day 0 [1000, 1000, 1000, 1000, 1000, 1000, 1000] mean 1000",
            "sizes a/f day 0 [1000, 1000, 1000, 1000, 1000, 1000, 1000] mean 1000");
  }

  @Test
  void emptyEndsComeFromMinimumAndMaximumAndGapsFromBelow() {
    assertThat(quantiles("10,5,10.0,6664.0,,10,,20,,30,"))
        .isEqualTo(quantiles("10,5,,,10,10,10,20,20,30,6664"));
    assertThat(quantiles("10,5,,,,,,,,,")).isEqualTo("[10000, 10000, 10000, 10000, 10000, 10000, 10000] mean 10000");
  }

  @Test
  void quantilesOutOfOrderArePutInOrder() {
    assertThat(quantiles("10,5,1,90,30,5,7,9,20,25,8")).isEqualTo(quantiles("10,5,1,90,5,7,8,9,20,25,30"));
  }

  @Test
  void percentilesWinOverMinimumAndMaximumThatDisagree() {
    assertThat(quantiles("10,5,1.0,6664.0,5,6,7,8,9,20,30")).isEqualTo(quantiles("10,5,5.0,30.0,5,6,7,8,9,20,30"));
  }

  @Test
  void durationsWithoutPercentileColumns() {
    assertThat(Reading.lines(AZURE2019, "d.csv", "Average,HashFunction,HashApp", "3,f,a"))
        .containsExactly("sizes a/f day 0 [3000, 3000, 3000, 3000, 3000, 3000, 3000] mean 3000");
  }

  @Test
  void memoryOfAnAppAndOfAFunction() {
    assertThat(Reading.lines(AZURE2019, "m.csv", "HashOwner,HashApp,SampleCount,AverageAllocatedMb", "o,a,9,188", "o,a,9,-1", "o,a,9,",
        "o,,9,1"))
        .containsExactly("memory a 188", "reject negative-memory", "reject bad-memory", "reject missing-app");
    assertThat(Reading.lines(AZURE2019, "m.csv", "HashFunction,HashApp,AverageAllocatedMb", "f,a,9.416666666666666"))
        .containsExactly("memory a/f 9");
  }

  private static String quantiles(String cells) {
    String line = Reading.lines(AZURE2019, "d.csv", DURATIONS, "o,a,f," + cells).get(0);
    assertThat(line).startsWith("sizes a/f day 0 ");
    return line.substring("sizes a/f day 0 ".length());
  }
}
