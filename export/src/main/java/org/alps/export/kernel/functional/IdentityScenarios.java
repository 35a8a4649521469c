package org.alps.export.kernel.functional;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Whose a task is: by its process over fork and exec, by its cgroup, by its container, and from one invocation to the next. */
final class IdentityScenarios {
  private static final Path CGROUPS = Path.of("/sys/fs/cgroup");
  private static final int CPU_MS = 100;
  /** Burnt and counted differ by what a process does before it is tagged and after it burnt. */
  private static final long COUNTED_NS = 80_000_000;

  private IdentityScenarios() {}

  static List<Scenario> all() {
    return List.of(
        new Scenario("fork-inheritance", IdentityScenarios::fork),
        new Scenario("exec-inheritance", IdentityScenarios::exec),
        new Scenario("alps-exec", IdentityScenarios::alpsExec),
        new Scenario("mark-begins-an-invocation", IdentityScenarios::mark),
        new Scenario("nested-cgroups", IdentityScenarios::nestedCgroups),
        new Scenario("warm-cgroup", IdentityScenarios::warmCgroup),
        new Scenario("container", IdentityScenarios::container));
  }

  private static void begin(TestedHost host) throws Unmet {
    host.kernel("load").must();
    host.kernel("install", host.table(1, 0, 200, Map.of("f", 1L, "inner", 1L, "outer", 1L)).toString()).must();
  }

  private static void fork(TestedHost host) throws Exception {
    begin(host);
    Unmet.unlessEqual(Burner.start(host, "forks", 20, CPU_MS, 0).workersOf("f").go().result(), 20L, "processes that ended");
    Outcome stats = host.stats();
    Unmet.unlessEqual(stats.number("f", "invocations"), 20L, "invocations");
    Unmet.unless(stats.number("f", "cpu_ns") >= 20 * COUNTED_NS, "CPU time of all is counted: " + stats.number("f", "cpu_ns"));
    Unmet.unless(stats.number("inherited") >= 20, "tags are inherited: " + stats.number("inherited"));
  }

  private static void exec(TestedHost host) throws Exception {
    begin(host);
    Burner.start(host, "exec", CPU_MS).invocationOf("f").go().result();
    Outcome stats = host.stats();
    Unmet.unless(stats.number("f", "cpu_ns") >= COUNTED_NS, "CPU time after exec is counted: " + stats.number("f", "cpu_ns"));
  }

  private static void alpsExec(TestedHost host) throws Exception {
    begin(host);
    String[] command = {"exec", "--function", "f", "--", "sh", "-c", "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; exit 7"};
    Process process = host.start(command);
    Unmet.unless(process.waitFor(60, TimeUnit.SECONDS), "alps exec ends");
    Unmet.unlessEqual(process.exitValue(), 7, "the exit code of alps exec");
    Unmet.unless(host.stats().number("f", "cpu_ns") > 0, "its CPU time is the function's");
  }

  private static void mark(TestedHost host) throws Exception {
    begin(host);
    Burner warm = Burner.start(host, "warm", 3, 20).invocationOf("f").go();
    for (int i = 1; i < 3; i++) {
      warm.next();
      host.alps("mark", "--pid", Long.toString(warm.pid())).must();
      warm.go();
    }
    warm.next();
    Unmet.unlessEqual(host.stats().number("f", "invocations"), 3L, "invocations of a process that was marked twice");
  }

  private static void nestedCgroups(TestedHost host) throws Exception {
    begin(host);
    Path outer = CGROUPS.resolve("functions");
    Path inner = outer.resolve("a/b");
    Files.createDirectories(inner.resolve("c"));
    try {
      host.alps("mark", "--cgroup", outer.toString(), "--function", "outer").must();
      Burner.startIn(inner.resolve("c"), host, "cpu", CPU_MS).go().result();
      long outerNs = host.stats().number("outer", "cpu_ns");
      Unmet.unless(outerNs >= COUNTED_NS, "CPU time three cgroups below a function's is the function's: " + outerNs);
      host.alps("mark", "--cgroup", inner.toString(), "--function", "inner").must();
      Burner.startIn(inner.resolve("c"), host, "cpu", CPU_MS).go().result();
      Unmet.unless(host.stats().number("inner", "cpu_ns") >= COUNTED_NS, "the nearest cgroup counts");
      Unmet.unless(host.stats().number("outer", "cpu_ns") < outerNs + COUNTED_NS, "and not the one above it");
    } finally {
      for (Path folder : List.of(inner.resolve("c"), inner, outer.resolve("a"), outer)) {
        Files.deleteIfExists(folder);
      }
    }
  }

  private static void warmCgroup(TestedHost host) throws Exception {
    begin(host);
    Path group = Files.createDirectories(CGROUPS.resolve("warm"));
    host.alps("mark", "--cgroup", group.toString(), "--function", "f").must();
    Burner warm = Burner.startIn(group, host, "warm", 4, 20).go();
    for (int i = 1; i < 4; i++) {
      warm.next();
      Thread.sleep(100);
      warm.go();
    }
    warm.next();
    long invocations = host.stats().number("f", "invocations");
    Unmet.unless(invocations >= 4, "each wake-up of a cgroup that was wholly idle is an invocation: " + invocations);
    TestedHost.await("its end", 30, warm::isDone);
    Files.delete(group);
  }

  private static void container(TestedHost host) throws Exception {
    begin(host);
    Container container = Container.make(host, "f", "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; exit 7");
    Unmet.unlessEqual(container.run(), 7, "the container's exit code");
    Outcome stats = host.stats();
    Unmet.unless(stats.number("f", "cpu_ns") > 0, "the container's CPU time is the function's");
    Unmet.unless(stats.number("by_group") > 0, "by its cgroup");
  }
}
