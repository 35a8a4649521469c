package org.alps.export.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alps.ingest.AlpsException;
import org.alps.simulate.table.AtomicFile;

/** The file {@code CURRENT} of a policies folder: one line, {@code epoch=N}, that names the table in force. */
final class CurrentPointer {
  static final String NAME = "CURRENT";
  private static final Pattern LINE = Pattern.compile("epoch=([1-9][0-9]{0,17})\n?");

  private final Path file;

  CurrentPointer(Path policies) {
    this.file = policies.resolve(NAME);
  }

  /**
   * The epoch in force; nothing where none was published.
   *
   * @throws AlpsException with exit code 3 where the pointer is damaged
   */
  OptionalLong epoch() throws IOException {
    if (Files.notExists(file)) {
      return OptionalLong.empty();
    }
    String line = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    Matcher pointer = LINE.matcher(line);
    if (!pointer.matches()) {
      String shown = line.lines().findFirst().orElse("").replaceAll("[^ -~]", "?");
      throw damaged("it says " + (shown.length() > 40 ? shown.substring(0, 40) + "..." : shown) + ", not epoch=N");
    }
    return OptionalLong.of(Long.parseLong(pointer.group(1)));
  }

  void switchTo(long epoch) throws IOException {
    AtomicFile.write(file, ("epoch=" + epoch + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  AlpsException damaged(String what) {
    return AlpsException.badInput("Cannot find the current policy: " + file + ": " + what + ". Write epoch=N of a folder beside it into it.");
  }
}
