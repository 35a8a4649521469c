package org.alps.export.kernel.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.alps.export.kernel.EevdfBackend;
import org.alps.export.kernel.Pins;
import org.alps.export.kernel.PinsOption;
import org.alps.export.kernel.bpf.KernelError;
import org.alps.export.kernel.bpf.PidFd;
import org.alps.export.kernel.bpf.ProcessImage;
import org.alps.ingest.AlpsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alps exec}: runs a program as an invocation of a function. It becomes that program: process id, signals and exit code are the program's. */
@Command(
    name = "exec",
    description = {
      "Runs a program as an invocation of a function, in place of this process.",
      "",
      "Every process that it forks is an invocation of its own. The invocation begins with the program, not with this command."
    },
    footer = {"", "Example: alps exec --function resize -- ./resize photo.jpg"})
public final class ExecCommand implements Callable<Integer> {
  /** System property of the launcher: the caller's LC_ALL, where the launcher set another; empty where there was none. */
  static final String CALLERS_LOCALE = "alps.callers.locale";

  @Option(names = "--function", required = true, paramLabel = "UID", description = "The function, as traces and tables name it; at most 254 bytes.")
  private String function;

  @Option(names = "--workers", description = "The program itself is no invocation, but each process that it forks is one: a runtime that forks workers.")
  private boolean workers;

  @Parameters(paramLabel = "PROGRAM", description = "The program and its arguments, after --.")
  private List<String> command = List.of();

  @Mixin private PinsOption pinsOption;

  @Override
  public Integer call() throws IOException {
    FunctionName name = new FunctionName(function);
    List<byte[]> program = CallersCommand.read();
    Pins pins = pinsOption.pins();
    try (IdentityMaps maps = IdentityMaps.open(pins, "a process as " + function);
        PidFd self = PidFd.ofThisThread()) {
      maps.name(name);
      int mark = maps.tag(self).map(before -> before.marked().mark()).orElse(0);
      maps.tag(self, new ProcessTag(name.id(), workers ? ProcessTag.Role.PARENT : ProcessTag.Role.INVOCATION, mark));
    }
    EevdfBackend.apply(pins, (int) ProcessHandle.current().pid());
    String locale = System.getProperty(CALLERS_LOCALE);
    if (locale != null) {
      ProcessImage.environment("LC_ALL", Optional.of(locale).filter(text -> !text.isEmpty()));
    }
    try {
      ProcessImage.replace(program);
    } catch (KernelError e) {
      throw AlpsException.badInput("Cannot run " + new String(program.get(0), StandardCharsets.UTF_8) + ": " + e.getMessage() + ". Name a program.");
    }
    throw new IllegalStateException("execve returned");
  }
}
