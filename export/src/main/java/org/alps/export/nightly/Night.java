package org.alps.export.nightly;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.Progress;

/** One run of the nightly refresh. Run again, it does what is missing and no more; see {@link Planner} for what is due. */
public final class Night {
  /** What has been done so far; the first two are repeated for every partition. */
  enum Step {
    PLANNED,
    INGESTED,
    SIMULATED,
    LEARNED,
    JUDGED,
    REPORTED,
    PUBLISHED,
    TIDIED,
    TOLD
  }

  private final NightlyConfig config;
  private final StateFolder state;
  private final InstantSource clock;
  private final Consumer<Step> after;

  public Night(NightlyConfig config) {
    this(config, InstantSource.system(), step -> {});
  }

  /** @param after told after each step; a test throws from it to interrupt there */
  Night(NightlyConfig config, InstantSource clock, Consumer<Step> after) {
    this.config = config;
    this.state = new StateFolder(config.state());
    this.clock = clock;
    this.after = after;
  }

  /** What {@link #run} would do, a line each; nothing is written. */
  public String plan() throws IOException {
    return new Planner(config, state, PartitionsJob.list(config.glob())).plan(clock.instant()).text();
  }

  /**
   * Does what is due.
   *
   * @return the file of the table that was published; nothing where nothing was
   * @throws AlpsException with exit code 4 where the gate refused the candidate, now or in the last epoch where nothing came since
   */
  public Optional<Path> run() throws IOException {
    StateLock lock = StateLock.hold(config.state());
    try {
      return runAlone();
    } finally {
      lock.close();
    }
  }

  private Optional<Path> runAlone() throws IOException {
    state.sweep();
    SortedMap<String, Partition> partitions = PartitionsJob.list(config.glob());
    NightPlan night = new Planner(config, state, partitions).plan(clock.instant());
    if (night.isEmpty()) {
      tell("Planning", "nothing new since " + night.newest());
      retell();
      return Optional.empty();
    }
    if (night.epoch().isPresent()) {
      state.write(night.epoch().get());
    }
    tell("Planning", night.epoch().map(EpochPlan::sentence).orElse("no epoch is due"));
    after.accept(Step.PLANNED);
    Stages stages = new Stages(config, state, partitions);
    for (String partition : night.prepare()) {
      stages.ingest(partition);
      after.accept(Step.INGESTED);
      stages.simulate(partition);
      after.accept(Step.SIMULATED);
    }
    if (night.epoch().isEmpty()) {
      stages.tidy();
      return Optional.empty();
    }
    return run(night.epoch().get(), stages);
  }

  private Optional<Path> run(EpochPlan plan, Stages stages) throws IOException {
    stages.learn(plan);
    after.accept(Step.LEARNED);
    stages.judge(plan);
    after.accept(Step.JUDGED);
    stages.report(plan);
    after.accept(Step.REPORTED);
    EpochVerdict verdict = stages.verdict(plan);
    Optional<Path> published = verdict.refused() ? Optional.empty() : Optional.of(stages.publish(plan, verdict));
    after.accept(Step.PUBLISHED);
    stages.tidy();
    after.accept(Step.TIDIED);
    state.write(verdict);
    after.accept(Step.TOLD);
    if (verdict.refused()) {
      throw refusal(verdict);
    }
    tell("Publishing", "epoch " + plan.epoch() + ", " + verdict.comparison() + "; see " + state.report(plan.epoch()));
    return published;
  }

  private void retell() throws IOException {
    OptionalLong last = state.lastEpoch();
    Optional<EpochVerdict> verdict = last.isPresent() ? state.verdict(last.getAsLong()) : Optional.empty();
    if (verdict.isPresent() && verdict.get().refused()) {
      throw refusal(verdict.get());
    }
  }

  private AlpsException refusal(EpochVerdict verdict) {
    String stays = verdict.incumbentEpoch() == null ? "Nothing is in force yet" : "The incumbent, epoch " + verdict.incumbentEpoch() + ", stays";
    return new AlpsException(ExitCode.GATE_REFUSED, "Cannot publish epoch " + verdict.epoch() + ": the candidate's mean turnaround on " + verdict.judgedOn()
        + " is " + String.join(" and ", verdict.reasons()) + ". " + stays + "; see " + state.report(verdict.epoch()) + ".");
  }

  private static void tell(String stage, String outcome) {
    try (Progress progress = Progress.stage(stage, 0)) {
      progress.done(outcome);
    }
  }
}
