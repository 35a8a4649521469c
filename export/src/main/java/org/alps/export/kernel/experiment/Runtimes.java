package org.alps.export.kernel.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alps.export.kernel.bpf.Clocks;
import org.alps.export.kernel.identity.RuntimeTag;

/** The runtimes of a schedule, one for each function, tagged as {@code alps exec --workers} would; they wait until they are told to begin. */
final class Runtimes implements AutoCloseable {
  private static final String SCRIPT = "runtime.pl";
  private static final double LEAD_S = 0.5;

  private final List<Process> processes = new ArrayList<>();

  /** Starts them; those that fork from now on are invocations of their functions. */
  Runtimes(Path schedule, Path pins) {
    try {
      PerlScript script = new PerlScript(Runtimes.class, SCRIPT, schedule.getParent());
      for (Map.Entry<String, Path> function : Schedule.read(schedule).entrySet()) {
        Process runtime = PerlScript.process(script.command(function.getValue())).start();
        processes.add(runtime);
        RuntimeTag.give(pins, (int) runtime.pid(), function.getKey());
      }
    } catch (IOException e) {
      close();
      throw new UncheckedIOException(e);
    }
  }

  /** Has all begin at one instant, and waits until every invocation is over; answers the CPU time that the runtimes had for it, in microseconds. */
  long run() throws IOException, InterruptedException {
    byte[] begin = (Clocks.monotonicNs() / 1e9 + LEAD_S + "\n").getBytes(StandardCharsets.US_ASCII);
    for (Process runtime : processes) {
      runtime.getOutputStream().write(begin);
      runtime.getOutputStream().close();
    }
    long cpuTimeUs = 0;
    for (Process runtime : processes) {
      int code = runtime.waitFor();
      if (code != 0) {
        throw new IllegalStateException("a runtime ended with " + code);
      }
      cpuTimeUs += Long.parseLong(new String(runtime.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
    }
    return cpuTimeUs;
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
