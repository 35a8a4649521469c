package org.alps.learn;

import static org.alps.ingest.Ingests.file;
import static org.alps.ingest.Ingests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alps.ingest.AlpsException;
import org.alps.ingest.Ingests;
import org.alps.ingest.SharedSpark;
import org.alps.simulate.Expansion;
import org.alps.simulate.SimulateJob;
import org.alps.simulate.SimulateRequest;
import org.alps.simulate.TimeRange;
import org.alps.simulate.expand.ArrivalProcess;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.outcome.EvaluationManifest.Training;
import org.alps.simulate.outcome.TrainingFile;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The learning job: profiles of several spans come together by function, window after window. */
class LearnJobTest {
  private static final String HEADER = "function_uid,arrival_us,cpu_time_us";

  @TempDir private Path folder;

  @BeforeEach
  void profiles() throws IOException {
    profile("one", "a,0,2000", "a,1500,2000", "b,100,500", "c,9000,10");
    profile("two", "a,0,4000", "d,0,70", "c,500,10");
  }

  @Test
  void spansFollowEachOther() throws IOException {
    PolicyTable table = learn(TimeRange.ALL, "one", "two");
    assertThat(table.policies()).extracting(FunctionPolicy::functionUid).containsExactly("a", "b", "c", "d");
    Training training = TrainingFile.read(folder.resolve("table"));
    assertThat(training.windows()).as("0, 1 and 9 ms of the first span, 0 of the second").isEqualTo(4);
    assertThat(training.traces()).hasSize(2);
    assertThat(training.learner()).isEqualTo("alps");
    assertThat(PolicyTableFile.read(folder.resolve("table")).policies()).isEqualTo(table.policies());
  }

  @Test
  void oneSpanTwiceTeachesWhatItTeachesOnce() throws IOException {
    List<FunctionPolicy> once = learn(TimeRange.ALL, "two").policies();
    assertThat(learn(TimeRange.ALL, "two", "two").policies()).isEqualTo(once);
  }

  @Test
  void rangeChoosesWindowsByTheirBeginning() throws IOException {
    PolicyTable table = learn(new TimeRange(0, 1_000), "one");
    assertThat(table.policies()).extracting(FunctionPolicy::functionUid).containsExactly("a", "b");
    assertThat(TrainingFile.read(folder.resolve("table")).windows()).isEqualTo(1);
  }

  @Test
  void rangeWithoutWindowsIsRefused() {
    assertThatThrownBy(() -> learn(new TimeRange(20_000, 30_000), "one", "two"))
        .isInstanceOf(AlpsException.class)
        .hasMessage("Cannot learn from " + folder.resolve("one-profile") + " " + folder.resolve("two-profile")
            + ": no window begins from 20ms to 30ms. The trace runs from 0s to 9ms; choose --from and --until within it.");
    assertThat(folder.resolve("table")).doesNotExist();
  }

  @Test
  void folderThatIsNoProfileIsRefused() {
    assertThatThrownBy(() -> learn(TimeRange.ALL, "three")).isInstanceOf(AlpsException.class)
        .hasMessageMatching("Cannot read profile: .*/three-profile/manifest.json is missing or damaged. Name a folder that alps wrote.");
  }

  private void profile(String name, String... rows) throws IOException {
    String trace = file(folder, name + ".csv", Stream.concat(Stream.of(HEADER), Stream.of(rows)).toArray(String[]::new));
    Ingests.run(request(folder.resolve(name), "csv:" + trace));
    new SimulateJob(SharedSpark.session()).run(new SimulateRequest(folder.resolve(name).toString(), folder.resolve(name + "-profile").toString(), 1_000,
        HostModel.ideal(0), new Expansion(ArrivalProcess.POISSON, 1)));
  }

  private PolicyTable learn(TimeRange range, String... names) throws IOException {
    List<String> profiles = Stream.of(names).map(name -> folder.resolve(name + "-profile").toString()).toList();
    return new LearnJob(SharedSpark.session()).run(
        new LearnRequest(profiles, range, folder.resolve("table"), Learners.ALPS, LearnerOptions.unguarded(), Optional.empty(), 0));
  }
}
