package org.alps.simulate.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file written in one step: whoever opens it finds the old content or the new, whatever is interrupted. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes {@code content} into a hidden file beside {@code file}, forces it to disk, and renames it; missing folders are made. */
  public static void write(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path aside = folder.resolve("." + file.getFileName() + ".aside");
    try (FileChannel channel =
        FileChannel.open(aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    move(aside, file);
  }

  /** Renames {@code from} to {@code to} on the same file system in one step, and forces the rename to disk. An existing file is replaced. */
  public static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel folder = FileChannel.open(to.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }
}
