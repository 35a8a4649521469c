package org.alps.export.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alps.export.kernel.bpf.BpfObject;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/** What a backend, or the recorder, needs of this host, each looked up where the kernel tells it. */
public final class Prerequisites {
  private static final Pattern RELEASE = Pattern.compile("(\\d+)\\.(\\d+).*", Pattern.DOTALL);
  private static final Pattern CAPABILITIES = Pattern.compile("(?m)^CapEff:\\s*([0-9a-f]+)$");
  private static final List<Capability> FOR_BPF =
      List.of(new Capability("CAP_SYS_ADMIN", 21), new Capability("CAP_BPF", 39), new Capability("CAP_PERFMON", 38));
  private static final Capability CAP_SYS_NICE = new Capability("CAP_SYS_NICE", 23);
  private static final String NEWER_KERNEL = "Boot a kernel 6.12 or newer with CONFIG_SCHED_CLASS_EXT=y";

  /** A privilege and its bit, as capabilities(7) has them. */
  private record Capability(String name, int bit) {}

  private final HostFiles host;
  private final Optional<int[]> libbpf;
  private final Predicate<String> builds;

  Prerequisites(HostFiles host) {
    this(host, BpfObject.libbpfVersion(), BpfObject::exists);
  }

  /** @param builds whether this build has a BPF object */
  Prerequisites(HostFiles host, Optional<int[]> libbpf, Predicate<String> builds) {
    this.host = host;
    this.libbpf = libbpf;
    this.builds = builds;
  }

  /**
   * Goes on only where this host has what the recorder needs.
   *
   * @param object the recorder's BPF object
   * @throws AlpsException with exit code 5 that tells all that is missing, and what to do
   */
  public static void refuseToRecordWithout(String object) {
    refuse("record", new Prerequisites(HostFiles.OF_THIS_HOST).ofRecorder(object));
  }

  /** @throws AlpsException with exit code 5 that tells all that is missing, and what to do; {@code what} cannot be done without it */
  static void refuse(String what, List<HostCheck> checks) {
    List<HostCheck> missing = checks.stream().filter(HostCheck::forbidsLoading).toList();
    if (!missing.isEmpty()) {
      throw new AlpsException(ExitCode.HOST_UNSUPPORTED, "Cannot " + what + ": " + missing.stream().map(HostCheck::found).collect(Collectors.joining("; "))
          + ". " + missing.stream().map(HostCheck::cure).collect(Collectors.joining(" ")));
    }
  }

  /** What the recorder needs: it schedules nothing, and older kernels have all that it loads. */
  List<HostCheck> ofRecorder(String object) {
    List<HostCheck> checks = new ArrayList<>();
    checks.add(privileges(List.of()));
    ofBpf(object, checks);
    return checks;
  }

  /** Each prerequisite of the backend, with what is there. */
  List<HostCheck> of(Backend backend) {
    List<HostCheck> checks = new ArrayList<>();
    checks.add(kernel());
    checks.add(privileges(backend == Backend.EEVDF ? List.of(CAP_SYS_NICE) : List.of()));
    if (backend == Backend.SCHED_EXT) {
      checks.add(schedExt());
      checks.add(preemption());
    }
    checks.add(otherScheduler());
    ofBpf(backend.object(), checks);
    return checks;
  }

  private void ofBpf(String object, List<HostCheck> checks) {
    boolean objectThere = builds.test(object);
    checks.add(required("BTF", host.exists("/sys/kernel/btf/vmlinux"), "/sys/kernel/btf/vmlinux", "Boot a kernel with CONFIG_DEBUG_INFO_BTF=y."));
    checks.add(libbpf());
    checks.add(required("BPF maps' folder", host.mountPoint("bpf").isPresent(), host.mountPoint("bpf").orElse("no bpf file system is mounted"),
        "Run mount -t bpf bpf /sys/fs/bpf."));
    checks.add(required("BPF object", objectThere, objectThere ? object : "this build has no " + object,
        "Build ALPS where clang and libbpf-dev are installed."));
    checks.add(new HostCheck("cgroup v2", host.mountPoint("cgroup2").isPresent(), host.mountPoint("cgroup2").orElse("it is not mounted"), false,
        "Run mount -t cgroup2 none /sys/fs/cgroup/unified, or tag processes with alps exec only."));
  }

  private static HostCheck required(String name, boolean ok, String found, String cure) {
    return new HostCheck(name, ok, ok ? found : found.startsWith("/") ? found + " is absent" : found, true, cure);
  }

  private HostCheck kernel() {
    String release = host.text("/proc/sys/kernel/osrelease").orElse("no Linux");
    Matcher numbers = RELEASE.matcher(release);
    boolean ok = numbers.matches() && isAtLeast(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)), 6, 12);
    return required("Linux", ok, "kernel " + release + (ok ? "" : ", not 6.12 or newer"), "Boot a kernel 6.12 or newer.");
  }

  private HostCheck privileges(List<Capability> more) {
    Matcher line = CAPABILITIES.matcher(host.text("/proc/self/status").orElse(""));
    long held = line.find() ? Long.parseUnsignedLong(line.group(1), 16) : 0;
    List<String> missing = Stream.concat(FOR_BPF.stream(), more.stream()).filter(capability -> (held >> capability.bit() & 1) == 0).map(Capability::name).toList();
    return required("privileges", missing.isEmpty(), missing.isEmpty() ? "all that BPF needs" : "no " + String.join(", ", missing), "Run it as root.");
  }

  private HostCheck schedExt() {
    boolean state = host.exists("/sys/kernel/sched_ext/state");
    boolean ok = state && host.contains("/sys/kernel/btf/vmlinux", "\0sched_ext_ops\0");
    String found = ok ? "/sys/kernel/sched_ext" : state ? "this kernel's BTF lacks sched_ext_ops" : "this kernel has no sched_ext";
    return required("sched_ext", ok, found, NEWER_KERNEL + ", or use --backend eevdf.");
  }

  private HostCheck preemption() {
    boolean realtime = host.text("/sys/kernel/realtime").filter("1"::equals).isPresent()
        || host.text("/proc/version").filter(version -> version.contains("PREEMPT_RT")).isPresent();
    return required("no PREEMPT_RT", !realtime, realtime ? "this kernel is a PREEMPT_RT one, which refuses sched_ext" : "no realtime kernel",
        "Boot a kernel without PREEMPT_RT.");
  }

  private HostCheck otherScheduler() {
    Optional<String> foreign = new AttachedScheduler(host).name().filter(name -> !AttachedScheduler.isOurs(name));
    return required("no other scheduler", foreign.isEmpty(), foreign.map(name -> "the sched_ext scheduler " + name + " is attached").orElse("none attached"),
        "Stop it first, such as with systemctl stop scx.");
  }

  private HostCheck libbpf() {
    boolean ok = BpfObject.libbpfServes(libbpf);
    return required("libbpf", ok, libbpf.map(version -> "libbpf " + version[0] + "." + version[1] + (ok ? "" : ", not 1.4 or newer")).orElse("libbpf.so.1 is not found"),
        "Install libbpf 1.4 or newer (package libbpf1, of Debian 12 from backports).");
  }

  private static boolean isAtLeast(int major, int minor, int wantedMajor, int wantedMinor) {
    return major > wantedMajor || major == wantedMajor && minor >= wantedMinor;
  }
}
