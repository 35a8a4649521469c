package org.alps.export.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of pins of a test's own; what is pinned there goes when this is closed. */
public final class TestPins implements AutoCloseable {
  private final Path folder;

  public TestPins(String name) {
    folder = Path.of("/sys/fs/bpf/alps-test-" + name + "-" + ProcessHandle.current().pid());
  }

  public Path folder() {
    return folder;
  }

  public Pins pins() {
    return new Pins(folder);
  }

  @Override
  public void close() {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> pins = entries.toList();
      for (Path pin : pins) {
        Files.delete(pin);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
