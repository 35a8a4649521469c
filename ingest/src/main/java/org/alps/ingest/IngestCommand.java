package org.alps.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.alps.ingest.dataset.DatasetSchema;
import org.alps.ingest.dataset.TraceManifest;
import org.alps.ingest.format.ReaderOptions;
import org.alps.ingest.format.TraceFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alps ingest}: production traces in, one canonical dataset out. */
@Command(
    name = "ingest",
    description = "Turns traces into one canonical dataset, sorted and placed on hosts.",
    footer = {
      "",
      "A path is a file, a folder or a glob, plain, .gz or .zst, on any Hadoop file system.",
      "",
      "Example: alps ingest azure2019:trace/day01 --to work/day01 --cores 16 --load 0.8"
    })
public final class IngestCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "FORMAT:PATH",
      completionCandidates = Formats.class,
      description = "What to read, and as which format: ${COMPLETION-CANDIDATES}.")
  private List<String> inputs;

  @Option(names = "--to", required = true, paramLabel = "DATASET", description = "The folder to write; it must not exist.")
  private String to;

  @Option(names = "--cores", defaultValue = "16", paramLabel = "N", description = "Cores of a host (default ${DEFAULT-VALUE}).")
  private int cores;

  @Option(names = "--load", defaultValue = "0.8", paramLabel = "X", description = "Target utilisation of a host (default ${DEFAULT-VALUE}).")
  private double load;

  @Option(names = "--hosts", defaultValue = "0", paramLabel = "N", description = "Hosts to place on (default: as many as --load asks for).")
  private int hosts;

  @Option(
      names = "--placement",
      defaultValue = "auto",
      paramLabel = "HOW",
      description = "The trace's own hosts (traced), drawn ones (seeded), or traced where the trace names hosts (auto) (default ${DEFAULT-VALUE}).")
  private String placement;

  @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "Seed of all that is drawn (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--durations",
      paramLabel = "CHOICE",
      description = "Sizes of functions whose trace tells none: drawn from sample:FILE, by name from table:FILE, fixed:TIME or quarantine.")
  private String durations;

  @Option(names = "--event-time", paramLabel = "start|end", description = "What time stamps mark in formats that do not say (huawei2025).")
  private String eventTime;

  @Override
  public Integer call() throws Exception {
    IngestRequest request = request();
    TraceManifest manifest = new IngestJob(SessionJob.session()).run(request);
    System.out.println(to);
    Progress.say(Counted.of(manifest.functions(), "function") + ", " + Counted.of(manifest.invocations(), "invocation") + "; " + manifest.sentence());
    if (manifest.rows().rejectedTotal() > 0) {
      System.err.println(rejected(manifest.rows()));
    }
    return ExitCode.OK.code();
  }

  private String rejected(TraceManifest.Rows rows) {
    String reasons = rows.rejected().entrySet().stream()
        .map(reason -> String.format(Locale.ROOT, "%,d %s", reason.getValue(), reason.getKey())).collect(Collectors.joining(", "));
    return String.format(Locale.ROOT, "Rejected %,d of %s: %s. Each stands in %s/%s with its line.",
        rows.rejectedTotal(), Counted.of(rows.read(), "row"), reasons, to, DatasetSchema.REJECTED_DIR);
  }

  private IngestRequest request() {
    List<String> problems = new ArrayList<>();
    if (cores < 1 || cores > 1024) {
      problems.add("Cannot place on --cores " + cores + ". Give 1 to 1024.");
    }
    if (!(load > 0 && load <= 10)) {
      problems.add("Cannot place at --load " + load + ". Give a number above 0, such as 0.8.");
    }
    if (hosts < 0) {
      problems.add("Cannot place on --hosts " + hosts + ". Give at least 1, or leave it out.");
    }
    if (!List.of("auto", "traced", "seeded").contains(placement)) {
      problems.add("Cannot place by --placement " + placement + ". Say auto, traced or seeded.");
    }
    ReaderOptions.EventTime marks = null;
    Durations chosen = null;
    try {
      marks = eventTime == null ? null : ReaderOptions.EventTime.of(eventTime);
    } catch (AlpsException e) {
      problems.add(e.getMessage());
    }
    try {
      chosen = durations == null ? null : Durations.of(durations);
    } catch (AlpsException e) {
      problems.add(e.getMessage());
    }
    if (!problems.isEmpty()) {
      throw AlpsException.usage(String.join("\n", problems));
    }
    return new IngestRequest(inputs, to, cores, load, hosts, placement, chosen, new ReaderOptions(marks, seed));
  }

  /** The registered formats, as help and shell completion show them. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(TraceFormat.values()).map(TraceFormat::id).iterator();
    }
  }
}
