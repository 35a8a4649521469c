package org.alps.export.nightly;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.alps.ingest.AlpsException;
import org.alps.ingest.Durations;
import org.alps.ingest.IngestRequest;
import org.alps.ingest.TimeSpan;
import org.alps.ingest.format.ReaderOptions;
import org.alps.ingest.format.TraceFormat;
import org.alps.learn.LearnRequest;
import org.alps.learn.LearnerArguments;
import org.alps.simulate.Conditions;
import org.alps.simulate.EvaluateRequest;
import org.alps.simulate.ExpansionOptions;
import org.alps.simulate.SimulateRequest;
import org.alps.simulate.TimeRange;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.outcome.Contender;
import org.alps.simulate.outcome.EvaluationManifest.Training;
import org.alps.simulate.table.PolicyTable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What the nightly refresh is told: one configuration file, whose keys are named as the options of {@code ingest}, {@code simulate},
 * {@code learn} and {@code evaluate}, and mean the same. {@code export/src/main/config/nightly.conf} shows them all.
 */
public final class NightlyConfig {
  private static final long SHORTEST_WINDOW_US = 1_000;
  /** Keys that do not shape what an epoch comes to: where things are, and how long they stay. */
  private static final Set<String> SHAPELESS = Set.of("partitions", "state", "keep");

  @Option(names = "--partitions")
  private String partitions;

  @Option(names = "--state")
  private Path state;

  @Option(names = "--learn-last")
  private int learnLast = 7;

  @Option(names = "--keep")
  private int keep = 2;

  @Option(names = "--gate-tolerance-percent")
  private double gateTolerancePercent;

  @Option(names = "--cores")
  private int cores = 16;

  @Option(names = "--load")
  private double load = 0.8;

  @Option(names = "--hosts")
  private int hosts;

  @Option(names = "--placement")
  private String placement = "auto";

  @Option(names = "--durations")
  private String durations;

  @Option(names = "--event-time")
  private String eventTime;

  @Option(names = "--window", converter = TimeSpan.Converter.class)
  private TimeSpan window = TimeSpan.of("1h");

  @Option(names = "--switch-cost-us")
  private long switchCostUs;

  @Option(names = "--short-below", converter = TimeSpan.Converter.class)
  private TimeSpan shortBelow;

  @Mixin private final ExpansionOptions expansion = new ExpansionOptions();
  @Mixin private final LearnerArguments learning = new LearnerArguments();

  private final CommandLine parser = new CommandLine(this);

  private NightlyConfig() {}

  /**
   * Reads a configuration.
   *
   * @throws AlpsException with exit code 2 that tells every problem of the file, a line each
   */
  public static NightlyConfig read(Path file) {
    ConfigFile lines = ConfigFile.read(file);
    NightlyConfig config = new NightlyConfig();
    Set<String> problems = new LinkedHashSet<>(lines.problems());
    problems.addAll(config.set(lines.values()));
    problems.addAll(config.outOfRange());
    if (!problems.isEmpty()) {
      throw AlpsException.usage("Cannot use configuration: " + file + ". Mend "
          + (problems.size() == 1 ? "this:" : "these " + problems.size() + ":") + "\n  " + String.join("\n  ", problems));
    }
    return config;
  }

