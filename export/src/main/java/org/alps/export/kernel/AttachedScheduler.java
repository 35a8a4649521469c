package org.alps.export.kernel;

import java.util.Optional;

/** The sched_ext scheduler that a host runs now, whoever's it is. */
record AttachedScheduler(HostFiles host) {
  private static final String OURS = "alps";

  /** What the kernel says of sched_ext: "disabled", "enabled", or on the way there; nothing where it has none. */
  Optional<String> state() {
    return host.text("/sys/kernel/sched_ext/state");
  }

  /** Its name; nothing where the kernel's own classes schedule all. */
  Optional<String> name() {
    return state().filter(state -> !state.equals("disabled")).map(state -> host.text("/sys/kernel/sched_ext/root/ops").orElse("of unknown name"));
  }

  boolean isOurs() {
    return name().filter(AttachedScheduler::isOurs).isPresent();
  }

  /** The do-nothing scheduler that overhead is measured with is not: nothing of ours talks to it. */
  static boolean isOurs(String name) {
    return name.equals(OURS);
  }
}
