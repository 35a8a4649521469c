package org.alps.export.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.alps.export.publish.PolicyPublication;
import org.alps.ingest.AlpsException;

/** Where a policy table is, as users name it: the file, an epoch's folder, or a policies folder, which stands for its current epoch. */
public final class TableLocation {
  private TableLocation() {}

  /** @throws AlpsException with exit code 3 where a folder holds no table */
  public static Path file(Path named) {
    if (!Files.isDirectory(named)) {
      return named;
    }
    Path inside = named.resolve(PolicyPublication.TABLE);
    if (Files.exists(inside)) {
      return inside;
    }
    return new PolicyPublication(named).current().orElseThrow(() -> AlpsException.badInput(
        "Cannot find a policy table: " + named + " has none published. Name a table's file or a folder that alps export wrote."));
  }
}
