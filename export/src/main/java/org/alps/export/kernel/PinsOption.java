package org.alps.export.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import picocli.CommandLine.Option;

/** The hidden option of all kernel commands that names the folder of pins; for tests. */
public final class PinsOption {
  @Option(names = "--pins", hidden = true, paramLabel = "DIR", defaultValue = Pins.DEFAULT,
      description = "Where maps and link are pinned (default: ${DEFAULT-VALUE}).")
  private Path folder;

  /** @throws AlpsException with exit code 5 where it is there and not ours to read */
  public Pins pins() {
    if (Files.exists(folder) && !Files.isReadable(folder)) {
      throw new AlpsException(ExitCode.HOST_UNSUPPORTED, "Cannot open " + folder + ": it is root's. Run it as root.");
    }
    return new Pins(folder);
  }
}
