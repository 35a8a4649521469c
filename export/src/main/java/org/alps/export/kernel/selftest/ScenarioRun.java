package org.alps.export.kernel.selftest;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alps.export.kernel.functional.FunctionalSuite;
import org.alps.export.kernel.functional.Scenario;

/** The functional suite on the host's side: has the guest run each scenario, and tells of each as it ends. */
final class ScenarioRun {
  private final VirtualMachine guest;
  private final Path folder;
  private final PrintWriter told;
  private final List<ScenarioResult> results = new ArrayList<>();

  /** @param folder where answers go; made */
  ScenarioRun(VirtualMachine guest, Path folder, PrintWriter told) {
    this.guest = guest;
    this.folder = folder;
    this.told = told;
  }

  void run(List<Scenario> scenarios) throws IOException {
    Path order = Files.createDirectories(folder.resolve("order"));
    for (Scenario scenario : scenarios) {
      long began = System.nanoTime();
      Path answer = folder.resolve(scenario.name());
      String word = guest.call(GuestDuties.of(scenario), order, answer);
      double seconds = (System.nanoTime() - began) / 1e9;
      Optional<String> failure = word.equals(GuestLoop.DONE) ? Optional.empty() : Optional.of(firstLine(answer.resolve(GuestLoop.WHY)));
      Path skipped = answer.resolve(FunctionalSuite.SKIPPED);
      add(new ScenarioResult(scenario.name(), seconds, failure, Files.exists(skipped) ? Optional.of(Files.readString(skipped)) : Optional.empty()));
    }
  }

  private void add(ScenarioResult result) {
    results.add(result);
    told.println(result.line());
    told.flush();
  }

  List<ScenarioResult> results() {
    return List.copyOf(results);
  }

  /** An exception's message without its class. */
  private static String firstLine(Path why) throws IOException {
    String line = Files.readString(why).lines().findFirst().orElse("");
    return line.replaceFirst("^[\\w.$]+: ", "");
  }
}
