package org.alps.export.kernel.functional;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.alps.export.kernel.experiment.PerlScript;
import org.alps.export.kernel.identity.RuntimeTag;

/** A process of the workload: what {@code burn.pl} does. It waits until it is told to go. */
final class Burner {
  private static final String SCRIPT = "burn.pl";
  private static final long PATIENCE_S = 120;

  private final TestedHost host;
  private final Process process;

  private Burner(TestedHost host, List<String> command) throws IOException {
    this.host = host;
    process = PerlScript.process(command).start();
  }

  static Burner start(TestedHost host, Object... arguments) throws IOException {
    return new Burner(host, command(host, arguments));
  }

  /** In a cgroup from its first instruction on. */
  static Burner startIn(Path cgroup, TestedHost host, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "echo $$ > \"$0\"/cgroup.procs && exec \"$@\"", cgroup.toString()));
    command.addAll(command(host, arguments));
    return new Burner(host, command);
  }

  /** The command line of one. */
  static List<String> command(TestedHost host, Object... arguments) throws IOException {
    return new PerlScript(Burner.class, SCRIPT, host.folder()).command(arguments);
  }

  /** It is an invocation of a function. */
  Burner invocationOf(String function) throws Unmet {
    host.alps("mark", "--pid", Long.toString(process.pid()), "--function", function).must();
    return this;
  }

  /** Each process that it forks is an invocation of a function. */
  Burner workersOf(String function) {
    RuntimeTag.give(host.pins().folder(), (int) process.pid(), function);
    return this;
  }

  Burner go() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    return this;
  }

  boolean isDone() {
    return !process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  void kill() {
    process.destroyForcibly();
  }

  /** Waits for the next number that it prints. */
  long next() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = process.getInputStream().read(); c >= 0 && c != '\n'; c = process.getInputStream().read()) {
      line.append((char) c);
    }
    return Long.parseLong(line.toString());
  }

  /** Waits for its end; answers the number that it printed. */
  long result() throws Unmet, IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
      throw new Unmet("a process of the workload has not ended after " + PATIENCE_S + " s");
    }
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    Unmet.unless(process.exitValue() == 0, "a process of the workload ended with " + process.exitValue());
    return Long.parseLong(printed);
  }
}
