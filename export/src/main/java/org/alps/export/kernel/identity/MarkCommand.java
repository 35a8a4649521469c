package org.alps.export.kernel.identity;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.alps.export.kernel.EevdfBackend;
import org.alps.export.kernel.Pins;
import org.alps.export.kernel.PinsOption;
import org.alps.export.kernel.bpf.KernelError;
import org.alps.export.kernel.bpf.PidFd;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alps mark}: tells the kernel that a warm process or container begins another invocation, or that it is now of another function. */
@Command(
    name = "mark",
    description = "Begins another invocation in a process or a cgroup that goes on: its age starts anew.",
    footer = {"", "Example: alps mark --cgroup /sys/fs/cgroup/functions/resize"})
public final class MarkCommand implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private Target target;

  @Option(names = "--function", paramLabel = "UID", description = "The function from now on; needed where it was none's before.")
  private String function;

  @Mixin private PinsOption pinsOption;

  /** What is marked: one of them. */
  static final class Target {
    @Option(names = "--pid", paramLabel = "PID", description = "A process.")
    private Integer pid;

    @Option(names = "--cgroup", paramLabel = "FOLDER", description = "A folder of cgroup v2, with all below it.")
    private Path cgroup;

    @Override
    public String toString() {
      return pid != null ? "process " + pid : "cgroup " + cgroup;
    }
  }

  @Override
  public Integer call() {
    Optional<FunctionName> name = Optional.ofNullable(function).map(FunctionName::new);
    Pins pins = pinsOption.pins();
    try (IdentityMaps maps = IdentityMaps.open(pins, target.toString())) {
      name.ifPresent(maps::name);
      if (target.pid != null) {
        markProcess(maps, name);
      } else {
        markGroup(maps, name);
      }
    }
    if (target.pid != null) {
      EevdfBackend.apply(pins, target.pid);
    }
    return ExitCode.OK.code();
  }

  private void markProcess(IdentityMaps maps, Optional<FunctionName> name) {
    try (PidFd process = PidFd.ofProcess(target.pid)) {
      ProcessTag before = maps.tag(process)
          .orElseGet(() -> new ProcessTag(name.orElseThrow(this::nobodys).id(), ProcessTag.Role.INVOCATION, 0));
      maps.tag(process, new ProcessTag(name.map(FunctionName::id).orElse(before.function()), before.role(), before.mark()).marked());
    } catch (KernelError e) {
      throw AlpsException.badInput("Cannot mark process " + target.pid + ": " + e.getMessage() + ". Name a process that runs.");
    }
  }

  private void markGroup(IdentityMaps maps, Optional<FunctionName> name) {
    long id = CgroupFolders.id(target.cgroup);
    GroupTag before = maps.group(id).orElseGet(() -> new GroupTag(name.orElseThrow(this::nobodys).id(), 0));
    maps.group(id, new GroupTag(name.map(FunctionName::id).orElse(before.function()), before.mark()).marked());
  }

  private AlpsException nobodys() {
    return AlpsException.badInput("Cannot mark " + target + ": it belongs to no function. Give --function UID.");
  }
}
