package org.alps.export.kernel.identity;

import java.nio.file.Path;
import org.alps.export.kernel.Pins;
import org.alps.export.kernel.bpf.PidFd;

/** Tags for tests of other packages. */
public final class Tagging {
  private Tagging() {}

  /** Makes each process that this one forks an invocation. */
  public static void parent(Pins pins, long pid, String uid) {
    FunctionName name = new FunctionName(uid);
    try (IdentityMaps maps = IdentityMaps.open(pins, "a test's process"); PidFd process = PidFd.ofProcess((int) pid)) {
      maps.name(name);
      maps.tag(process, new ProcessTag(name.id(), ProcessTag.Role.PARENT, 0));
    }
  }

  public static void group(Pins pins, Path cgroup, String uid) {
    FunctionName name = new FunctionName(uid);
    try (IdentityMaps maps = IdentityMaps.open(pins, "a test's cgroup")) {
      maps.name(name);
      maps.group(CgroupFolders.id(cgroup), new GroupTag(name.id(), 0));
    }
  }
}
