package org.alps.export.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.alps.export.nightly.Night.Step;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is due, without doing it. Profiles count by their manifest alone. */
class PlannerTest {
  @TempDir private Path root;
  private Days days;

  @BeforeEach
  void folder() {
    days = new Days(root);
  }

  @Test
  void aFirstRunLooksAtTheHorizonOnly() throws IOException {
    add(1, 2, 9, 10);
    assertThat(plan()).isEqualTo("""
        ingest and simulate day=2
        ingest and simulate day=9
        ingest and simulate day=10
        epoch 1: learn from day=2 day=9; judge on day=10 against fair sharing
        """);
    assertThat(days.state()).doesNotExist();
  }

  @Test
  void oneDayIsNothingToJudgeOn() throws IOException {
    add(1);
    assertThat(plan()).isEqualTo("ingest and simulate day=1\nno epoch is due\n");
  }

  @Test
  void profilesOutliveTheirTraces() throws IOException {
    add(3);
    known(1, 2);
    assertThat(plan()).isEqualTo("ingest and simulate day=3\nepoch 1: learn from day=1 day=2; judge on day=3 against fair sharing\n");
  }

  @Test
  void aDayThatComesLateIsLearnedFromButNotJudgedOn() throws IOException {
    add(2);
    known(1, 3);
    assertThat(plan()).isEqualTo("ingest and simulate day=2\nno epoch is due\n");
  }

  @Test
  void nothingNew() throws IOException {
    add(1, 2);
    known(1, 2);
    assertThat(plan()).isEqualTo("nothing new since day=2\n");
  }

  @Test
  void anEpochThatWasBegunComesFirst() throws IOException {
    add(1, 2);
    begin();
    add(3);
    assertThat(plan()).isEqualTo("ingest and simulate day=1\ningest and simulate day=2\nepoch 1: learn from day=1; judge on day=2 against fair sharing\n");
  }

  @Test
  void anEpochThatWasBegunKeepsItsSettings() throws IOException {
    add(1, 2);
    begin();
    assertThatThrownBy(() -> plan("alpha = 0.5", "short-below = 1s"))
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage("Cannot resume epoch 1: alpha was 1.0 and is 0.5, short-below was not set and is 1000000us. Undo that until it is finished, or remove "
            + days.state().resolve("epochs/epoch=1") + " to plan it anew.");
  }

  @Test
  void anEpochThatWasBegunNeedsItsPartitions() throws IOException {
    add(1, 2);
    begin();
    Files.delete(days.trace(1).resolve("part.csv"));
    Files.delete(days.trace(1));
    assertThatThrownBy(this::plan)
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
        .hasMessage("Cannot resume epoch 1: day=1 has gone. Bring it back, or remove " + days.state().resolve("epochs/epoch=1") + " to plan it anew.");
  }

  @Test
  void aGlobThatMatchesNothingIsTold() {
    assertThatThrownBy(this::plan)
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
        .hasMessage("Cannot find partitions: " + root + "/traces/day=* matches nothing. Check partitions in the configuration.");
  }

  @Test
  void twoRunsAtOnceAreRefused() throws IOException {
    add(1);
    StateLock lock = StateLock.hold(days.state());
    try {
      assertThatThrownBy(() -> new Night(days.config()).run())
          .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
          .hasMessage("Cannot begin the nightly refresh: another run holds " + days.state().resolve(".lock") + ". Wait until it ends, or stop it.");
    } finally {
      lock.close();
    }
  }

  private void add(int... numbers) {
    for (int day : numbers) {
      days.add(day);
    }
  }

  private void known(int... numbers) throws IOException {
    for (int day : numbers) {
      Path profile = Files.createDirectories(days.state().resolve("profiles/day=" + day));
      Files.writeString(profile.resolve("manifest.json"), "{}");
    }
  }

  /** Plans an epoch and goes no further. */
  private void begin() {
    Night night = new Night(days.config(), () -> Instant.EPOCH, step -> {
      throw new IllegalStateException(step.name());
    });
    assertThatThrownBy(night::run).hasMessage(Step.PLANNED.name());
  }

  private String plan(String... more) throws IOException {
    return new Night(days.config(more)).plan();
  }
}
