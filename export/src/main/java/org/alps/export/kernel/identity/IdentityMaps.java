package org.alps.export.kernel.identity;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.alps.export.kernel.Pins;
import org.alps.export.kernel.bpf.BpfMap;
import org.alps.export.kernel.bpf.KernelError;
import org.alps.export.kernel.bpf.PidFd;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/** The pinned maps that say which function a process or a cgroup belongs to. They are there from {@code alps kernel load} or {@code alps record} on. */
public final class IdentityMaps implements AutoCloseable {
  private final BpfMap tags;
  private final BpfMap groups;
  private final BpfMap names;

  private IdentityMaps(Pins pins) {
    tags = BpfMap.pinned(pins.of(Pins.TAGS));
    groups = BpfMap.pinned(pins.of(Pins.GROUPS));
    names = BpfMap.pinned(pins.of(Pins.NAMES));
  }

  /**
   * Opens them.
   *
   * @param what what is to be tagged, for the message
   * @throws AlpsException with exit code 5 where they are not there, or not for this user
   */
  public static IdentityMaps open(Pins pins, String what) {
    try {
      return new IdentityMaps(pins);
    } catch (KernelError e) {
      String why = e.errno() == KernelError.ENOENT
          ? "no ALPS maps under " + pins.folder() + ". Run alps kernel load first."
          : e.getMessage() + ". Run as root.";
      throw new AlpsException(ExitCode.HOST_UNSUPPORTED, "Cannot tag " + what + ": " + why, e);
    }
  }

  /** Makes the function's name known, before anything is tagged with its id. */
  void name(FunctionName function) {
    refused("name function " + function.uid(), () -> new FunctionNames(names).add(function));
  }

  Optional<ProcessTag> tag(PidFd task) {
    return tags.lookup(BpfMap.u32(task.fd())).map(ProcessTag::of);
  }

  void tag(PidFd task, ProcessTag tag) {
    refused("tag process", () -> tags.update(BpfMap.u32(task.fd()), tag.bytes()));
  }

  Optional<GroupTag> group(long cgroup) {
    return groups.lookup(BpfMap.u64(cgroup)).map(GroupTag::of);
  }

  void group(long cgroup, GroupTag tag) {
    refused("tag cgroup " + cgroup, () -> groups.update(BpfMap.u64(cgroup), tag.bytes()));
  }

  /** Answers whether it was there. */
  boolean removeGroup(long cgroup) {
    return groups.delete(BpfMap.u64(cgroup));
  }

  /** The ids of all cgroups that belong to functions. */
  List<Long> groups() {
    return groups.keys().stream().map(key -> ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN).getLong()).toList();
  }

  @Override
  public void close() {
    tags.close();
    groups.close();
    names.close();
  }

  private static void refused(String what, Runnable update) {
    try {
      update.run();
    } catch (KernelError e) {
      throw new AlpsException(ExitCode.HOST_UNSUPPORTED,
          "Cannot " + what + ": " + e.getMessage() + ". Unload ALPS and load it again where its maps are full.", e);
    }
  }
}
