package org.alps.export.kernel;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.alps.ingest.AlpsException;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;
import picocli.CommandLine;

/** A shell for tests: {@code alps kernel} with pins of its own, which are gone when it is closed. */
final class KernelShell implements AutoCloseable {
  /** What a command line printed, what it failed with, and how it ended. */
  record Outcome(int exit, String out, String failure) {}

  private final Pins pins;

  KernelShell(String test) {
    pins = new Pins(KernelHost.pins(test));
  }

  Pins pins() {
    return pins;
  }

  Outcome run(String... arguments) {
    StringWriter out = new StringWriter();
    String[] failure = {""};
    CommandLine kernel = new CommandLine(new KernelCommand()).setOut(new PrintWriter(out));
    kernel.setExecutionExceptionHandler((thrown, command, parsed) -> {
      if (!(thrown instanceof AlpsException alps)) {
        throw thrown;
      }
      failure[0] = alps.getMessage();
      return alps.exitCode().code();
    });
    String[] withPins = arguments[0].equals("doctor") ? arguments : Arrays.copyOf(arguments, arguments.length + 2);
    if (withPins != arguments) {
      withPins[arguments.length] = "--pins";
      withPins[arguments.length + 1] = pins.folder().toString();
    }
    int exit = kernel.execute(withPins);
    return new Outcome(exit, out.toString(), failure[0]);
  }

  /** A table of so many functions f0, f1..., all of whose ranks tell its epoch. */
  static Path table(Path folder, long epoch, int functions) {
    List<FunctionPolicy> policies = IntStream.range(0, functions)
        .mapToObj(i -> new FunctionPolicy("f" + i, List.of(new PolicyLevel(0, epoch * 1_000_000, 5_000_000)))).toList();
    PolicyHeader header = new PolicyHeader(epoch, 1_000, 0, List.of(new PolicyLevel(0, PolicyTable.LAST_RANK_NS, 3_000_000)), 1_000_000, 50, 0);
    Path file = folder.resolve(epoch + ".alps");
    PolicyTableFile.write(new PolicyTable(header, policies), file);
    return file;
  }

  @Override
  public void close() {
    try {
      pins.remove(pins.names());
      pins.removeIfEmpty();
      Files.deleteIfExists(LoaderLock.path(pins));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
