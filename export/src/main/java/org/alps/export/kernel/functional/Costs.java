package org.alps.export.kernel.functional;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alps.export.kernel.bpf.BpfObject;
import org.alps.export.kernel.experiment.PerlScript;

/** What a switch costs under each scheduler, and with the recorder, measured side by side: two processes that hand a byte to and fro on one CPU. */
public final class Costs {
  private static final String SCRIPT = "pingpong.pl";
  private static final int SWITCHES = 10_000;
  private static final Path STATISTICS = Path.of("/proc/sys/kernel/bpf_stats_enabled");
  private static final Pattern PROGRAM = Pattern.compile("\"name\":\"((?:alps|recorder)_\\w+)\"[^{}]*?\"run_time_ns\":(\\d+),\"run_cnt\":(\\d+)");

  private final TestedHost host;
  private final StringBuilder report = new StringBuilder();

  private Costs(TestedHost host) {
    this.host = host;
  }

  /** Measures; {@code costs} in the answer tells. */
  public static void measure(FunctionalSuite suite, Path answer) throws Exception {
    TestedHost host = suite.host();
    try {
      Files.writeString(answer.resolve("costs"), new Costs(host).report());
    } finally {
      host.clear();
    }
  }

  private String report() throws Exception {
    line("eevdf", pingPong(false));
    try (BpfObject nothing = BpfObject.open("do_nothing.bpf.o").orElseThrow().load()) {
      Path link = Path.of("/sys/fs/bpf/do-nothing");
      nothing.attachStructOps("do_nothing_ops", link);
      line("a scheduler that decides nothing", pingPong(false));
      Files.delete(link);
    }
    TestedHost.awaitEevdf(10);
    host.kernel("load").must();
    line("alps, the system's own tasks", pingPong(false));
    host.kernel("install", host.table(1, 10, 50, Map.of("f", 1_000_000L)).toString()).must();
    line("alps, tasks of a function", pingPong(true));
    programs(() -> pingPong(true));
    host.kernel("unload").must();
    TestedHost.awaitEevdf(10);
    Process recorder = host.start("record", "--out", host.folder().resolve("records").toString());
    TestedHost.await("recording", 180, () -> bpftool().contains("recorder_switch"));
    line("eevdf and the recorder, tasks of a function", pingPong(true));
    programs(() -> pingPong(true));
    recorder.toHandle().destroy();
    recorder.waitFor(30, TimeUnit.SECONDS);
    return report.toString();
  }

  private void line(String what, long nsPerSwitch) {
    report.append(String.format(Locale.ROOT, "%7d ns a switch: %s%n", nsPerSwitch, what));
  }

  /** What each program took of it, by the kernel's own statistics. */
  private void programs(Callable<Long> work) throws Exception {
    Files.writeString(STATISTICS, "1");
    work.call();
    Files.writeString(STATISTICS, "0");
    Matcher program = PROGRAM.matcher(bpftool());
    while (program.find()) {
      long runs = Long.parseLong(program.group(3));
      if (runs > SWITCHES) {
        report.append(String.format(Locale.ROOT, "%15d ns each of %d runs of %s%n", Long.parseLong(program.group(2)) / runs, runs, program.group(1)));
      }
    }
  }

  private static String bpftool() throws IOException, InterruptedException {
    Process process = new ProcessBuilder(List.of("bpftool", "-j", "prog", "show")).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String json = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return json;
  }

  private long pingPong(boolean tagged) throws IOException, InterruptedException {
    Process process = PerlScript.process(new PerlScript(Costs.class, SCRIPT, host.folder()).command(SWITCHES)).start();
    if (tagged) {
      host.alps("mark", "--pid", Long.toString(process.pid()), "--function", "f");
    }
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    process.waitFor();
    return Long.parseLong(printed);
  }
}
