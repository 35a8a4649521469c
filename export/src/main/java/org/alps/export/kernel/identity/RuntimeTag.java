package org.alps.export.kernel.identity;

import java.nio.file.Path;
import org.alps.export.kernel.Pins;
import org.alps.export.kernel.bpf.PidFd;

/** The tag of a runtime that is there already: what {@code alps exec --workers} gives to the program that it becomes. */
public final class RuntimeTag {
  private RuntimeTag() {}

  /**
   * Has each process that {@code pid} forks from now on be an invocation of a function.
   *
   * @throws org.alps.ingest.AlpsException with exit code 5 where no maps are pinned
   */
  public static void give(Path pins, int pid, String functionUid) {
    FunctionName name = new FunctionName(functionUid);
    try (IdentityMaps maps = IdentityMaps.open(new Pins(pins), "process " + pid + " as " + functionUid);
        PidFd process = PidFd.ofProcess(pid)) {
      maps.name(name);
      maps.tag(process, new ProcessTag(name.id(), ProcessTag.Role.PARENT, 0));
    }
  }
}
