package org.alps.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.alps.ingest.AlpsException;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntrantTest {
  @TempDir private Path folder;

  @Test
  void withoutProfilesAllEnterThatNeedNoTable() {
    assertThat(Entrant.of(List.of(), null, false)).extracting(Entrant::label)
        .containsExactlyElementsOf(Arrays.stream(SimulatedPolicy.values()).filter(policy -> !policy.needsTable()).map(SimulatedPolicy::id).toList())
        .contains("ps", "srpt").doesNotContain("alps");
  }

  @Test
  void withProfilesEveryLearnerAndEveryPolicyEnters() {
    List<Entrant> entrants = Entrant.of(List.of(), null, true);
    assertThat(entrants).extracting(Entrant::label).doesNotHaveDuplicates()
        .contains(Arrays.stream(SimulatedPolicy.values()).map(SimulatedPolicy::id).toArray(String[]::new))
        .contains(Arrays.stream(Learners.values()).map(Learners::id).toArray(String[]::new));
    assertThat(entrants).filteredOn(entrant -> entrant.policy().needsTable()).allMatch(entrant -> entrant.learner() != null)
        .filteredOn(entrant -> entrant.policy() == SimulatedPolicy.ALPS && !entrant.knows())
        .allMatch(entrant -> entrant.label().equals(entrant.learner().id()));
    assertThat(entrants).filteredOn(Entrant::knows).extracting(Entrant::label).containsExactly(Entrant.ORACLE);
  }

  @Test
  void choiceIsByIdAndMayBeRenamed() {
    Path file = table();
    assertThat(Entrant.of(List.of("ps", "best=guarded", "old=alps:" + file, "table"), file, true)).extracting(e -> List.of(
        e.label(), e.policy().id(), String.valueOf(e.learner()), String.valueOf(e.file()))).containsExactly(
        List.of("ps", "ps", "null", "null"), List.of("best", "alps", "GUARDED", "null"), List.of("old", "alps", "null", file.toString()),
        List.of("table", "alps", "null", file.toString()));
  }

  @Test
  void tableEntersBesideAChoiceThatDoesNotNameIt() {
    assertThat(Entrant.of(List.of("ps"), table(), false)).extracting(Entrant::label).containsExactly("ps", "table");
  }

  @Test
  void labelsAreUnique() {
    assertThatThrownBy(() -> Entrant.of(List.of("guarded", "guarded=fifo"), null, true)).isInstanceOf(AlpsException.class)
        .hasMessage("Cannot judge two contenders called guarded. Name one of them LABEL=policy.");
  }

  @Test
  void learnersNeedProfiles() {
    assertThatThrownBy(() -> Entrant.of(List.of("gittins"), null, false)).isInstanceOf(AlpsException.class)
        .hasMessage("Cannot judge gittins: no policy table. Give --profile PROFILE to learn one, or LABEL=alps:FILE.");
  }

  private Path table() {
    Path file = folder.resolve("t.alps");
    PolicyTableFile.write(new PolicyTable(
        new PolicyHeader(1, 0, 0, List.of(new PolicyLevel(0, PolicyTable.LAST_RANK_NS, 3_000_000)), 1_000, 0, 0), List.of()), file);
    return file;
  }
}
