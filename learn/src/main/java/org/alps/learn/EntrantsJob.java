package org.alps.learn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alps.ingest.AlpsException;
import org.alps.ingest.Progress;
import org.alps.ingest.TimeSpan;
import org.alps.ingest.dataset.TraceManifest;
import org.alps.simulate.Conditions;
import org.alps.simulate.HostTraceJob;
import org.alps.simulate.TimeRange;
import org.alps.simulate.outcome.Contender;
import org.alps.simulate.outcome.EvaluationManifest.Training;
import org.alps.simulate.outcome.TrainingFile;
import org.alps.simulate.profile.ProfileManifest;
import org.alps.simulate.table.PolicyTable;
import org.apache.spark.sql.SparkSession;

/** Makes entrants of an evaluation ready: learns their tables from time before the judged, and refuses those that were learned from judged time. */
final class EntrantsJob {
  private final SparkSession spark;
  private final TraceManifest judged;
  private final TimeRange range;
  private final List<String> profiles;
  /** Those of the profiles that are of the judged dataset itself. */
  private final List<String> ofJudged = new ArrayList<>();
  private final Map<Learners, LearnJob.Learned> learned = new EnumMap<>(Learners.class);

  /**
   * @param dataset the folder of what is judged
   * @param profiles what is learned from; may be empty
   * @param chosen what is judged; all of the trace where nobody chose, but its second half where something is learned
   */
  EntrantsJob(SparkSession spark, String dataset, List<String> profiles, TimeRange chosen) throws IOException {
    this.spark = spark;
    this.judged = HostTraceJob.manifest(spark, dataset);
    this.profiles = profiles;
    for (String profile : profiles) {
      if (TrainingJob.manifest(spark, profile).trace().equals(judged)) {
        ofJudged.add(profile);
      }
    }
    this.range = profiles.isEmpty() || chosen.fromUs() > 0 ? chosen : secondHalf(chosen);
  }

  private TimeRange secondHalf(TimeRange chosen) {
    TimeRange all = TimeRange.of(judged);
    long half = all.fromUs() + (Math.min(all.untilUs(), chosen.untilUs()) - all.fromUs()) / 2;
    Progress.say("Judging from " + new TimeSpan(half).text() + ", the second half, and learning from the first; --from chooses another border.");
    return new TimeRange(half, chosen.untilUs());
  }

  /** What is judged. */
  TimeRange range() {
    return range;
  }

  /** Those who can be judged: nobody knows the sizes of judged time where no profile is of it, or where they drift. */
  List<Entrant> able(List<Entrant> entrants, Conditions conditions) {
    if (!ofJudged.isEmpty() && conditions.driftSigma() == 0) {
      return entrants;
    }
    return entrants.stream().filter(entrant -> !entrant.knows()).toList();
  }

  /** @throws AlpsException with exit code 2 where a table has seen judged time, 3 where profiles hold nothing before it */
  List<Contender> contenders(List<Entrant> entrants) throws IOException {
    List<Contender> contenders = new ArrayList<>();
    for (Entrant entrant : entrants) {
      if (entrant.file() != null) {
        checkUnseen(entrant.file());
      }
    }
    for (Entrant entrant : entrants) {
      contenders.add(Contender.of(entrant.label(), entrant.policy(), entrant.learner() == null ? entrant.table() : table(entrant)));
    }
    return contenders;
  }

  /** What the first file's table was learned from, else the default learner's, else any; null where nothing was learned or nobody knows. */
  Training training(List<Entrant> entrants) throws IOException {
    for (Entrant entrant : entrants) {
      if (entrant.file() != null) {
        return TrainingFile.read(entrant.file());
      }
    }
    LearnJob.Learned subject = learned.getOrDefault(Learners.GUARDED, learned.values().stream().findFirst().orElse(null));
    return subject == null ? null : subject.training();
  }

  private void checkUnseen(Path table) throws IOException {
    Training training = TrainingFile.read(table);
    if (training == null || Collections.disjoint(training.inputs(), judged.sources())) {
      return;
    }
    TimeRange whole = TimeRange.of(judged);
    long from = Math.max(range.fromUs(), whole.fromUs());
    long until = Math.min(range.untilUs(), whole.untilUs());
    if (from < training.untilUs() && until > training.fromUs()) {
      throw AlpsException.usage("Cannot judge " + table + " on time it was learned from: it has seen "
          + new TimeRange(training.fromUs(), training.untilUs()).text() + ". Give --from " + new TimeSpan(training.untilUs()).text()
          + " or later, or learn it from less with --until.");
    }
  }

  private PolicyTable table(Entrant entrant) throws IOException {
    return entrant.knows() ? learn(entrant.learner(), ofJudged, range).table() : learned(entrant.learner()).table();
  }

  private LearnJob.Learned learned(Learners learner) throws IOException {
    if (!learned.containsKey(learner)) {
      learned.put(learner, learn(learner, profiles, before()));
    }
    return learned.get(learner);
  }

  private LearnJob.Learned learn(Learners learner, List<String> from, TimeRange windows) throws IOException {
    return new LearnJob(spark).learn(new LearnRequest(from, windows, null, learner, learner.defaults(), Optional.empty(), 0));
  }

  /**
   * Windows that end before judged time, where a profile is of the judged trace: windows begin at multiples of their length. A profile of another trace is
   * learned from whole.
   */
  private TimeRange before() throws IOException {
    long until = Long.MAX_VALUE;
    for (String profile : profiles) {
      ProfileManifest manifest = TrainingJob.manifest(spark, profile);
      if (!Collections.disjoint(manifest.trace().sources(), judged.sources())) {
        long from = judged.timeZeroUs() + range.fromUs() - manifest.trace().timeZeroUs();
        if (from < manifest.windowUs()) {
          throw AlpsException.usage("Cannot learn from " + profile + ": none of its windows of " + new TimeSpan(manifest.windowUs()).text()
              + " ends before judged time. Give a later --from, or a profile with a shorter --window.");
        }
        until = Math.min(until, from / manifest.windowUs() * manifest.windowUs());
      }
    }
    return new TimeRange(0, until);
  }
}
