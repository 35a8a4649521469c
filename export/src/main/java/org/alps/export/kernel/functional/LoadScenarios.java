package org.alps.export.kernel.functional;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.alps.export.kernel.Pins;
import org.alps.export.kernel.bpf.BpfMap;
import org.alps.export.kernel.bpf.BpfObject;

/** Going on and off: whole, again without harm, beside others, in part, and without a trace. */
final class LoadScenarios {
  private static final int SCHED_EXT_CLASS = 7;

  private LoadScenarios() {}

  static List<Scenario> all() {
    return List.of(
        new Scenario("attach", LoadScenarios::attach),
        new Scenario("other-scheduler", LoadScenarios::otherScheduler),
        new Scenario("partial-mode", LoadScenarios::partialMode),
        new Scenario("swap-under-load", LoadScenarios::swapUnderLoad),
        new Scenario("unload-leaves-nothing", LoadScenarios::unloadLeavesNothing));
  }

  private static void attach(TestedHost host) throws Exception {
    Unmet.unlessEqual(host.status().field("on"), "false", "on before load");
    host.kernel("load").must();
    Unmet.unlessEqual(TestedHost.schedExt(), "enabled", "sched_ext after load");
    Unmet.unlessEqual(TestedHost.scheduler(), "alps", "the scheduler");
    Unmet.unless(host.kernel("load").must().out().startsWith("already on"), "a second load says that it is on");
    Path table = host.table(7, 0, 200, Map.of("f", 1L));
    Unmet.unless(host.kernel("install", table.toString()).must().out().startsWith("in force: epoch 7"), "the table is in force");
    Unmet.unless(host.kernel("install", table.toString()).must().out().startsWith("already in force"), "a second install says that it is in force");
    Outcome status = host.status();
    Unmet.unlessEqual(status.field("on"), "true", "on after load");
    Unmet.unlessEqual(status.number("epoch"), 7L, "the epoch");
    host.kernel("unload").must();
    Unmet.unlessEqual(TestedHost.schedExt(), "disabled", "sched_ext after unload");
    Unmet.unlessEqual(host.status().number("epoch"), 7L, "the epoch that is kept");
    Unmet.unless(host.kernel("unload").must().out().startsWith("already off"), "a second unload says that it is off");
    host.kernel("load").must();
    Unmet.unlessEqual(host.status().number("epoch"), 7L, "the epoch after the next load");
  }

  private static void otherScheduler(TestedHost host) throws Exception {
    Path link = Path.of("/sys/fs/bpf/another");
    try (BpfObject another = BpfObject.open("do_nothing.bpf.o").orElseThrow().load()) {
      another.attachStructOps("do_nothing_ops", link);
      Outcome load = host.kernel("load");
      Unmet.unlessEqual(load.exit(), 5, "the exit code of load beside another scheduler");
      Unmet.unless(load.err().contains(TestedHost.scheduler()), "load names the other scheduler: " + load.err().strip());
      Unmet.unlessEqual(host.kernel("unload").exit(), 0, "the exit code of unload beside another scheduler");
      Unmet.unlessEqual(TestedHost.scheduler(), "alps_do_nothing", "the other scheduler, which stays");
    } finally {
      Files.deleteIfExists(link);
    }
    TestedHost.awaitEevdf(10);
    host.kernel("load").must();
  }

  private static void partialMode(TestedHost host) throws Exception {
    host.kernel("load", "--partial").must();
    host.kernel("install", host.table(1, 0, 200, Map.of("joined", 1L, "stayed", 2L)).toString()).must();
    Burner joined = Burner.start(host, "class", SCHED_EXT_CLASS, 200).invocationOf("joined").go();
    Burner stayed = Burner.start(host, "cpu", 200).invocationOf("stayed").go();
    joined.result();
    stayed.result();
    Outcome stats = host.stats();
    Unmet.unless(stats.number("joined", "cpu_ns") > 100_000_000, "a task of the class SCHED_EXT is scheduled: " + stats.out());
    Unmet.unlessEqual(stats.number("stayed", "turns"), 0L, "turns given to a task of the fair class");
  }

  private static void swapUnderLoad(TestedHost host) throws Exception {
    int forks = 160;
    host.kernel("load").must();
    List<Path> tables = List.of(host.table(1, 2, 500, Map.of("a", 1_000_000L, "b", 9_000_000L)), host.table(2, 2, 500, Map.of("a", 9_000_000L, "b", 1_000_000L)));
    host.kernel("install", tables.get(0).toString()).must();
    Burner a = Burner.start(host, "forks", forks, 40, 80).workersOf("a").go();
    Burner b = Burner.start(host, "forks", forks, 40, 80).workersOf("b").go();
    int swaps = 0;
    while (!a.isDone() || !b.isDone()) {
      swaps++;
      host.kernel("install", tables.get(swaps % 2).toString()).must();
    }
    Unmet.unlessEqual(a.result() + b.result(), 2L * forks, "invocations that ended");
    Outcome stats = host.stats();
    Unmet.unless(swaps >= 5, "5 swaps or more, not " + swaps);
    Unmet.unlessEqual(stats.number("torn"), 0L, "lookups that saw two epochs");
    Unmet.unlessEqual(stats.number("misses"), 0L, "lookups that found no entry");
    Unmet.unlessEqual(stats.number("a", "invocations"), (long) forks, "invocations of a");
    Unmet.unlessEqual(host.status().number("epoch"), 1L + swaps % 2, "the epoch");
  }

  private static void unloadLeavesNothing(TestedHost host) throws Exception {
    int before = BpfMap.ids().size();
    for (int round = 0; round < 3; round++) {
      host.kernel("load").must();
      host.kernel("install", host.table(round, 0, 200, Map.of("f", 1L)).toString()).must();
      Burner.start(host, "forks", 10, 5, 0).workersOf("f").go().result();
      host.kernel("unload", "--all").must();
      Unmet.unlessEqual(TestedHost.schedExt(), "disabled", "sched_ext");
      Unmet.unless(!Files.exists(host.pins().folder()), "no pin is left");
    }
    TestedHost.await("as many maps as before", 20, () -> BpfMap.ids().size() <= before);
    Unmet.unless(!host.pins().has(Pins.SCHEDULER), "no link is left");
  }
}
