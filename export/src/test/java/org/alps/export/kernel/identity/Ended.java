package org.alps.export.kernel.identity;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alps.export.kernel.AlpsProcess;

/**
 * A process that is over.
 *
 * @param exit as a shell tells it: 128 and the signal where one ended it
 */
record Ended(long pid, int exit, String out, String err) {
  static Ended alps(Path folder, String... arguments) throws IOException, InterruptedException {
    return of(folder, AlpsProcess.command(arguments).toArray(String[]::new));
  }

  /** @param folder for what it writes */
  static Ended of(Path folder, String... command) throws IOException, InterruptedException {
    File err = Files.createTempFile(folder, "process", ".err").toFile();
    File out = Files.createTempFile(folder, "process", ".out").toFile();
    Process process = new ProcessBuilder(command).redirectOutput(out).redirectError(err).start();
    process.getOutputStream().close();
    int exit = process.waitFor();
    return new Ended(process.pid(), exit, Files.readString(out.toPath(), StandardCharsets.ISO_8859_1), Files.readString(err.toPath()));
  }
}
