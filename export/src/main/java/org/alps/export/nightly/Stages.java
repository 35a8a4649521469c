package org.alps.export.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.alps.export.ReportCommand;
import org.alps.export.publish.PolicyFacts;
import org.alps.export.publish.PolicyPublication;
import org.alps.export.report.EvaluationFiles;
import org.alps.ingest.IngestJob;
import org.alps.ingest.SessionJob;
import org.alps.ingest.SparkProgressJob;
import org.alps.ingest.dataset.TraceManifest;
import org.alps.learn.LearnJob;
import org.alps.simulate.EvaluateJob;
import org.alps.simulate.SimulateJob;
import org.alps.simulate.outcome.Contender;
import org.alps.simulate.outcome.EvaluationManifest.Training;
import org.alps.simulate.outcome.TrainingFile;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.table.AtomicFile;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;

/** The stages of a night. Each leaves alone what is there already, and what it makes appears whole or not at all. */
final class Stages {
  private final NightlyConfig config;
  private final StateFolder state;
  private final SortedMap<String, Partition> partitions;

  Stages(NightlyConfig config, StateFolder state, SortedMap<String, Partition> partitions) {
    this.config = config;
    this.state = state;
    this.partitions = partitions;
  }

  void ingest(String partition) throws IOException {
    if (state.hasDataset(partition)) {
      return;
    }
    try (SparkProgressJob progress = SparkProgressJob.stage(SessionJob.session(), "Ingesting " + partition)) {
      TraceManifest manifest = new IngestJob(SessionJob.session())
          .run(config.ingest(partitions.get(partition).path(), StateFolder.hadoop(state.dataset(partition))));
      progress.done(manifest.functions() + " functions, " + manifest.invocations() + " invocations, " + manifest.rows().rejectedTotal() + " rows refused");
    }
  }

  void simulate(String partition) throws IOException {
    if (!state.hasProfile(partition)) {
      new SimulateJob(SessionJob.session())
          .run(config.simulate(StateFolder.hadoop(state.dataset(partition)), StateFolder.hadoop(state.profile(partition))));
    }
  }

  /** Learns the candidate under its epoch already, so that what is judged and what is published are the same bytes. */
  void learn(EpochPlan plan) throws IOException {
    Path candidate = state.candidate(plan.epoch());
    if (Files.exists(candidate)) {
      return;
    }
    Path stage = StateFolder.staged(candidate);
    List<String> profiles = plan.learnFrom().stream().map(name -> StateFolder.hadoop(state.profile(name))).toList();
    Path table = stage.resolve(PolicyPublication.TABLE);
    PolicyTable learned = new LearnJob(SessionJob.session()).run(config.learn(profiles, table, incumbent(plan), plan.createdAtNs()));
    PolicyTableFile.write(learned.withEpoch(plan.epoch()), table);
    AtomicFile.move(stage, candidate);
  }

  void judge(EpochPlan plan) throws IOException {
    Path evaluation = state.evaluation(plan.epoch());
    if (Files.exists(evaluation)) {
      return;
    }
    List<Contender> contenders = new ArrayList<>();
    for (SimulatedPolicy yardstick : List.of(SimulatedPolicy.PS, SimulatedPolicy.FIFO, SimulatedPolicy.SRPT)) {
      contenders.add(Contender.of(yardstick.id(), yardstick, null));
    }
    contenders.add(Contender.of(Gate.CANDIDATE, SimulatedPolicy.ALPS, PolicyTableFile.read(table(plan))));
    incumbent(plan).ifPresent(table -> contenders.add(Contender.of(Gate.INCUMBENT, SimulatedPolicy.ALPS, table)));
    new EvaluateJob(SessionJob.session()).run(config.evaluate(StateFolder.hadoop(state.dataset(plan.judgeOn())), StateFolder.hadoop(evaluation),
        contenders, TrainingFile.read(table(plan))));
  }

  void report(EpochPlan plan) {
    if (Files.notExists(state.report(plan.epoch()))) {
      ReportCommand.write(state.evaluation(plan.epoch()), state.report(plan.epoch()));
    }
  }

  EpochVerdict verdict(EpochPlan plan) {
    return new Gate(config.gateTolerancePercent()).judge(plan, EvaluationFiles.read(state.evaluation(plan.epoch())).measures()::meanTurnaroundUs);
  }

  /** Publishes the candidate; the file of the published table. */
  Path publish(EpochPlan plan, EpochVerdict verdict) throws IOException {
    Training training = TrainingFile.read(table(plan));
    PolicyFacts facts = new PolicyFacts(training.learner(), training.parameters(), training.traces(), config.seed(), plan.learnFrom(),
        Map.of("judged_on", plan.judgeOn(), "verdict", verdict.comparison()));
    return new PolicyPublication(state.policies()).publish(PolicyTableFile.read(table(plan)), plan.epoch(), facts);
  }

  /** Removes all datasets but the newest. */
  void tidy() throws IOException {
    List<String> datasets = state.datasets();
    for (String old : datasets.subList(0, Math.max(0, datasets.size() - config.keep()))) {
      state.removeDataset(old);
    }
  }

  private Path table(EpochPlan plan) {
    return state.candidate(plan.epoch()).resolve(PolicyPublication.TABLE);
  }

  private Optional<PolicyTable> incumbent(EpochPlan plan) {
    return Optional.ofNullable(plan.incumbentEpoch())
        .map(epoch -> PolicyTableFile.read(state.policies().resolve("epoch=" + epoch).resolve(PolicyPublication.TABLE)));
  }
}
