package org.alps.export.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alps.export.kernel.bpf.BpfMap;
import org.alps.export.kernel.bpf.KernelError;
import org.alps.export.kernel.bpf.PidFd;

/**
 * Which function a task belongs to, for user space: by its tag, its process's tag or that of the nearest ancestor which has one, else by its
 * cgroup or the nearest one above it. A process that has it from an ancestor, as it was forked before that got its tag or the kernel did not pass it
 * on, is tagged as it is found: it is to be found again when the ancestor is gone.
 */
final class TaskFunctions implements AutoCloseable {
  private static final Pattern PARENT = Pattern.compile("(?m)^PPid:\\s*(\\d+)$");
  private static final Pattern CGROUP = Pattern.compile("(?m)^0::(/.*)$");
  /** Of {@code struct alps_tag}: where its role is, and that of processes which are an invocation each. */
  private static final int ROLE_AT = 8;
  private static final int INVOCATION = 0;
  private static final String WHAT = "find the functions of tasks";

  private final BpfMap tags;
  private final BpfMap groups;
  private final HostFiles host;
  private final Map<Integer, OptionalLong> byProcess = new HashMap<>();
  private final Map<String, OptionalLong> byCgroup = new HashMap<>();

  TaskFunctions(Pins pins, HostFiles host) {
    this.tags = pins.map(Pins.TAGS, WHAT);
    this.groups = pins.map(Pins.GROUPS, WHAT);
    this.host = host;
  }

  /** The function of a thread; nothing where it belongs to none, or is gone. */
  OptionalLong of(int pid, int tid) {
    OptionalLong own = tid == pid ? OptionalLong.empty() : tag(tid);
    return own.isPresent() ? own : ofProcess(pid);
  }

  private OptionalLong ofProcess(int pid) {
    OptionalLong known = byProcess.get(pid);
    if (known == null) {
      known = inherited(pid);
      if (known.isEmpty()) {
        known = host.text("/proc/" + pid + "/cgroup").map(this::ofCgroup).orElse(OptionalLong.empty());
      }
      byProcess.put(pid, known);
    }
    return known;
  }

  private OptionalLong inherited(int pid) {
    Optional<byte[]> tag = tagOf(pid);
    for (int ancestor = parent(pid); ancestor > 1 && function(tag).isEmpty(); ancestor = parent(ancestor)) {
      tag = tagOf(ancestor);
      if (function(tag).isPresent()) {
        passOn(tag.get(), pid);
      }
    }
    return function(tag);
  }

  private void passOn(byte[] tag, int pid) {
    KernelLayout.little(tag).putInt(ROLE_AT, INVOCATION);
    ofTask(pid, process -> Optional.of(tags.add(process, tag)));
  }

  private int parent(int pid) {
    Matcher parent = PARENT.matcher(host.text("/proc/" + pid + "/status").orElse(""));
    return parent.find() ? Integer.parseInt(parent.group(1)) : 0;
  }

  private OptionalLong tag(int tid) {
    return function(tagOf(tid));
  }

  private Optional<byte[]> tagOf(int tid) {
    return ofTask(tid, tags::lookup);
  }

  /** Nothing where the task is gone. */
  private static <T> Optional<T> ofTask(int tid, Function<byte[], Optional<T>> use) {
    try (PidFd task = PidFd.ofThread(tid)) {
      return use.apply(BpfMap.u32(task.fd()));
    } catch (KernelError e) {
      if (e.errno() == KernelError.ESRCH || e.errno() == KernelError.EINVAL) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private OptionalLong ofCgroup(String membership) {
    Matcher path = CGROUP.matcher(membership);
    Optional<String> mount = host.mountPoint("cgroup2");
    if (!path.find() || mount.isEmpty()) {
      return OptionalLong.empty();
    }
    Path top = host.of(mount.get());
    return ofFolder(top, top.resolve(path.group(1).substring(1)).normalize());
  }

  private OptionalLong ofFolder(Path top, Path folder) {
    if (!folder.startsWith(top)) {
      return OptionalLong.empty();
    }
    OptionalLong known = byCgroup.get(folder.toString());
    if (known == null) {
      known = group(folder);
      if (known.isEmpty() && !folder.equals(top)) {
        known = ofFolder(top, folder.getParent());
      }
      byCgroup.put(folder.toString(), known);
    }
    return known;
  }

  private OptionalLong group(Path folder) {
    try {
      return function(groups.lookup(BpfMap.u64((Long) Files.getAttribute(folder, "unix:ino"))));
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** Tags and groups both begin with the function, 0 for none. */
  private static OptionalLong function(Optional<byte[]> value) {
    long function = value.map(bytes -> KernelLayout.little(bytes).getLong()).orElse(0L);
    return function == 0 ? OptionalLong.empty() : OptionalLong.of(function);
  }

  @Override
  public void close() {
    tags.close();
    groups.close();
  }
}
