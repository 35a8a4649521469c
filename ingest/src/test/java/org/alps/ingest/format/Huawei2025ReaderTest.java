package org.alps.ingest.format;

import static org.alps.ingest.format.TraceFormat.HUAWEI2025;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.format.ReaderOptions.EventTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden cases of the Huawei 2025 trace, each named for its trap. */
class Huawei2025ReaderTest {
  @Test
  void eventTimeIsAskedForNotGuessed() {
    assertThatThrownBy(() -> HUAWEI2025.reader(new ReaderOptions(null, 1)))
        .isInstanceOf(AlpsException.class)
        .hasMessage("Cannot read huawei2025: what event_time marks is not given. Say --event-time start or --event-time end.")
        .extracting(e -> ((AlpsException) e).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void eventTimeAsStartAndAsEnd() {
    SourceFile file = new Reading.MemoryFile("h.csv", "event_time,func_id,exec_time\n2592000.001,f,0.003585\n");
    assertThat(lines(file, EventTime.START)).containsExactly("invocation f 2592000001000 3585 2592000004585 - - -");
    assertThat(lines(file, EventTime.END)).containsExactly("invocation f 2591999997415 3585 2592000001000 - - -");
    assertThat(HUAWEI2025.reader(new ReaderOptions(EventTime.START, 1)).characteristics().sentence())
        .isEqualTo("exact arrivals, sizes: wall-clock duration taken as CPU time, memory known, event_time taken as the start");
  }

  @Test
  void tiesStayInFileOrder() {
    assertThat(Reading.lines(HUAWEI2025, "h.csv", "event_time,func_id,exec_time", "5,b,1", "5,a,1", "5,b,1"))
        .containsExactly("invocation b 4000000 1000000 5000000 - - -", "invocation a 4000000 1000000 5000000 - - -",
            "invocation b 4000000 1000000 5000000 - - -");
  }

  @ParameterizedTest
  @ValueSource(strings = {"func_id", "funcID", "func_name", "funcName"})
  void spellingsOfTheFunction(String name) {
    assertThat(Reading.lines(HUAWEI2025, "h.csv", "exec_time," + name + ",event_time", "1,f,5"))
        .containsExactly("invocation f 4000000 1000000 5000000 - - -");
  }

  @Test
  void nameIsUniqueOnlyWithUserAndPool() {
    assertThat(Reading.lines(HUAWEI2025, "h.csv", "event_time,func_name,user_id,pool_name,exec_time", "5,7,631,pool24-600-512,1"))
        .containsExactly("invocation 7---631---pool24-600-512 4000000 1000000 5000000 - - 512");
  }

  @ParameterizedTest
  @CsvSource({"pool24-600-512,512", "custom-1000-1024,1024", "custom.image.gpu-25800-32768,32768", "pool24,-", "pool24-600,-", "'',-",
      "pool-a-b,-"})
  void memoryFromThePoolsName(String pool, String memory) {
    assertThat(Reading.lines(HUAWEI2025, "h.csv", "event_time,func_id,pool_name,exec_time", "5,f," + pool + ",1"))
        .containsExactly("invocation f 4000000 1000000 5000000 - - " + memory);
  }

  @Test
  void memoryFromTheIdWherePoolsAreNotNamed() {
    assertThat(Reading.lines(HUAWEI2025, "h.csv", "event_time,func_id,exec_time", "5,7---631---pool24-600-512,1"))
        .containsExactly("invocation 7---631---pool24-600-512 4000000 1000000 5000000 - - 512");
  }

  @Test
  void emptyInvocationTypeAndListTriggerAndUnknownTrigger() {
    assertThat(Reading.lines(
            HUAWEI2025,
            "h.csv",
            "event_time,func_id,trigger_type,invocation_type,exec_time",
            "5,f,unknown,unknown,1",
            "5,f,APIG-S TIMER-A workflow,,1",
            "5,f,APIG,S,1"))
        .containsExactly(
            "invocation f 4000000 1000000 5000000 - - -",
            "invocation f 4000000 1000000 5000000 - - -",
            "trigger f APIG-S TIMER-A workflow",
            "invocation f 4000000 1000000 5000000 - - -");
  }

  @Test
  void podsAndClustersAreNoHosts() {
    assertThat(Reading.lines(HUAWEI2025, "h.csv", "event_time,cluster_name,pod_id,func_id,exec_time", "5,3,p,f,1"))
        .containsExactly("invocation f 4000000 1000000 5000000 - - -");
  }

  @Test
  void badRows() {
    assertThat(Reading.lines(HUAWEI2025, "h.csv", "event_time,func_id,exec_time", "x,f,1", "5,,1", "5,f,", "5,f,-1", "5,f", "5,f,0"))
        .containsExactly(
            "reject bad-event-time", "reject missing-function", "reject bad-execution-time", "reject negative-execution-time",
            "reject wrong-columns", "invocation f 5000000 1 5000000 - - -");
  }

  @Test
  void metadataIsNoTrace() {
    assertThatThrownBy(() -> Reading.lines(HUAWEI2025, "meta.csv", "funcID,cpu_request,runtime", "f,100,Java"))
        .hasMessage("Cannot read meta.csv as huawei2025: no column event_time or time_worker, exec_time or totalCost_worker. Its header must name "
            + "event_time or time_worker, func_id or funcID or func_name or funcName, exec_time or totalCost_worker, or leave the file out with a glob.");
  }

  private static List<String> lines(SourceFile file, EventTime eventTime) {
    RecordingSink sink = new RecordingSink();
    Reading.read(HUAWEI2025, new ReaderOptions(eventTime, 1), file, sink);
    return sink.lines();
  }
}
