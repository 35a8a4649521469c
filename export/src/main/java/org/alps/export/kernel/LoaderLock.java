package org.alps.export.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.Progress;

/**
 * The turn of one loader at a folder of pins: a second one waits, lest it undoes what the first is about to make. The kernel ends a turn with its
 * process, however that ends. Who may not write to /run gets none; it is refused for other reasons.
 */
final class LoaderLock {
  private static final long PATIENCE_S = 60;
  private static final long LOOK_AGAIN_MS = 20;
  private static final int LONGEST_NUMBER = 20;

  private final FileChannel file;

  private LoaderLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Waits for the turn and does something in it.
   *
   * @throws AlpsException with exit code 5 where another process has it for a minute
   */
  static void during(Pins pins, Runnable work) {
    during(pins, PATIENCE_S, work);
  }

  static void during(Pins pins, long patienceS, Runnable work) {
    LoaderLock turn = await(pins, patienceS);
    try {
      work.run();
    } finally {
      turn.close();
    }
  }

  private static LoaderLock await(Pins pins, long patienceS) {
    FileChannel file;
    try {
      file = FileChannel.open(path(pins), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      return new LoaderLock(null);
    }
    LoaderLock turn = new LoaderLock(file);
    try {
      turn.take(pins, patienceS);
      return turn;
    } catch (IOException e) {
      turn.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      turn.close();
      throw e;
    }
  }

  private void take(Pins pins, long patienceS) throws IOException {
    if (!isTaken()) {
      Progress.say("Waiting for " + holder() + ", which changes " + pins.folder());
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(patienceS);
      while (!isTaken()) {
        if (System.nanoTime() >= until) {
          throw new AlpsException(ExitCode.HOST_UNSUPPORTED, "Cannot change " + pins.folder() + ": " + holder() + " has done so for "
              + patienceS + " s. Wait until it ends, or end it with kill, then run this again.");
        }
        pause();
      }
    }
    file.truncate(0).write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)), 0);
  }

  private boolean isTaken() throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private String holder() throws IOException {
    ByteBuffer number = ByteBuffer.allocate(LONGEST_NUMBER);
    file.read(number, 0);
    String pid = new String(number.array(), 0, number.position(), StandardCharsets.US_ASCII);
    return pid.isEmpty() ? "another process" : "process " + pid;
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN_MS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  static Path path(Pins pins) {
    return Path.of("/run", "alps" + pins.folder().toString().replace('/', '-') + ".lock");
  }

  private void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
