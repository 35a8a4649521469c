package org.alps.export.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The turn of one loader at a folder of pins: a second one waits, lest it undoes what the first is about to make. Who may not write to /run
 * gets none; it is refused for other reasons.
 */
final class LoaderLock {
  private final FileChannel file;

  private LoaderLock(FileChannel file) {
    this.file = file;
  }

  /** Waits for the turn and does something in it. */
  static void during(Pins pins, Runnable work) {
    LoaderLock turn = of(pins);
    try {
      work.run();
    } finally {
      turn.close();
    }
  }

  private static LoaderLock of(Pins pins) {
    try {
      FileChannel file = FileChannel.open(path(pins), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      file.lock();
      return new LoaderLock(file);
    } catch (IOException e) {
      return new LoaderLock(null);
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
