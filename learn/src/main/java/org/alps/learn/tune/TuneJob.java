package org.alps.learn.tune;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alps.ingest.AlpsException;
import org.alps.ingest.dataset.StagedFolder;
import org.alps.ingest.dataset.TraceManifest;
import org.alps.learn.LearnerOptions;
import org.alps.learn.Learners;
import org.alps.learn.TrainingJob;
import org.alps.simulate.EvaluateJob;
import org.alps.simulate.EvaluateRequest;
import org.alps.simulate.HostTraceJob;
import org.alps.simulate.outcome.Contender;
import org.alps.simulate.outcome.Verdict;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.profile.ProfileManifest;
import org.alps.simulate.table.PolicyTable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * The tuning job: on each fold of each dataset, every candidate is learned from the windows before and judged on the fold, all of them in one read
 * of the trace. No window and no invocation at or after a dataset's end of training time is looked at.
 */
final class TuneJob {
  private static final String FILE = "tuning.csv";
  private static final String EVALUATIONS = "evaluations";
  private static final String FAIR = SimulatedPolicy.PS.id();
  private static final String SRPT = SimulatedPolicy.SRPT.id();

  private final SparkSession spark;

  TuneJob(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Tries everything, and publishes {@code tuning.csv} where a folder was named.
   *
   * @throws AlpsException with exit code 2 where a dataset has too few windows or the folder exists, 3 where a profile is another dataset's; all
   *     before anything is judged
   */
  Tuning run(TuneRequest request) throws IOException {
    List<List<Fold>> folds = new ArrayList<>();
    for (TuneRequest.Subject subject : request.subjects()) {
      folds.add(folds(subject, request.folds()));
    }
    String to = request.to() == null ? Files.createTempDirectory("alps-").resolve("tuning").toString() : request.to();
    try (StagedFolder folder = new StagedFolder(to, "tuning", spark.sparkContext().hadoopConfiguration())) {
      Tuning tuning = new Tuning(trials(request, folds, folder.path(EVALUATIONS)), request.limits());
      if (request.to() != null) {
        folder.fileSystem().delete(folder.path(EVALUATIONS), true);
        try (OutputStream out = folder.fileSystem().create(folder.path(FILE))) {
          out.write((String.join("\n", new TuningText(tuning).csv()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        folder.publish();
      }
      return tuning;
    } finally {
      if (request.to() == null) {
        Files.deleteIfExists(java.nio.file.Path.of(to).getParent());
      }
    }
  }

  private List<Trial> trials(TuneRequest request, List<List<Fold>> folds, Path evaluations) throws IOException {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < folds.size(); i++) {
      TuneRequest.Subject subject = request.subjects().get(i);
      for (int fold = 0; fold < request.folds(); fold++) {
        Verdict verdict = judge(request, subject, folds.get(i).get(fold), new Path(evaluations, i + "-" + fold).toString());
        for (Candidate candidate : request.candidates()) {
          trials.add(Trial.of(candidate, subject.dataset(), fold + 1, verdict, FAIR, SRPT));
        }
      }
    }
    return trials;
  }

  private List<Fold> folds(TuneRequest.Subject subject, int folds) throws IOException {
    TraceManifest trace = HostTraceJob.manifest(spark, subject.dataset());
    ProfileManifest profile = TrainingJob.manifest(spark, subject.profile());
    if (!profile.trace().equals(trace)) {
      throw AlpsException.badInput("Cannot tune on " + subject.dataset() + ": " + subject.profile()
          + " is another dataset's profile. Give --dataset and --profile in the same order.");
    }
    long untilUs = subject.untilUs() > 0 ? subject.untilUs() : trace.firstArrivalUs() + trace.spanUs() / 2;
    long endUs = trace.firstArrivalUs() + trace.spanUs() + 1;
    return Fold.of(subject.dataset(), trace.firstArrivalUs(), Math.min(untilUs, endUs), profile.windowUs(), folds);
  }

  /** Judges all candidates beside fair sharing and SRPT. Short is what is below the mean of the invocations that are learned from. */
  private Verdict judge(TuneRequest request, TuneRequest.Subject subject, Fold fold, String to) throws IOException {
    TrainingJob training = new TrainingJob(spark, List.of(subject.profile()), fold.learned());
    List<Contender> contenders = new ArrayList<>(List.of(Contender.of(FAIR, SimulatedPolicy.PS, null), Contender.of(SRPT, SimulatedPolicy.SRPT, null)));
    Map<Lesson, PolicyTable> learned = new HashMap<>();
    for (Candidate candidate : request.candidates()) {
      PolicyTable table = learned.computeIfAbsent(new Lesson(candidate.learner(), candidate.unguarded()),
          lesson -> training.learn(lesson.learner().learner(), lesson.options(), Optional.empty(), 0));
      contenders.add(Contender.of(candidate.line(), SimulatedPolicy.ALPS, candidate.guarded(table)));
    }
    return new EvaluateJob(spark).run(new EvaluateRequest(subject.dataset(), to, contenders, fold.judged(), request.model(), request.expansion(),
        request.conditions(), training.meanCpuTimeUs(), null));
  }

  /** What is learned once, though several candidates obey it under different guards. */
  private record Lesson(Learners learner, LearnerOptions options) {}
}
