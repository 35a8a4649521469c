package org.alps.export.kernel.selftest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/** A program of the host that is run to its end. */
final class Tool {
  private Tool() {}

  /**
   * Runs it and answers what it printed.
   *
   * @throws AlpsException with exit code 5 where it is absent or fails, with the last line that it said
   */
  static String run(Path folder, List<String> command) {
    try {
      Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw failed(command, said.substring(said.lastIndexOf('\n') + 1), null);
      }
      return said;
    } catch (IOException e) {
      throw failed(command, e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(command, "interrupted", e);
    }
  }

  private static AlpsException failed(List<String> command, String why, Exception cause) {
    return new AlpsException(
        ExitCode.HOST_UNSUPPORTED, "Cannot run " + command.get(0) + ": " + why + ". See export/README.md for what the self-test needs.", cause);
  }
}
