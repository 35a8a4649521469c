package org.alps.export.kernel.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alps.ingest.AlpsException;

/** The command line after {@code --}, in the caller's own bytes: a program's arguments need not be text in any encoding. */
final class CallersCommand {
  private CallersCommand() {}

  /** Of this process. */
  static List<byte[]> read() throws IOException {
    return after(Files.readAllBytes(Path.of("/proc/self/cmdline")));
  }

  /**
   * What follows the first {@code --}.
   *
   * @param commandLine arguments, each ended by a zero byte
   * @throws AlpsException with exit code 2 where nothing follows
   */
  static List<byte[]> after(byte[] commandLine) {
    List<byte[]> command = new ArrayList<>();
    boolean begun = false;
    int start = 0;
    for (int i = 0; i < commandLine.length; i++) {
      if (commandLine[i] != 0) {
        continue;
      }
      byte[] argument = Arrays.copyOfRange(commandLine, start, i);
      start = i + 1;
      if (begun) {
        command.add(argument);
      } else {
        begun = argument.length == 2 && argument[0] == '-' && argument[1] == '-';
      }
    }
    if (command.isEmpty()) {
      throw AlpsException.usage("Cannot run a program: none is given after --. Write alps exec --function UID -- PROGRAM ARGUMENTS.");
    }
    return command;
  }
}
