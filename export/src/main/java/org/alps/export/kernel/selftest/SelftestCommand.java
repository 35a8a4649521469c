package org.alps.export.kernel.selftest;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alps.export.Main;
import org.alps.export.kernel.experiment.Check;
import org.alps.export.kernel.experiment.Contender;
import org.alps.export.kernel.experiment.Experiment;
import org.alps.export.kernel.experiment.ExperimentReport;
import org.alps.export.kernel.experiment.Workload;
import org.alps.export.kernel.functional.Scenario;
import org.alps.export.report.HtmlPage;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alps kernel selftest}: the kernel half on a stock kernel in QEMU, from attaching to what it gains. */
@Command(
    name = "selftest",
    description = {
      "Boots a stock Debian kernel in QEMU and tries the kernel half there: a functional suite, then an experiment.",
      "",
      "The experiment records a workload under the kernel's default, learns from the records, and runs the same workload under each scheduler. "
          + "Kernel and QEMU are fetched by apt once; the host's own kernel is left alone."
    },
    footer = {"", "Example: alps kernel selftest --out out/selftest"})
public final class SelftestCommand implements Callable<Integer> {
  private static final String TOPOLOGY = "2";
  private static final String TWO_CACHES = "4,sockets=2,cores=2";
  private static final int CPUS = 2;
  /** For what a guest does beyond the length of what it runs; emulated, even the start of a Java takes many seconds. */
  private static final int PATIENCE_MINUTES = 25;
  /** The workload that checks are made for; others are told of only. */
  private static final String JUDGED = "eighty-twenty";

  @Option(names = "--out", paramLabel = "FOLDER", defaultValue = "out/selftest",
      description = "Where results go (default ${DEFAULT-VALUE}); it must be empty or not there.")
  private Path out;

  @Option(names = "--cache", paramLabel = "FOLDER", description = "Where kernel and QEMU are kept (default ~/.cache/alps/vm).")
  private Path cache;

  @Option(names = "--kernel-suite", paramLabel = "SUITE", defaultValue = "trixie-backports",
      description = "Debian suite of the kernel (default ${DEFAULT-VALUE}).")
  private String kernelSuite;

  @Option(names = "--kernel-release", paramLabel = "RELEASE", description = "How the kernel's release begins, such as 6.18 (default: what the suite installs).")
  private String kernelRelease;

  @Option(names = "--workloads", split = ",", paramLabel = "NAME", defaultValue = "eighty-twenty",
      description = "Stylised workloads, as in workload:NAME of alps ingest (default ${DEFAULT-VALUE}).")
  private List<String> workloads;

  @Option(names = "--loads", split = ",", paramLabel = "LOAD", defaultValue = "0.9", description = "Loads of the guest's CPUs (default ${DEFAULT-VALUE}).")
  private List<Double> loads;

  @Option(names = "--contenders", split = ",", paramLabel = "NAME",
      converter = Contender.Converter.class, defaultValue = "eevdf,eevdf-nice,fifo,alps,guarded",
      description = "Schedulers to compare (default all: ${DEFAULT-VALUE}).")
  private List<Contender> contenders;

  @Option(names = "--seeds", split = ",", paramLabel = "SEED", defaultValue = "1", description = "Of the workload, a run each (default ${DEFAULT-VALUE}).")
  private List<Long> seeds;

  @Option(names = "--minutes", paramLabel = "N", defaultValue = "1", description = "Length of a workload (default ${DEFAULT-VALUE}).")
  private int minutes;

  @Option(names = "--suites", split = ",", paramLabel = "SUITE", converter = Suite.Converter.class, defaultValue = "functional,experiment",
      description = "What to run: functional, experiment, costs, soak (default ${DEFAULT-VALUE}).")
  private List<Suite> suites;

  @Option(names = "--soak-minutes", paramLabel = "N", defaultValue = "10",
      description = "Length of the suite soak: random forks, a table swapped every second, killed loaders (default ${DEFAULT-VALUE}).")
  private int soakMinutes;

  @Option(names = "--fetch-only", description = "Fetch kernel, QEMU and tools into the cache, print where they are, and end.")
  private boolean fetchOnly;

