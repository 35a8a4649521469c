package org.alps.export.kernel.functional;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.alps.export.kernel.Pins;
import org.alps.export.kernel.bpf.BpfMap;
import org.alps.export.kernel.experiment.CommandRunner;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;

/** The host that scenarios try the kernel half on: commands, what they say, what the kernel says, and the workload that runs. */
final class TestedHost {
  static final long SLICE_NS = 5_000_000;
  private static final Path SCHED_EXT = Path.of("/sys/kernel/sched_ext");
  private static final long LOOK_AGAIN_MS = 50;

  private final CommandRunner runner;
  private final List<String> alpsProcess;
  private final Pins pins;
  private final Path folder;
  private final List<Process> processes = new ArrayList<>();

  /**
   * @param alpsProcess how {@code alps} is run as a process of its own
   * @param folder for files, there already
   */
  TestedHost(CommandRunner runner, List<String> alpsProcess, Pins pins, Path folder) {
    this.runner = runner;
    this.alpsProcess = alpsProcess;
    this.pins = pins;
    this.folder = folder;
  }

  Pins pins() {
    return pins;
  }

  Path folder() {
    return folder;
  }

  /** Runs a command in this process. */
  Outcome alps(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
      int exit = runner.run(arguments);
      return new Outcome(exit, printed.toString(StandardCharsets.UTF_8), told.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  Outcome kernel(String... arguments) {
    List<String> command = new ArrayList<>(List.of("kernel"));
    command.addAll(List.of(arguments));
    return alps(command.toArray(String[]::new));
  }

  /** The command line of {@code alps} as a process of its own. */
  List<String> process(String... arguments) {
    List<String> command = new ArrayList<>(alpsProcess);
    command.addAll(List.of(arguments));
    return command;
  }

  /** Runs {@code alps} as a process of its own; what it prints is told on the console. */
  Process start(String... arguments) throws IOException {
    Process started = new ProcessBuilder(process(arguments)).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.INHERIT).start();
    processes.add(started);
    return started;
  }

  Outcome status() throws Unmet {
    return kernel("status", "--json").must();
  }

  Outcome stats() throws Unmet {
    return kernel("stats", "--json").must();
  }

  /** Writes a table in which each function has one rank, in nanoseconds, at all ages; others are after them. */
  Path table(long epoch, long aging, long fairPermille, Map<String, Long> ranksNs) {
    List<FunctionPolicy> functions = ranksNs.entrySet().stream()
        .map(rank -> new FunctionPolicy(rank.getKey(), List.of(new PolicyLevel(0, rank.getValue(), SLICE_NS)))).toList();
    List<PolicyLevel> defaults = List.of(new PolicyLevel(0, PolicyTable.LAST_RANK_NS, SLICE_NS));
    Path file = folder.resolve("epoch-" + epoch + ".alps");
    PolicyTableFile.write(new PolicyTable(new PolicyHeader(epoch, 0, aging, defaults, 1_000_000, fairPermille, 0), functions), file);
    return file;
  }

  /** The kernel's word for what sched_ext does now, such as "enabled". */
  static String schedExt() {
    return text("state");
  }

  /** The name of the scheduler that is attached. */
  static String scheduler() {
    return text("root/ops");
  }

  private static String text(String name) {
    try {
      return Files.readString(SCHED_EXT.resolve(name)).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** Sets the loader's {@code debug} setting. */
  void debug(int debug) {
    try (BpfMap config = BpfMap.pinned(pins.of(Pins.CONFIG))) {
      byte[] settings = config.lookup(BpfMap.u32(0)).orElseThrow();
      System.arraycopy(BpfMap.u32(debug), 0, settings, 2 * Integer.BYTES, Integer.BYTES);
      config.update(BpfMap.u32(0), settings);
    }
  }

  /** Looks until something is so. */
  static void await(String what, long seconds, Callable<Boolean> isSo) throws Exception {
    long until = System.nanoTime() + seconds * 1_000_000_000;
    while (!isSo.call()) {
      Unmet.unless(System.nanoTime() < until, "after " + seconds + " s not yet " + what);
      Thread.sleep(LOOK_AGAIN_MS);
    }
  }

  static void awaitEevdf(long seconds) throws Exception {
    await("back to the kernel's own scheduler", seconds, () -> schedExt().equals("disabled"));
  }

  /** Ends what a scenario left. */
  void clear() throws Exception {
    processes.forEach(Process::destroyForcibly);
    processes.clear();
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    kernel("unload", "--all").must();
    awaitEevdf(30);
  }
}
