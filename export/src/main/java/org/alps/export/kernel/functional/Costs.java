package org.alps.export.kernel.functional;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alps.export.kernel.bpf.BpfObject;
import org.alps.export.kernel.experiment.PerlScript;

/** What a switch costs under each scheduler, and with the recorder, measured side by side: two processes that hand a byte to and fro on one CPU. */
public final class Costs {
  private static final String SCRIPT = "pingpong.pl";
  private static final int SWITCHES = 10_000;
  /** Of measurements, one after the other, as machines are noisy: medians are told. */
  private static final int ROUNDS = 5;
  private static final Path STATISTICS = Path.of("/proc/sys/kernel/bpf_stats_enabled");
  private static final Pattern PROGRAM = Pattern.compile("\"name\":\"((?:alps|recorder)_\\w+)\"[^{}]*?\"run_time_ns\":(\\d+),\"run_cnt\":(\\d+)");

  private final TestedHost host;
  private final StringBuilder report = new StringBuilder();
  private final Map<String, List<Long>> nsPerSwitch = new LinkedHashMap<>();

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
    String table = host.table(1, 10, 50, Map.of("f", 1_000_000L)).toString();
    for (int round = 0; round < ROUNDS; round++) {
      measure("eevdf", false);
      measureUnderOneThatDecidesNothing();
      host.kernel("load").must();
      host.kernel("install", table).must();
      measure("alps, the system's own tasks", false);
      measure("alps, tasks of a function", true);
      if (round == ROUNDS - 1) {
        tellMedians();
        tellPrograms();
      }
      host.kernel("unload").must();
      TestedHost.awaitEevdf(10);
    }
    Process recorder = host.start("record", "--out", host.folder().resolve("records").toString());
    TestedHost.await("recording", 180, () -> bpftool().contains("recorder_switch"));
    for (int round = 0; round < ROUNDS; round++) {
      measure("eevdf and the recorder, tasks of a function", true);
    }
    tellMedians();
    tellPrograms();
    recorder.toHandle().destroy();
    recorder.waitFor(30, TimeUnit.SECONDS);
    for (int round = 0; round < ROUNDS; round++) {
      measure("eevdf without it again", true);
    }
    tellMedians();
    return report.toString();
  }

  private void measureUnderOneThatDecidesNothing() throws Exception {
    Path link = Path.of("/sys/fs/bpf/do-nothing");
    try (BpfObject nothing = BpfObject.open("do_nothing.bpf.o").orElseThrow().load()) {
      nothing.attachStructOps("do_nothing_ops", link);
      measure("a scheduler that decides nothing", false);
      Files.delete(link);
    }
    TestedHost.awaitEevdf(10);
  }

  private void measure(String what, boolean tagged) throws IOException, InterruptedException {
    nsPerSwitch.computeIfAbsent(what, its -> new ArrayList<>()).add(pingPong(tagged));
  }

  private void tellMedians() {
    nsPerSwitch.forEach((what, ns) -> {
      Collections.sort(ns);
      report.append(String.format(Locale.ROOT, "%7d ns a switch (%d to %d): %s%n", ns.get(ns.size() / 2), ns.get(0), ns.get(ns.size() - 1), what));
    });
    nsPerSwitch.clear();
  }

  /** What each program took of it, by the kernel's own statistics. */
  private void tellPrograms() throws Exception {
    Files.writeString(STATISTICS, "1");
    pingPong(true);
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
