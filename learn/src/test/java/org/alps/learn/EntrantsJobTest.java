package org.alps.learn;

import static org.alps.ingest.Ingests.file;
import static org.alps.ingest.Ingests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.alps.ingest.AlpsException;
import org.alps.ingest.Ingests;
import org.alps.ingest.SharedSpark;
import org.alps.simulate.Expansion;
import org.alps.simulate.SimulateJob;
import org.alps.simulate.SimulateRequest;
import org.alps.simulate.TimeRange;
import org.alps.simulate.expand.ArrivalProcess;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.outcome.Contender;
import org.alps.simulate.table.FunctionPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training before judging: what has been seen is not judged on. One function a millisecond, in a profile of windows of a millisecond. */
class EntrantsJobTest {
  @TempDir private Path folder;

  @BeforeEach
  void trace() throws IOException {
    profile("own", "a,0,10", "b,1000,10", "c,2000,10", "d,3000,10", "e,4000,10", "f,5000,10", "g,6000,10");
  }

  @Test
  void windowThatStraddlesTheBorderIsNotLearnedFrom() throws IOException {
    assertThat(learnedFrom(3_500, "own")).containsExactly("a", "b", "c");
    assertThat(learnedFrom(3_000, "own")).as("a window may end at the border").containsExactly("a", "b", "c");
  }

  @Test
  void profileOfAnotherTraceIsLearnedFromWhole() throws IOException {
    profile("other", "x,0,10", "y,9000,10");
    assertThat(learnedFrom(2_000, "other")).containsExactly("x", "y");
  }

  @Test
  void withoutFromTheSecondHalfIsJudged() throws IOException {
    EntrantsJob job = new EntrantsJob(SharedSpark.session(), folder.resolve("own").toString(), profiles("own"), TimeRange.ALL);
    assertThat(job.range()).isEqualTo(new TimeRange(3_000, Long.MAX_VALUE));
    assertThat(new EntrantsJob(SharedSpark.session(), folder.resolve("own").toString(), List.of(), TimeRange.ALL).range()).isEqualTo(TimeRange.ALL);
  }

  @Test
  void nothingBeforeJudgedTimeIsRefused() {
    assertThatThrownBy(() -> learnedFrom(999, "own")).isInstanceOf(AlpsException.class).hasMessage("Cannot learn from " + folder.resolve("own-profile")
        + ": none of its windows of 1ms ends before judged time. Give a later --from, or a profile with a shorter --window.");
  }

  @Test
  void tableThatSawJudgedTimeIsRefused() throws IOException {
    Path table = folder.resolve("t.alps");
    new LearnJob(SharedSpark.session()).run(
        new LearnRequest(profiles("own"), new TimeRange(0, 3_500), table, Learners.GUARDED, Learners.GUARDED.defaults(), Optional.empty(), 0));
    List<Entrant> entrants = Entrant.of(List.of("ps"), table, false);
    assertThatThrownBy(() -> judging(3_500, List.of()).contenders(entrants)).isInstanceOf(AlpsException.class).hasMessage("Cannot judge " + table
        + " on time it was learned from: it has seen 0s to 4ms. Give --from 4ms or later, or learn it from less with --until.");
    EntrantsJob later = judging(4_000, List.of());
    assertThat(later.contenders(entrants)).extracting(Contender::label).containsExactly("ps", "table");
    assertThat(later.training(entrants).untilUs()).isEqualTo(4_000);
    profile("other", "a,0,10", "b,1000,10");
    assertThat(new EntrantsJob(SharedSpark.session(), folder.resolve("other").toString(), List.of(), TimeRange.ALL).contenders(entrants))
        .as("another trace was not seen").hasSize(2);
  }

  private List<String> learnedFrom(long fromUs, String profile) throws IOException {
    List<Entrant> entrants = Entrant.of(List.of("ps", "alps", "guarded"), null, true);
    EntrantsJob job = judging(fromUs, profiles(profile));
    List<Contender> contenders = job.contenders(entrants);
    assertThat(contenders.get(0).table()).isNull();
    assertThat(job.training(entrants).learner()).isEqualTo("guarded");
    assertThat(contenders.get(2).table().header().agingFactor()).isEqualTo(Learners.GUARDED.defaults().agingFactor());
    return contenders.get(1).table().policies().stream().map(FunctionPolicy::functionUid).toList();
  }

  private EntrantsJob judging(long fromUs, List<String> profiles) throws IOException {
    return new EntrantsJob(SharedSpark.session(), folder.resolve("own").toString(), profiles, new TimeRange(fromUs, Long.MAX_VALUE));
  }

  private List<String> profiles(String name) {
    return List.of(folder.resolve(name + "-profile").toString());
  }

  private void profile(String name, String... rows) throws IOException {
    String[] lines = new String[rows.length + 1];
    lines[0] = "function_uid,arrival_us,cpu_time_us";
    System.arraycopy(rows, 0, lines, 1, rows.length);
    Ingests.run(request(folder.resolve(name), "csv:" + file(folder, name + ".csv", lines)));
    new SimulateJob(SharedSpark.session()).run(new SimulateRequest(folder.resolve(name).toString(), folder.resolve(name + "-profile").toString(), 1_000,
        HostModel.ideal(0), new Expansion(ArrivalProcess.POISSON, 1)));
  }
}
