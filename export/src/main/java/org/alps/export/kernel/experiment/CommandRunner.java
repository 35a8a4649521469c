package org.alps.export.kernel.experiment;

import java.util.List;

/** Runs {@code alps} commands in this process. */
public interface CommandRunner {
  /** Runs a command; answers its exit code. */
  int run(String... arguments);

  /** Runs a command that must do. */
  default void must(List<String> arguments) {
    int code = run(arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException("alps " + String.join(" ", arguments) + " ended with " + code);
    }
  }
}
