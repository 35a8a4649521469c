package org.alps.export.kernel.functional;

import java.util.List;
import java.util.stream.Stream;

/**
 * A trial of one thing that the kernel half promises.
 *
 * @param name in words joined by hyphens
 * @param needsTwoCaches whether its host must have several last-level caches
 */
public record Scenario(String name, boolean needsTwoCaches, Body body) {
  Scenario(String name, Body body) {
    this(name, false, body);
  }

  /** What is done, and what must come of it. */
  interface Body {
    /** @throws Unmet where it does not come of it */
    void run(TestedHost host) throws Exception;
  }

  /** All of them, in the order in which they run. */
  public static List<Scenario> all() {
    return Stream.of(LoadScenarios.all(), IdentityScenarios.all(), OrderScenarios.all(), ExitScenarios.all(), KillScenarios.all())
        .flatMap(List::stream).toList();
  }
}
