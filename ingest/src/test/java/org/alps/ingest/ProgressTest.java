package org.alps.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.alps.ingest.Progress.Display;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong clockNs = new AtomicLong();

  @Test
  void writesOneLineAStageWhereNothingRedraws() {
    try (Progress stage = stage(10, Display.LINES)) {
      tick(2);
      stage.advance(5);
      tick(2);
      stage.advance(5);
      stage.done("4 hosts");
    }
    assertThat(written()).isEqualTo("Simulating: 4 hosts, 4.0 s\n");
  }

  @Test
  void redrawsOneLineOnATerminal() {
    try (Progress stage = stage(4, Display.BAR)) {
      tick(1);
      stage.advance(1);
      tick(1);
      stage.advance(3);
      stage.done("4 hosts");
    }
    assertThat(written().split("\r\033\\[K")).containsExactly(
        "",
        "Simulating [........................] 0 % 0.0 s",
        "Simulating [######..................] 25 % 1.0 s",
        "Simulating [########################] 100 % 2.0 s",
        "Simulating: 4 hosts, 2.0 s\n");
  }

  @Test
  void redrawsAtMostTenTimesASecond() {
    Progress stage = stage(1000, Display.BAR);
    for (int i = 0; i < 1000; i++) {
      clockNs.addAndGet(SECOND / 1000);
      stage.advance(1);
    }
    assertThat(written().split("\r")).hasSize(1 + 11);
  }

  @Test
  void growsWithWorkThatIsFoundLater() {
    Progress stage = stage(0, Display.BAR);
    tick(1);
    stage.expect(2);
    stage.advance(1);
    assertThat(written()).contains("Simulating ... 0.0 s").endsWith("Simulating [############............] 50 % 1.0 s");
  }

  @Test
  void neverShowsMoreThanAll() {
    Progress stage = stage(2, Display.BAR);
    tick(1);
    stage.advance(5);
    assertThat(written()).endsWith("] 100 % 1.0 s");
  }

  @Test
  void writesNothingWhereItIsToBeQuiet() {
    try (Progress stage = stage(1, Display.NOTHING)) {
      tick(1);
      stage.advance(1);
      stage.done("4 hosts");
    }
    assertThat(written()).isEmpty();
  }

  @Test
  void saysWhatDidNotFinish() {
    stage(1, Display.LINES).close();
    assertThat(written()).isEqualTo("Simulating: not finished, 0.0 s\n");
  }

  @Test
  void tellsMinutes() {
    Progress stage = stage(1, Display.LINES);
    tick(754);
    stage.done("1 host");
    assertThat(written()).isEqualTo("Simulating: 1 host, 12 min 34 s\n");
  }

  @Test
  void countsWhatManyThreadsAdvance() {
    Progress stage = stage(100_000, Display.BAR);
    IntStream.range(0, 99_999).parallel().forEach(i -> stage.advance(1));
    tick(1);
    stage.advance(1);
    assertThat(written()).endsWith("] 100 % 1.0 s");
  }

  private Progress stage(long total, Display display) {
    return new Progress("Simulating", total, new PrintStream(bytes, true, StandardCharsets.UTF_8), clockNs::get, display);
  }

  private void tick(long seconds) {
    clockNs.addAndGet(seconds * SECOND);
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