  @Option(names = "--inside", hidden = true, description = "Be the guest.")
  private boolean inside;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (inside) {
      new GuestLoop(GuestDuties.of(Main::execute)).run();
      return ExitCode.OK.code();
    }
    if (!fetchOnly) {
      makeOut();
    }
    Path folder = cache == null ? Path.of(System.getProperty("user.home"), ".cache", "alps", "vm") : cache;
    VmParts parts = VmParts.in(folder.toAbsolutePath(), new StockKernel(kernelSuite, kernelRelease));
    if (fetchOnly) {
      spec.commandLine().getOut().println(parts.root());
      spec.commandLine().getOut().flush();
      return ExitCode.OK.code();
    }
    Path machine = Files.createDirectories(out.toAbsolutePath().resolve("machine"));
    Path archive = GuestImage.build(parts, machine);
    boolean well = true;
    try (VirtualMachine guest = new VirtualMachine(parts, archive, machine, TOPOLOGY, PATIENCE_MINUTES + Math.max(minutes, soakMinutes))) {
      if (suites.contains(Suite.FUNCTIONAL)) {
        well &= functional(guest, parts, archive);
      }
      if (suites.contains(Suite.COSTS)) {
        tell(guest, GuestDuties.COSTS, "");
      }
      if (suites.contains(Suite.SOAK)) {
        tell(guest, GuestDuties.SOAK, Integer.toString(soakMinutes));
      }
      if (suites.contains(Suite.EXPERIMENT)) {
        well &= experiment(guest);
      }
      guest.end();
    }
    Tool.run(machine, List.of("rm", "-r", "root", archive.toString()));
    return (well ? ExitCode.OK : ExitCode.GATE_REFUSED).code();
  }

  /** Has the guest do something that it answers with a text; tells that. Order and answer are files named after it. */
  private void tell(VirtualMachine guest, String duty, String how) throws IOException {
    Path order = Files.createDirectories(out.toAbsolutePath().resolve(duty).resolve("order"));
    Path answer = order.resolveSibling("answer");
    Files.writeString(order.resolve(duty), how);
    guest.must(duty, order, answer);
    spec.commandLine().getOut().println(Files.readString(answer.resolve(duty)));
    spec.commandLine().getOut().flush();
  }

  private void makeOut() {
    try {
      Files.createDirectories(out);
      try (Stream<Path> there = Files.list(out)) {
        if (there.findAny().isPresent()) {
          throw AlpsException.usage("Cannot write " + out + ": it is not empty. Remove it, or name another folder with --out.");
        }
      }
    } catch (IOException e) {
      throw new AlpsException(ExitCode.BAD_INPUT, "Cannot write " + out + ": no folder can be made of it. Name a folder with --out whose parent can be written.", e);
    }
  }

  /** What needs several last-level caches runs on a machine of its own; answers whether nothing failed. */
  private boolean functional(VirtualMachine guest, VmParts parts, Path archive) throws IOException {
    Map<Boolean, List<Scenario>> byCaches = Scenario.all().stream().collect(Collectors.partitioningBy(Scenario::needsTwoCaches));
    Path machine = Files.createDirectories(out.toAbsolutePath().resolve("two-caches"));
    List<ScenarioResult> results = new ArrayList<>(scenarios(guest, "functional", byCaches.get(false)));
    try (VirtualMachine twoCaches = new VirtualMachine(parts, archive, machine, TWO_CACHES, PATIENCE_MINUTES)) {
      results.addAll(scenarios(twoCaches, "two-caches/answers", byCaches.get(true)));
      twoCaches.end();
    }
    Files.writeString(out.resolve("functional.xml"), JUnitReport.of("functional", results));
    return results.stream().noneMatch(ScenarioResult::failed);
  }

  private List<ScenarioResult> scenarios(VirtualMachine guest, String folder, List<Scenario> scenarios) throws IOException {
    ScenarioRun run = new ScenarioRun(guest, out.toAbsolutePath().resolve(folder), spec.commandLine().getOut());
    run.run(scenarios);
    return run.results();
  }

  private boolean experiment(VirtualMachine guest) throws IOException {
    PrintWriter told = spec.commandLine().getOut();
    Experiment experiment = new Experiment(Main::execute, (order, answer) -> guest.must(GuestDuties.TRIAL, order, answer), out.toAbsolutePath(), CPUS);
    List<Check> checks = new ArrayList<>();
    for (String workload : workloads) {
      for (double load : loads) {
        String name = workload + " at " + load;
        experiment.run(new Workload(name, String.format(Locale.ROOT, "workload:%s,cores=%d,load=%s,minutes=%d", workload, CPUS, load, minutes)), contenders, seeds);
        if (workload.equals(JUDGED)) {
          checks.addAll(experiment.report().checks(name));
        }
      }
    }
    ExperimentReport report = experiment.report();
    Files.writeString(out.resolve("experiment.csv"), report.csv());
    Files.writeString(out.resolve("frontier.csv"), report.frontierCsv());
    HtmlPage.write(report.html(checks), out.resolve("experiment.html"));
    told.println(report.text());
    checks.forEach(check -> told.println(check.line()));
    told.println(out.resolve("experiment.html"));
    told.flush();
    return checks.stream().noneMatch(Check::fails);
  }
}
