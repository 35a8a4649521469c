package org.alps.export.kernel.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A folder that says what a guest shall run: {@code contender}, {@code schedule/} and, where it obeys one, the policy {@code table}. */
final class TrialOrder {
  private final Path folder;

  TrialOrder(Path folder) {
    this.folder = folder;
  }

  static TrialOrder write(Path folder, Contender contender, List<Invocation> invocations, Optional<Path> table) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("contender"), contender.id());
      Schedule.write(invocations, folder.resolve("schedule"));
      if (table.isPresent()) {
        Files.copy(table.get(), folder.resolve("table"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TrialOrder(folder);
  }

  Path folder() {
    return folder;
  }

  Contender contender() {
    try {
      return Contender.of(Files.readString(folder.resolve("contender")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path schedule() {
    return folder.resolve("schedule");
  }

  Optional<Path> table() {
    return Optional.of(folder.resolve("table")).filter(Files::exists);
  }
}
