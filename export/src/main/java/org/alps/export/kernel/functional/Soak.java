package org.alps.export.kernel.functional;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.alps.export.kernel.bpf.BpfMap;
import org.alps.ingest.dataset.SeededRandom;

/**
 * Everything at once, for a while: functions that fork at random, a table swapped every second, loaders that are killed. In the end every task that was
 * begun has ended, the kernel's own scheduler is back, and there are as many maps as before.
 */
public final class Soak {
  private static final int FUNCTIONS = 4;
  private static final long SWAP_MS = 1000;
  private static final int ROUNDS_TO_A_KILL = 5;

  private final SeededRandom random = new SeededRandom(1, 0, 0);
  private final Burner[] running = new Burner[FUNCTIONS];
  private final long[] asked = new long[FUNCTIONS];
  private final List<Process> loaders = new ArrayList<>();
  private long ended;
  private long begun;

  private Soak() {}

  /** A soak of so many minutes. */
  public static Scenario of(int minutes) {
    return new Scenario("soak", host -> new Soak().run(host, minutes));
  }

  private void run(TestedHost host, int minutes) throws Exception {
    int mapsBefore = BpfMap.ids().size();
    host.kernel("load").must();
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
    int round = 0;
    for (; System.nanoTime() < until; round++) {
      host.kernel("install", table(host, round + 1).toString()).must();
      for (int function = 0; function < FUNCTIONS; function++) {
        renew(host, function);
      }
      if (round % ROUNDS_TO_A_KILL == 0) {
        loaders.add(host.start("kernel", "install", table(host, 1_000_000 + round).toString()));
      } else if (round % ROUNDS_TO_A_KILL == 1 + random.nextLong(2)) {
        loaders.forEach(Process::destroyForcibly);
      }
      Thread.sleep(SWAP_MS);
    }
    for (int function = 0; function < FUNCTIONS; function++) {
      collect(function);
    }
    System.out.println("soak: " + round + " swaps, " + loaders.size() + " loaders killed, " + ended + " of " + begun + " invocations ended");
    Unmet.unlessEqual(ended, begun, "invocations that ended");
    Unmet.unlessEqual(host.status().field("on"), "true", "on all the time");
    Unmet.unlessEqual(host.stats().number("torn"), 0L, "lookups that saw two epochs");
    host.kernel("unload", "--all").must();
    Unmet.unlessEqual(TestedHost.schedExt(), "disabled", "sched_ext after unload");
    TestedHost.await("as many maps as before", 30, () -> BpfMap.ids().size() <= mapsBefore);
  }

  private Path table(TestedHost host, int epoch) {
    Map<String, Long> ranks = new TreeMap<>();
    for (int function = 0; function < FUNCTIONS; function++) {
      ranks.put("f" + function, 1 + random.nextLong(1_000_000_000));
    }
    return host.table(epoch, random.nextLong(3) * 5, 50, ranks);
  }

  /** Begins a function's next forks, where the last are over. */
  private void renew(TestedHost host, int function) throws Exception {
    if (running[function] != null && !running[function].isDone()) {
      return;
    }
    collect(function);
    asked[function] = 5 + random.nextLong(30);
    begun += asked[function];
    running[function] = Burner.start(host, "forks", asked[function], 1 + random.nextLong(60), random.nextLong(100)).workersOf("f" + function).go();
  }

  private void collect(int function) throws Exception {
    if (running[function] != null) {
      ended += running[function].result();
      running[function] = null;
    }
  }
}
