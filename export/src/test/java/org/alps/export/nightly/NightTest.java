package org.alps.export.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.alps.export.nightly.Night.Step;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights end to end, on Spark. */
class NightTest {
  private static final Instant EVENING = Instant.parse("2026-01-31T02:30:00.000000001Z");

  @TempDir private Path root;
  private Days days;

  @BeforeEach
  void folder() {
    days = new Days(root);
  }

  @Test
  void nightAfterNight() throws IOException {
    days.add(1);
    assertThat(run(0)).as("one day cannot be judged on").isNull();
    assertThat(days.snapshot()).containsKeys("datasets/day=1/manifest.json", "profiles/day=1/manifest.json")
        .doesNotContainKeys("epochs", "policies");

    days.add(2);
    Path first = run(1);
    assertThat(first).isEqualTo(days.state().resolve("policies/epoch=1/policy.alps"));
    PolicyTable table = PolicyTableFile.read(first);
    assertThat(table.header().epoch()).isEqualTo(1);
    assertThat(table.header().createdAtNs()).isEqualTo(1769826600000000001L + 86_400_000_000_000L);
    assertThat(table.policy("quick").orElseThrow().levels().get(0).rankNs()).isLessThan(table.policy("slow").orElseThrow().levels().get(0).rankNs());
    assertThat(file("epochs/epoch=1/report.html")).contains("candidate").endsWith("</html>\n");

    Map<String, String> before = days.snapshot();
    assertThat(run(2)).as("nothing new").isNull();
    assertThat(days.snapshot()).isEqualTo(before);

    days.add(10);
    Path begun = root.resolve("begun");
    Days.copy(days.state(), begun);
    assertThat(run(3)).isEqualTo(days.state().resolve("policies/epoch=2/policy.alps"));
    assertThat(file("epochs/epoch=2/plan.json")).contains("\"learn_from\" : [ \"day=1\", \"day=2\" ]", "\"judge_on\" : \"day=10\"", "\"incumbent_epoch\" : 1");
    assertThat(file("epochs/epoch=2/evaluation/measures.csv")).contains("\nps,all", "\nfifo,all", "\nsrpt,all", "\ncandidate,all", "\nincumbent,all");
    assertThat(file("policies/epoch=2/manifest.json")).contains("\"judged_on\" : \"day=10\"", "\"sources\" : [ \"day=1\", \"day=2\" ]");
    assertThat(days.snapshot()).containsKeys("datasets/day=10", "profiles/day=1", "profiles/day=2").doesNotContainKeys("datasets/day=1", "datasets/day=2");

    assertThat(days.state().resolve("policies/epoch=2/policy.alps")).as("what was judged")
        .hasSameBinaryContentAs(days.state().resolve("epochs/epoch=2/candidate/policy.alps"));
    Map<String, String> whole = days.snapshot();
    Days.copy(begun, days.state());
    runBrokenOffAfterEveryStep(3);
    assertThat(days.snapshot()).as("the same bytes, however often it broke off").isEqualTo(whole);

    days.addReversed(11);
    assertThatThrownBy(() -> run(4)).as("worse than fair sharing").isInstanceOfSatisfying(AlpsException.class, this::isRefusal);
    Map<String, String> refused = days.snapshot();
    assertThat(refused).containsEntry("policies/CURRENT", "epoch=2\n").doesNotContainKey("policies/epoch=3").containsKey("epochs/epoch=3/report.html");
    assertThatThrownBy(() -> run(5)).as("told again").isInstanceOfSatisfying(AlpsException.class, this::isRefusal);
    assertThat(days.snapshot()).isEqualTo(refused);

    days.add(9);
    assertThat(run(6)).as("a day that comes late").isNull();
    assertThat(days.snapshot()).containsKey("profiles/day=9").doesNotContainKeys("datasets/day=9", "epochs/epoch=4");
    assertThatThrownBy(() -> run(7)).isInstanceOfSatisfying(AlpsException.class, this::isRefusal);
  }

  private void isRefusal(AlpsException refusal) {
    assertThat(refusal.exitCode()).isEqualTo(ExitCode.GATE_REFUSED);
    assertThat(refusal).hasMessageMatching("Cannot publish epoch 3: the candidate's mean turnaround on day=11 is [0-9.]+ % above fair sharing's"
        + "( and [0-9.]+ % above the incumbent's)?\\. The incumbent, epoch 2, stays; see .*epochs/epoch=3/report.html\\.");
  }

  /** @param first the day of the first of these runs; each later one has a later clock */
  private void runBrokenOffAfterEveryStep(int first) throws IOException {
    Set<Step> toBreak = EnumSet.allOf(Step.class);
    int runs = 0;
    while (!toBreak.isEmpty()) {
      int day = first + runs++;
      assertThatThrownBy(() -> new Night(days.config(), () -> later(day), step -> breakOff(toBreak, step)).run()).hasMessageStartingWith("broke off");
      leaveRubbish();
    }
    assertThat(runs).isEqualTo(Step.values().length);
    assertThat(run(20)).as("all was done").isNull();
  }

  private static void breakOff(Set<Step> toBreak, Step step) {
    if (toBreak.remove(step)) {
      throw new IllegalStateException("broke off after " + step);
    }
  }

  /** What a killed run may leave of the step that it was in. */
  private void leaveRubbish() throws IOException {
    for (String file : new String[] {"datasets/.day=10.stage/x", "profiles/.day=10.stage/x", "epochs/epoch=2/.candidate.stage/x",
        "epochs/epoch=2/.evaluation.stage/x", "epochs/epoch=2/report.html.writing", "epochs/epoch=2/.verdict.json.aside"}) {
      Files.createDirectories(days.state().resolve(file).getParent());
      Files.writeString(days.state().resolve(file), "half");
    }
  }

  private Path run(int day) throws IOException {
    return new Night(days.config(), () -> later(day), step -> {}).run().orElse(null);
  }

  private static Instant later(int days) {
    return EVENING.plusSeconds(86_400L * days);
  }

  private String file(String name) throws IOException {
    return Files.readString(days.state().resolve(name));
  }
}
