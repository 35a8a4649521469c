package org.alps.export.kernel;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code alps} as a process of its own, with the classes of this test run. */
public final class AlpsProcess {
  private AlpsProcess() {}

  /** The command line of {@code alps} with these arguments. */
  public static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(
        System.getProperty("java.home") + "/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    Optional.ofNullable(System.getProperty("jna.library.path")).ifPresent(path -> command.add("-Djna.library.path=" + path));
    command.add("org.alps.export.Main");
    command.addAll(List.of(arguments));
    return command;
  }

  /** Not started yet; its stderr goes to a file. */
  public static ProcessBuilder with(File stderr, String... arguments) {
    return new ProcessBuilder(command(arguments)).redirectError(stderr);
  }
}
