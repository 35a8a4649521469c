package org.alps.export.kernel.functional;

import java.nio.file.Path;
import java.util.List;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.alps.export.kernel.bpf.BpfMap;

/** {@code kill -9} of loaders, at points all over what they do: the kernel half is as before or as after, and what is left can be used. */
final class KillScenarios {
  private static final int KILLS = 2;
  private static final int MANY = 20_000;

  private KillScenarios() {}

  static List<Scenario> all() {
    return List.of(
        new Scenario("kill-load", KillScenarios::killLoad),
        new Scenario("kill-install", KillScenarios::killInstall),
        new Scenario("kill-unload", KillScenarios::killUnload));
  }

  private static void killLoad(TestedHost host) throws Exception {
    int mapsBefore = BpfMap.ids().size();
    long wholeMs = wholeMs(host.start("kernel", "load"));
    host.kernel("unload", "--all").must();
    for (int kill = 1; kill <= KILLS; kill++) {
      kill(host.start("kernel", "load"), wholeMs, kill);
      String sched = TestedHost.schedExt();
      Unmet.unless(sched.equals("disabled") || TestedHost.scheduler().equals("alps"), "a killed load leaves a scheduler whole or none: " + sched);
      host.kernel("load").must();
      Unmet.unlessEqual(host.status().field("on"), "true", "on after the load that follows");
      host.kernel("unload", "--all").must();
    }
    TestedHost.await("as many maps as before", 20, () -> BpfMap.ids().size() <= mapsBefore);
  }

  private static void killInstall(TestedHost host) throws Exception {
    host.kernel("load").must();
    Path old = host.table(1, 0, 200, Map.of("f", 1L));
    Map<String, Long> many = new LinkedHashMap<>();
    for (int i = 0; i < MANY; i++) {
      many.put("f" + i, (long) i);
    }
    Path table = host.table(2, 0, 200, many);
    host.kernel("install", old.toString()).must();
    int mapsBefore = BpfMap.ids().size();
    long wholeMs = wholeMs(host.start("kernel", "install", table.toString()));
    Burner load = Burner.start(host, "forks", 40, 20, 200).workersOf("f").go();
    for (int kill = 1; kill <= KILLS; kill++) {
      host.kernel("install", old.toString()).must();
      kill(host.start("kernel", "install", table.toString()), wholeMs, kill);
      Outcome status = host.status();
      boolean before = status.number("epoch") == 1 && status.number("entries") == 1;
      boolean after = status.number("epoch") == 2 && status.number("entries") == MANY;
      Unmet.unless(before || after, "a killed install leaves the old table whole or the new one: " + status.out());
      Unmet.unlessEqual(status.field("on"), "true", "on");
    }
    load.result();
    Unmet.unlessEqual(host.stats().number("torn"), 0L, "lookups that saw two epochs");
    TestedHost.await("as many maps as before", 20, () -> BpfMap.ids().size() <= mapsBefore);
  }

  private static void killUnload(TestedHost host) throws Exception {
    int mapsBefore = BpfMap.ids().size();
    host.kernel("load").must();
    long wholeMs = wholeMs(host.start("kernel", "unload", "--all"));
    for (int kill = 1; kill <= KILLS; kill++) {
      host.kernel("load").must();
      kill(host.start("kernel", "unload", "--all"), wholeMs, kill);
      Thread.sleep(200);
      Outcome status = host.status();
      Unmet.unlessEqual(status.field("on"), Boolean.toString(TestedHost.schedExt().equals("enabled")), "on");
      host.kernel("unload", "--all").must();
      Unmet.unlessEqual(TestedHost.schedExt(), "disabled", "sched_ext");
    }
    TestedHost.await("as many maps as before", 20, () -> BpfMap.ids().size() <= mapsBefore);
  }

  private static long wholeMs(Process process) throws Exception {
    long began = System.nanoTime();
    Unmet.unless(process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0, "a process of alps ends well");
    return (System.nanoTime() - began) / 1_000_000;
  }

  /** Most of its time is the start of a Java: kills fall on the latter half, one after the other through it. */
  private static void kill(Process process, long wholeMs, int number) throws InterruptedException {
    process.waitFor(wholeMs / 2 + wholeMs * number / (2 * KILLS), TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
  }
}