  /** Every key there is. */
  static Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    new NightlyConfig().parser.getCommandSpec().options().forEach(option -> keys.add(key(option)));
    return keys;
  }

  private static String key(OptionSpec option) {
    return option.longestName().substring(2);
  }

  private List<String> set(Map<String, String> values) {
    List<String> problems = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    values.forEach((key, value) -> {
      if (parser.getCommandSpec().findOption("--" + key) == null) {
        problems.add(key + " is no key." + meant(key));
      } else if (!value.isEmpty()) {
        arguments.add("--" + key + "=" + value);
      }
    });
    parser.getCommandSpec().parser().collectErrors(true);
    for (Exception error : parser.parseArgs(arguments.toArray(String[]::new)).errors()) {
      problems.add(unreadable((ParameterException) error, values));
    }
    if (!values.containsKey("partitions")) {
      problems.add("partitions is missing. Name format and glob, as in azure2019:/data/traces/day=*.");
    }
    if (!values.containsKey("state")) {
      problems.add("state is missing. Name the folder that keeps everything, as in /var/lib/alps.");
    }
    return problems;
  }

  private String meant(String key) {
    List<String> similar = new UnmatchedArgumentException(parser, List.of("--" + key)).getSuggestions();
    return similar.isEmpty() ? " Remove the line." : " Perhaps " + similar.get(0).substring(2) + " is meant; else remove the line.";
  }

  private static String unreadable(ParameterException error, Map<String, String> values) {
    String key = key((OptionSpec) error.getArgSpec());
    Class<?> type = error.getArgSpec().type();
    String wanted = type == TimeSpan.class ? "a whole number and one of us, ms, s, m, h, d, as in 90s"
        : type == double.class ? "a number, as in 0.8" : type == Path.class ? "a path" : "a whole number";
    return key + " is " + values.get(key) + ". Write " + wanted + (values.get(key).contains("#") ? "; a comment needs a line of its own." : ".");
  }

  private List<String> outOfRange() {
    List<String> problems = new ArrayList<>();
    require(problems, "learn-last", learnLast, 1, 1000);
    require(problems, "keep", keep, 1, 1000);
    require(problems, "gate-tolerance-percent", gateTolerancePercent, 0, 100);
    require(problems, "cores", cores, 1, 1024);
    require(problems, "hosts", hosts, 0, 10_000_000);
    require(problems, "switch-cost-us", switchCostUs, 0, 1_000_000);
    if (!(load > 0 && load <= 10)) {
      problems.add("load is " + load + ". Give a number above 0, such as 0.8.");
    }
    if (!List.of("auto", "traced", "seeded").contains(placement)) {
      problems.add("placement is " + placement + ". Say auto, traced or seeded.");
    }
    if (window.us() < SHORTEST_WINDOW_US) {
      problems.add("window is " + window.us() + " us. Give at least 1ms.");
    }
    if (partitions != null && partitions.indexOf(':') < 0) {
      problems.add("partitions is " + partitions + ". Name format and glob, as in azure2019:/data/traces/day=*.");
    } else if (partitions != null) {
      collect(problems, this::format);
    }
    collect(problems, this::reader);
    collect(problems, this::durations);
    collect(problems, expansion::expansion);
    collect(problems, learning::learner);
    collect(problems, learning::options);
    return problems;
  }

  private static void require(List<String> problems, String key, double value, long low, long high) {
    if (!(value >= low && value <= high)) {
      String shown = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
      problems.add(key + " is " + shown + ". Give " + low + " to " + high + ".");
    }
  }

  /** Keys are named as options are, so what refuses an option's value tells the key, but for the dashes. */
  private static void collect(List<String> problems, Supplier<?> part) {
    try {
      part.get();
    } catch (AlpsException e) {
      problems.add(e.getMessage().replace(" --", " "));
    }
  }

  TraceFormat format() {
    return TraceFormat.of(partitions.substring(0, partitions.indexOf(':')));
  }

  String glob() {
    return partitions.substring(partitions.indexOf(':') + 1);
  }

  Path state() {
    return state.toAbsolutePath().normalize();
  }

  int learnLast() {
    return learnLast;
  }

  int keep() {
    return keep;
  }

  double gateTolerancePercent() {
    return gateTolerancePercent;
  }

  long seed() {
    return expansion.expansion().seed();
  }

  /** What shapes the results of an epoch, by key. */
  SortedMap<String, String> settings() {
    SortedMap<String, String> settings = new TreeMap<>();
    for (OptionSpec option : parser.getCommandSpec().options()) {
      Object value = option.getValue();
      if (value != null && !SHAPELESS.contains(key(option))) {
        settings.put(key(option), value instanceof TimeSpan time ? time.us() + "us" : value.toString());
      }
    }
    return settings;
  }

  private ReaderOptions reader() {
    return new ReaderOptions(eventTime == null ? null : ReaderOptions.EventTime.of(eventTime), seed());
  }

  private Durations durations() {
    return durations == null ? null : Durations.of(durations);
  }

  IngestRequest ingest(String path, String dataset) {
    return new IngestRequest(List.of(format().id() + ":" + path), dataset, cores, load, hosts, placement, durations(), reader());
  }

  SimulateRequest simulate(String dataset, String profile) {
    return new SimulateRequest(dataset, profile, window.us(), hostModel(), expansion.expansion());
  }

  LearnRequest learn(List<String> profiles, Path table, Optional<PolicyTable> incumbent, long createdAtNs) {
    return new LearnRequest(profiles, TimeRange.ALL, table, learning.learner(), learning.options(), incumbent, createdAtNs);
  }

  EvaluateRequest evaluate(String dataset, String evaluation, List<Contender> contenders, Training training) {
    return new EvaluateRequest(dataset, evaluation, contenders, TimeRange.ALL, hostModel(), expansion.expansion(),
        Conditions.AS_TRACED, shortBelow == null ? 0 : shortBelow.us(), training);
  }

  private HostModel hostModel() {
    return new HostModel(0, switchCostUs, 0, 1);
  }
}
