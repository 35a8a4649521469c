package org.alps.learn.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.alps.ingest.AlpsException;
import org.alps.ingest.Counted;
import org.alps.ingest.ExitCode;
import org.alps.ingest.SessionJob;
import org.alps.ingest.TimeSpan;
import org.alps.simulate.ConditionOptions;
import org.alps.simulate.ExpansionOptions;
import org.alps.simulate.HostOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alps tune}: options of a learner chosen by cross-validation on training time, one set for all datasets. */
@Command(
    name = "tune",
    description = "Chooses a learner's options by cross-validation on training time.",
    footer = {
      "",
      "Each dataset's time before --until is cut into folds; each fold is judged by",
      "what the windows before it teach. Without --to, tuning.csv is printed.",
      "",
      "Example:",
      "  alps tune --dataset work/azure --profile work/azure-profile \\",
      "    --dataset work/huawei --profile work/huawei-profile --try levels=4,8"
    })
public final class TuneCommand implements Callable<Integer> {
  private static final int MOST_FOLDS = 100;

  @Option(names = "--dataset", required = true, paramLabel = "DATASET", description = "A folder that alps ingest wrote; several to tune for all of them.")
  private List<String> datasets;

  @Option(names = "--profile", required = true, paramLabel = "PROFILE", description = "A folder that alps simulate made of it, one for each dataset.")
  private List<String> profiles;

  @Option(names = "--until", paramLabel = "TIME", converter = TimeSpan.Converter.class,
      description = "Nothing from here on is looked at; one for all datasets or one for each (default: half of each trace's span).")
  private List<TimeSpan> until = List.of();

  @Option(names = "--try", paramLabel = "OPTION=VALUE,...",
      description = "Values of an option of alps learn to try, in place of the grid's or beside it (default aging-factor=2,5,10,20 levels=4,8 decay=1,0.5 minimum-evidence=3,10).")
  private List<String> tries = List.of();

  @Option(names = "--folds", defaultValue = "3", paramLabel = "N", description = "Folds of each dataset (default ${DEFAULT-VALUE}).")
  private int folds;

  @Option(names = "--long-p99-limit", defaultValue = "1.05", paramLabel = "X",
      description = "The most that long functions' p99 may come to, as a multiple of fair sharing's (default ${DEFAULT-VALUE}).")
  private double longP99Limit;

  @Option(names = "--worst-wait-limit", defaultValue = "1.4", paramLabel = "X",
      description = "The most that the worst wait may come to, as a multiple of fair sharing's (default ${DEFAULT-VALUE}).")
  private double worstWaitLimit;

  @Option(names = "--to", paramLabel = "FOLDER", description = "The folder to write tuning.csv to; it must not exist. On a cluster, where all workers see it.")
  private String to;

  @Mixin private HostOptions host;
  @Mixin private ExpansionOptions expansion;
  @Mixin private ConditionOptions condition;

  @Override
  public Integer call() throws Exception {
    host.check();
    TuneRequest request = new TuneRequest(
        subjects(), TuningGrid.candidates(tries), folds, new TuningLimits(longP99Limit, worstWaitLimit), to, host.model(), expansion.expansion(),
        condition.conditions());
    TuningText text = new TuningText(new TuneJob(SessionJob.session()).run(request));
    if (to == null) {
      text.csv().forEach(System.out::println);
      System.out.println();
    }
    System.out.print(text.reasons());
    return ExitCode.OK.code();
  }

  private List<TuneRequest.Subject> subjects() {
    List<String> problems = new ArrayList<>();
    if (profiles.size() != datasets.size()) {
      problems.add(Counted.of(datasets.size(), "dataset") + " but " + Counted.of(profiles.size(), "profile"));
    }
    if (until.size() > 1 && until.size() != datasets.size()) {
      problems.add(Counted.of(datasets.size(), "dataset") + " but " + until.size() + " times --until");
    }
    if (folds < 1 || folds > MOST_FOLDS) {
      problems.add("folds is " + folds + ", not 1 to " + MOST_FOLDS);
    }
    if (!(longP99Limit > 0 && worstWaitLimit > 0)) {
      problems.add("a limit is not above 0");
    }
    if (!problems.isEmpty()) {
      throw AlpsException.usage("Cannot tune: " + String.join("; ", problems) + ". Give --dataset and --profile in the same order, and correct the rest.");
    }
    return IntStream.range(0, datasets.size()).mapToObj(i -> new TuneRequest.Subject(datasets.get(i), profiles.get(i), untilUs(i))).toList();
  }

  private long untilUs(int subject) {
    return until.isEmpty() ? 0 : until.get(until.size() == 1 ? 0 : subject).us();
  }
}
