package org.alps.export.kernel.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A script of the workload in our jar, laid out in a folder beside the {@code clock.pl} that all of them share. */
public final class PerlScript {
  private static final String SHARED = "clock.pl";

  private final Path script;

  /** @param owner the class in whose package the script is */
  public PerlScript(Class<?> owner, String name, Path folder) throws IOException {
    copy(PerlScript.class, SHARED, folder);
    script = copy(owner, name, folder);
  }

  /** The command line that runs it. */
  public List<String> command(Object... arguments) {
    List<String> command = new ArrayList<>(List.of("perl", script.toString()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }

  /** A process that would run a command; perl warns of locales that a guest does not have. */
  public static ProcessBuilder process(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  /** One that is there stays: a process that was just started may be reading it. */
  private static Path copy(Class<?> owner, String name, Path folder) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      try (InputStream resource = owner.getResourceAsStream(name)) {
        Files.copy(resource, file);
      }
    }
    return file;
  }
}
