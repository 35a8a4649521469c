package org.alps.export.kernel.functional;

import java.util.List;
import java.util.Map;

/** Leaving by force: the kernel ends a scheduler that errs or stalls, and every task goes on under its own. */
final class ExitScenarios {
  /** {@code enum alps_debug}. */
  private static final int DEBUG_ERROR = 1;
  private static final int DEBUG_STALL = 2;
  private static final int FORKS = 20;
  /** The watchdog's 20 s, and what it takes to be seen. */
  private static final long WATCHDOG_PATIENCE_S = 60;

  private ExitScenarios() {}

  static List<Scenario> all() {
    return List.of(new Scenario("error-exit", ExitScenarios::errorExit), new Scenario("watchdog", ExitScenarios::watchdog));
  }

  private static void errorExit(TestedHost host) throws Exception {
    leave(host, DEBUG_ERROR, 20, "as a test asked for");
  }

  private static void watchdog(TestedHost host) throws Exception {
    leave(host, DEBUG_STALL, WATCHDOG_PATIENCE_S, "stall");
  }

  private static void leave(TestedHost host, int debug, long seconds, String why) throws Exception {
    host.kernel("load").must();
    host.kernel("install", host.table(1, 0, 200, Map.of("f", 1L)).toString()).must();
    host.debug(debug);
    Burner forks = Burner.start(host, "forks", FORKS, 100, 0).workersOf("f").go();
    TestedHost.awaitEevdf(seconds);
    Unmet.unlessEqual(forks.result(), (long) FORKS, "tasks that ended after the scheduler had left");
    Outcome status = host.status();
    Unmet.unlessEqual(status.field("on"), "false", "on");
    Unmet.unlessEqual(status.field("dead_link"), "true", "dead_link");
    Unmet.unless((status.field("exit_reason") + status.field("exit_message")).contains(why), "status tells why it left: " + status.out());
    host.kernel("load").must();
    Unmet.unlessEqual(TestedHost.schedExt(), "enabled", "sched_ext after the next load");
    Unmet.unlessEqual(host.status().number("epoch"), 1L, "the epoch after the next load");
    Unmet.unlessEqual(Burner.start(host, "forks", FORKS, 10, 0).workersOf("f").go().result(), (long) FORKS, "tasks that ended after the next load");
  }
}
