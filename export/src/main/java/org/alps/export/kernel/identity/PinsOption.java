package org.alps.export.kernel.identity;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the kernel half's maps are pinned: an option that only tests need. */
public final class PinsOption {
  @Option(names = "--pins", hidden = true, paramLabel = "FOLDER", defaultValue = "/sys/fs/bpf/alps", description = "Where the maps are pinned (default ${DEFAULT-VALUE}).")
  private Path folder;

  public Path folder() {
    return folder;
  }
}
