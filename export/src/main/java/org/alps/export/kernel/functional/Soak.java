package org.alps.export.kernel.functional;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
  private static final long ROUND_MS = 100;
  private static final int ROUNDS_TO_A_LOADER = 300;
  /** In which it is killed: starting a Java takes long in an emulated guest. */
  private static final int ROUNDS_OF_A_LOADER = 150;
  private static final int EPOCHS_OF_LOADERS = 1_000_000;
  /** Loaders, and what forks, are the system's own. */
  private static final long FAIR_PERMILLE = 700;

  private final TestedHost host;
  private final SeededRandom forks = new SeededRandom(1, 0, 0);
  private final SeededRandom kills = new SeededRandom(1, 0, 1);
  private final Burner[] running = new Burner[FUNCTIONS];
  private final long[] asked = new long[FUNCTIONS];
  private long ended;
  private long begun;
  private int loaders;
  private long swappingNs;
  private volatile boolean over;

  private Soak(TestedHost host) {
    this.host = host;
  }

  /** A soak of so many minutes, and the file in which it tells what was done. */
  public static Scenario of(int minutes, Path told) {
    return new Scenario("soak", host -> Files.writeString(told, new Soak(host).run(TimeUnit.MINUTES.toNanos(minutes))));
  }

  private String run(long lengthNs) throws Exception {
    int mapsBefore = BpfMap.ids().size();
    host.kernel("load").must();
    long began = System.nanoTime();
    ExecutorService beside = Executors.newSingleThreadExecutor();
    Future<Integer> swapping = beside.submit(this::swap);
    beside.shutdown();
    try {
      work(began + lengthNs, swapping);
    } finally {
      over = true;
    }
    int swaps = swapping.get();
    Unmet.unlessEqual(ended, begun, "invocations that ended");
    Unmet.unlessEqual(host.status().field("on"), "true", "on all the time");
    Unmet.unlessEqual(host.stats().number("torn"), 0L, "lookups that saw two epochs");
    host.kernel("unload", "--all").must();
    Unmet.unlessEqual(TestedHost.schedExt(), "disabled", "sched_ext after unload");
    Unmet.unless(!Files.exists(host.pins().folder()), "no pin is left");
    TestedHost.await("as many maps as before", 30, () -> BpfMap.ids().size() <= mapsBefore);
    return String.format(Locale.ROOT, "soak: %d tables swapped in %d s (%d ms each), %d loaders killed, %d of %d invocations ended, %d maps before and after%n",
        swaps, TimeUnit.NANOSECONDS.toSeconds(lengthNs), TimeUnit.NANOSECONDS.toMillis(swappingNs / swaps), loaders, ended, begun, mapsBefore);
  }

  /** Swaps tables until it is over; answers how many. */
  private int swap() throws Exception {
    SeededRandom random = new SeededRandom(1, 0, 2);
    long began = System.nanoTime();
    int swaps = 0;
    while (!over) {
      long swapBegan = System.nanoTime();
      host.kernel("install", table(++swaps, random).toString()).must();
      swappingNs += System.nanoTime() - swapBegan;
      long restMs = swaps * SWAP_MS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      Thread.sleep(Math.max(0, restMs));
    }
    return swaps;
  }

  /** Keeps functions forking, and loaders dying at any point of what they do. */
  private void work(long until, Future<?> swapping) throws Exception {
    Process loader = null;
    long killedIn = 0;
    for (int round = 0; System.nanoTime() < until && !swapping.isDone(); round++) {
      for (int function = 0; function < FUNCTIONS; function++) {
        renew(function);
      }
      if (round % ROUNDS_TO_A_LOADER == 0) {
        loader = host.start("kernel", "install", table(EPOCHS_OF_LOADERS + round, kills).toString());
        killedIn = round + 1 + kills.nextLong(ROUNDS_OF_A_LOADER - 1);
      }
      if (round == killedIn) {
        loaders += loader.isAlive() ? 1 : 0;
        loader.destroyForcibly();
      }
      Thread.sleep(ROUND_MS);
    }
    for (int function = 0; function < FUNCTIONS; function++) {
      collect(function);
    }
  }

  private Path table(int epoch, SeededRandom random) {
    Map<String, Long> ranks = new TreeMap<>();
    for (int function = 0; function < FUNCTIONS; function++) {
      ranks.put("f" + function, 1 + random.nextLong(1_000_000_000));
    }
    return host.table(epoch, random.nextLong(3) * 5, FAIR_PERMILLE, ranks);
  }

  /** Begins a function's next forks, where the last are over. */
  private void renew(int function) throws Exception {
    if (running[function] != null && !running[function].isDone()) {
      return;
    }
    collect(function);
    asked[function] = 5 + forks.nextLong(30);
    begun += asked[function];
    running[function] = Burner.start(host, "forks", asked[function], 1 + forks.nextLong(60), forks.nextLong(100)).workersOf("f" + function).go();
  }

  private void collect(int function) throws Exception {
    if (running[function] != null) {
      ended += running[function].result();
      running[function] = null;
    }
  }
}
