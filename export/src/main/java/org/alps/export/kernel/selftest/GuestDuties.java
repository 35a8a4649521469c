package org.alps.export.kernel.selftest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.alps.export.kernel.experiment.TrialRunner;
import org.alps.export.kernel.functional.Costs;
import org.alps.export.kernel.functional.FunctionalSuite;
import org.alps.export.kernel.functional.Scenario;
import org.alps.export.kernel.functional.Soak;

/** The registry of what a guest can do. */
final class GuestDuties {
  static final String TRIAL = "trial";
  /** Answered with a text file of this name. */
  static final String COSTS = "costs";
  /** Its order holds the minutes, its answer what was done, in a text file of this name. */
  static final String SOAK = "soak";

  private static final Path PINS = Path.of("/sys/fs/bpf/alps");

  private GuestDuties() {}

  /** @param alps runs a command line in this process */
  static Map<String, GuestLoop.Duty> of(ToIntFunction<String[]> alps) {
    TrialRunner trials = new TrialRunner(alps::applyAsInt, alpsProcess(), PINS);
    FunctionalSuite suite = new FunctionalSuite(alps::applyAsInt, alpsProcess());
    Map<String, GuestLoop.Duty> duties = new HashMap<>();
    duties.put(TRIAL, trials::run);
    duties.put(SOAK, (order, answer) -> suite.run(Soak.of(Integer.parseInt(Files.readString(order.resolve(SOAK))), answer.resolve(SOAK)), answer));
    duties.put(COSTS, (order, answer) -> Costs.measure(suite, answer));
    Scenario.all().forEach(scenario -> duties.put(of(scenario), (order, answer) -> suite.run(scenario, answer)));
    return duties;
  }

  /** The order to run a scenario. */
  static String of(Scenario scenario) {
    return "scenario " + scenario.name();
  }

  /** How {@code alps} is run as a process of its own. */
  static List<String> alpsProcess() {
    return List.of("/java/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xshare:auto", "-Xmx256m", "-Dpicocli.usage.width=100", "-cp",
        System.getProperty("java.class.path"), "org.alps.export.Main");
  }
}
