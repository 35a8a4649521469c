package org.alps.export.kernel.functional;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who gets the CPU: the more urgent first, and yet nobody starves. */
final class OrderScenarios {
  private static final int HOGS = 4;
  private static final long LAST_NS = 1L << 50;
  /** {@code PATIENCE_NS} of alps.bpf.c, and what a busy machine adds. */
  private static final long PATIENCE_NS = 5_000_000_000L;
  private static final long LEEWAY_NS = 1_500_000_000L;

  private OrderScenarios() {}

  static List<Scenario> all() {
    return List.of(
        new Scenario("urgent-first", OrderScenarios::urgentFirst),
        new Scenario("starvation-bound-by-patience", OrderScenarios::boundByPatience),
        new Scenario("starvation-bound-by-aging", OrderScenarios::boundByAging),
        new Scenario("share-floor", OrderScenarios::shareFloor),
        new Scenario("two-caches", true, OrderScenarios::twoCaches));
  }

  private static void urgentFirst(TestedHost host) throws Exception {
    begin(host, 0, 100, Map.of("urgent", 1L, "patient", 2L));
    Burner patient = Burner.start(host, "forks", 2 * HOGS, 800, 0).workersOf("patient");
    Burner urgent = Burner.start(host, "forks", 2 * HOGS, 200, 0).workersOf("urgent");
    patient.go();
    Thread.sleep(200);
    urgent.go();
    urgent.result();
    Unmet.unless(!patient.isDone(), "what came later but is urgent ends first");
    patient.result();
  }

  private static void boundByPatience(TestedHost host) throws Exception {
    begin(host, 0, 100, Map.of("first", 1L, "last", LAST_NS));
    waitsBelow(host, 16_000, PATIENCE_NS);
  }

  /**
   * Invocations of the first rank come faster than the CPUs serve them, and the backlog grows. One of a later rank, 50 ms with aging 2, waits only for those
   * that arrived before fair sharing would have given it 100 ms; without aging it would wait for all, or for {@value #PATIENCE_NS} ns.
   */
  private static void boundByAging(TestedHost host) throws Exception {
    begin(host, 2, 100, Map.of("first", 0L, "last", 50_000_000L));
    List<Burner> crowd = new ArrayList<>();
    for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
      crowd.add(Burner.start(host, "forks", 100, 40, 60).workersOf("first"));
    }
    Burner last = Burner.start(host, "cpu", 1).invocationOf("last");
    for (Burner one : crowd) {
      one.go();
    }
    Thread.sleep(100);
    last.go();
    last.result();
    Unmet.unless(crowd.stream().noneMatch(Burner::isDone), "the later rank runs while the first still comes");
    long waitedNs = host.stats().number("last", "longest_wait_ns");
    Unmet.unless(waitedNs < PATIENCE_NS * 3 / 5, "the later rank waited " + waitedNs + " ns");
    for (Burner one : crowd) {
      one.result();
    }
  }

  /** More tasks than CPUs run for so long; one of the last rank that wakes up meanwhile must get a turn while they do. It started before them. */
  private static void waitsBelow(TestedHost host, long hogMs, long boundNs) throws Exception {
    List<Burner> hogs = new ArrayList<>();
    for (int i = 0; i < HOGS * Runtime.getRuntime().availableProcessors(); i++) {
      hogs.add(Burner.start(host, "until", hogMs).invocationOf("first"));
    }
    Burner last = Burner.start(host, "warm", 2, 1).invocationOf("last").go();
    last.next();
    for (Burner hog : hogs) {
      hog.go();
    }
    Thread.sleep(100);
    last.go();
    last.next();
    Outcome stats = host.stats();
    Unmet.unless(stats.number("rescued") > 0, "the last in rank got a turn out of order");
    long waitedNs = stats.number("last", "longest_wait_ns");
    Unmet.unless(waitedNs <= boundNs + LEEWAY_NS, "the last in rank waited " + waitedNs + " ns, above " + boundNs);
    for (Burner hog : hogs) {
      hog.result();
    }
  }

  private static void shareFloor(TestedHost host) throws Exception {
    begin(host, 0, 300, Map.of("f", 1L));
    int cpus = Runtime.getRuntime().availableProcessors();
    long wallMs = 5_000;
    List<Burner> functions = new ArrayList<>();
    List<Burner> system = new ArrayList<>();
    for (int i = 0; i < HOGS; i++) {
      functions.add(Burner.start(host, "until", wallMs).invocationOf("f"));
    }
    for (int i = 0; i < HOGS; i++) {
      system.add(Burner.start(host, "until", wallMs));
    }
    for (int i = 0; i < HOGS; i++) {
      system.get(i).go();
      functions.get(i).go();
    }
    long systemMs = 0;
    long functionsMs = 0;
    for (int i = 0; i < HOGS; i++) {
      systemMs += system.get(i).result();
      functionsMs += functions.get(i).result();
    }
    String shares = "system " + systemMs + " ms, functions " + functionsMs + " ms of " + cpus * wallMs;
    Unmet.unless(systemMs > 0.2 * (systemMs + functionsMs), "the system's own tasks get their 300 per mille, nearly: " + shares);
    Unmet.unless(functionsMs > 0.5 * (systemMs + functionsMs), "functions get what is above it, nearly: " + shares);
  }

  private static void twoCaches(TestedHost host) throws Exception {
    String plan = host.kernel("load", "--dry-run").must().out();
    if (plan.contains(" 1 last-level cache")) {
      throw new NotHere("this host has one last-level cache");
    }
    begin(host, 2, 200, Map.of("a", 1_000_000L, "b", 9_000_000L));
    Burner a = Burner.start(host, "forks", 60, 60, 20).workersOf("a").go();
    Burner b = Burner.start(host, "forks", 20, 400, 40).workersOf("b").go();
    Unmet.unlessEqual(a.result() + b.result(), 80L, "invocations that ended");
    Outcome stats = host.stats();
    Unmet.unless(stats.number("queued") > 0, "tasks queued");
    Unmet.unless(stats.number("stolen") > 0, "a cache without work takes some from another's queue");
  }

  private static void begin(TestedHost host, long aging, long fairPermille, Map<String, Long> ranksNs) throws Unmet {
    host.kernel("load").must();
    host.kernel("install", host.table(1, aging, fairPermille, ranksNs).toString()).must();
  }
}
