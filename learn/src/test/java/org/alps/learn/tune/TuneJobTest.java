package org.alps.learn.tune;

import static org.alps.ingest.Ingests.file;
import static org.alps.ingest.Ingests.placed;
import static org.alps.ingest.Ingests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.Ingests;
import org.alps.ingest.SharedSpark;
import org.alps.learn.LearnJob;
import org.alps.learn.LearnRequest;
import org.alps.simulate.Conditions;
import org.alps.simulate.EvaluateJob;
import org.alps.simulate.EvaluateRequest;
import org.alps.simulate.Expansion;
import org.alps.simulate.SimulateJob;
import org.alps.simulate.SimulateRequest;
import org.alps.simulate.TimeRange;
import org.alps.simulate.expand.ArrivalProcess;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.outcome.Contender;
import org.alps.simulate.outcome.Verdict;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.table.PolicyTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tuning job on small traces: 16 windows of 10 ms before the end of training, and later time that must not matter. */
class TuneJobTest {
  private static final long WINDOW_US = 10_000;
  private static final long UNTIL_US = 16 * WINDOW_US;
  private static final Expansion EXPANSION = new Expansion(ArrivalProcess.POISSON, 1);
  private static final List<Candidate> CANDIDATES =
      TuningGrid.candidates(List.of("aging-factor=1,1000", "levels=2", "decay=1", "minimum-evidence=1,5"));

  @TempDir private Path folder;

  @BeforeEach
  void datasets() throws IOException {
    dataset("one", trace(1, UNTIL_US));
    dataset("two", trace(2, UNTIL_US));
  }

  @Test
  void aTrialIsWhatLearningAndJudgingByHandGive() throws IOException {
    Tuning tuning = tune(null, "one", "two");
    assertThat(tuning.trials()).hasSize(2 * 2 * CANDIDATES.size());
    Candidate candidate = CANDIDATES.get(1);
    long cutUs = 6 * WINDOW_US;
    PolicyTable table = new LearnJob(SharedSpark.session()).run(new LearnRequest(
        List.of(path("one-profile")), new TimeRange(0, cutUs), folder.resolve("table"), candidate.learner(), candidate.options(), Optional.empty(), 0));
    Verdict verdict = new EvaluateJob(SharedSpark.session()).run(new EvaluateRequest(path("one"), path("evaluation"),
        List.of(Contender.of("ps", SimulatedPolicy.PS, null), Contender.of("learned", SimulatedPolicy.ALPS, table)),
        new TimeRange(cutUs, cutUs + 5 * WINDOW_US), HostModel.ideal(1), EXPANSION, Conditions.AS_TRACED, 1_000, null));
    Trial trial = tuning.trials().stream().filter(t -> t.candidate().equals(candidate)).findFirst().orElseThrow();
    assertThat(trial.dataset()).isEqualTo(path("one"));
    assertThat(trial.fold()).isEqualTo(1);
    assertThat(trial.meanRatio()).isEqualTo(
        verdict.outcome("learned", "all").meanTurnaroundUs() / verdict.outcome("ps", "all").meanTurnaroundUs());
    assertThat(trial.worstWaitRatio()).isEqualTo((double) verdict.outcome("learned", "all").maxWaitUs() / verdict.outcome("ps", "all").maxWaitUs());
    assertThat(trial.longP99Ratio()).isEqualTo(
        verdict.outcome("learned", "long").turnarounds().quantile(0.99) / verdict.outcome("ps", "long").turnarounds().quantile(0.99));
    assertThat(tuning.trials()).as("no candidate beats SRPT on one core").allSatisfy(t -> assertThat(t.gapClosed()).isLessThanOrEqualTo(1));
    assertThat(tuning.trials().stream().mapToDouble(Trial::meanRatio).distinct().count()).as("candidates differ").isGreaterThan(4);
  }

  @Test
  void whatComesAfterTheEndOfTrainingChangesNothing() throws IOException {
    List<String> rows = trace(1, UNTIL_US);
    for (int i = 0; i < 400; i++) {
      rows.add("short," + (UNTIL_US + 50 * i) + ",7,x");
      rows.add("long," + (UNTIL_US + 50 * i) + ",2000,x");
    }
    dataset("poisoned", rows);
    assertThat(tune(null, "poisoned").trials()).usingRecursiveComparison().ignoringFields("dataset").isEqualTo(tune(null, "one").trials());
  }

  @Test
  void theTableIsTheSameBytesAndNothingElseIsLeft() throws IOException {
    Tuning tuning = tune(path("first"), "one", "two");
    tune(path("second"), "one", "two");
    assertThat(Files.readAllLines(folder.resolve("first/tuning.csv"))).hasSize(1 + CANDIDATES.size() * (2 * 2 + 1))
        .isEqualTo(new TuningText(tuning).csv()).isEqualTo(Files.readAllLines(folder.resolve("second/tuning.csv")));
    assertThat(folder.resolve("first/evaluations")).doesNotExist();
    assertThatThrownBy(() -> tune(path("first"), "one")).isInstanceOf(AlpsException.class).hasMessageStartingWith("Cannot write tuning: ");
  }

  @Test
  void aProfileOfAnotherDatasetIsRefused() {
    TuneRequest.Subject crossed = new TuneRequest.Subject(path("one"), path("two-profile"), 0);
    assertThatThrownBy(() -> new TuneJob(SharedSpark.session()).run(
        new TuneRequest(List.of(crossed), CANDIDATES, 2, new TuningLimits(1.05, 1.4), null, HostModel.ideal(1), EXPANSION, Conditions.AS_TRACED)))
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
        .hasMessage("Cannot tune on " + path("one") + ": " + path("two-profile")
            + " is another dataset's profile. Give --dataset and --profile in the same order.");
  }

  private Tuning tune(String to, String... names) throws IOException {
    List<TuneRequest.Subject> subjects = new ArrayList<>();
    for (String name : names) {
      subjects.add(new TuneRequest.Subject(path(name), path(name + "-profile"), UNTIL_US));
    }
    return new TuneJob(SharedSpark.session()).run(
        new TuneRequest(subjects, CANDIDATES, 2, new TuningLimits(1.05, 1.4), to, HostModel.ideal(1), EXPANSION, Conditions.AS_TRACED));
  }

  /** A busy core: short invocations of a few us to 100, a long one of 2 ms every few ms, and one function that is seldom. */
  private static List<String> trace(long seed, long untilUs) {
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (long arrivalUs = 0; arrivalUs < untilUs; arrivalUs += 60 + random.nextInt(300)) {
      int kind = random.nextInt(20);
      rows.add(kind < 2 ? "long," + arrivalUs + "," + (1_800 + random.nextInt(400)) + ",x"
          : kind < 3 ? "seldom" + random.nextInt(8) + "," + arrivalUs + ",60,x" : "short," + arrivalUs + "," + (5 + random.nextInt(95)) + ",x");
    }
    rows.add("short," + (untilUs - 1) + ",7,x");
    return rows;
  }

  private void dataset(String name, List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of("function_uid,arrival_us,cpu_time_us,host"));
    lines.addAll(rows);
    Ingests.run(placed(request(folder.resolve(name), "csv:" + file(folder, name + ".csv", lines.toArray(String[]::new))), "traced", 0));
    new SimulateJob(SharedSpark.session()).run(new SimulateRequest(path(name), path(name + "-profile"), WINDOW_US, HostModel.ideal(1), EXPANSION));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
