package org.alps.export.nightly;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/** One run's hold on a state folder, by the file {@code .lock} in it. The system lets go of it when the run ends, however it ends. */
final class StateLock implements AutoCloseable {
  private final FileChannel channel;

  private StateLock(FileChannel channel) {
    this.channel = channel;
  }

  /** @throws AlpsException with exit code 3 where another run holds the folder, or it cannot be written */
  static StateLock hold(Path state) {
    Path file = state.resolve(".lock");
    try {
      Files.createDirectories(state);
      FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw AlpsException.badInput("Cannot begin the nightly refresh: another run holds " + file + ". Wait until it ends, or stop it.");
      }
      return new StateLock(channel);
    } catch (IOException e) {
      throw new AlpsException(ExitCode.BAD_INPUT, "Cannot use state folder: " + state + ": " + e + ". Name a folder that can be written.", e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
