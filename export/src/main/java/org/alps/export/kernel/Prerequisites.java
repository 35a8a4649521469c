package org.alps.export.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alps.export.kernel.bpf.BpfObject;

/** What a backend needs of this host, each looked up where the kernel tells it. */
final class Prerequisites {
  private static final Pattern RELEASE = Pattern.compile("(\\d+)\\.(\\d+).*", Pattern.DOTALL);
  private static final Pattern CAPABILITIES = Pattern.compile("(?m)^CapEff:\\s*([0-9a-f]+)$");
  private static final int CAP_SYS_ADMIN = 21;
  private static final int CAP_SYS_NICE = 23;
  private static final int CAP_PERFMON = 38;
  private static final int CAP_BPF = 39;
  private static final String NEWER_KERNEL = "Boot a kernel 6.12 or newer with CONFIG_SCHED_CLASS_EXT=y";

  private final HostFiles host;
  private final Backend backend;
  private final Optional<int[]> libbpf;
  private final boolean objectThere;

  Prerequisites(HostFiles host, Backend backend) {
    this(host, backend, BpfObject.libbpfVersion(), BpfObject.exists(backend.object()));
  }

  Prerequisites(HostFiles host, Backend backend, Optional<int[]> libbpf, boolean objectThere) {
    this.host = host;
    this.backend = backend;
    this.libbpf = libbpf;
    this.objectThere = objectThere;
  }

  /** Each prerequisite of the backend, with what is there. */
  List<HostCheck> checks() {
    List<HostCheck> checks = new ArrayList<>();
    checks.add(kernel());
    checks.add(privileges());
    checks.add(required("BTF", host.exists("/sys/kernel/btf/vmlinux"), "/sys/kernel/btf/vmlinux", "Boot a kernel with CONFIG_DEBUG_INFO_BTF=y."));
    if (backend == Backend.SCHED_EXT) {
      checks.add(schedExt());
      checks.add(preemption());
    }
    checks.add(otherScheduler());
    checks.add(libbpf());
    checks.add(required("BPF maps' folder", host.mountPoint("bpf").isPresent(), host.mountPoint("bpf").orElse("no bpf file system is mounted"),
        "Run mount -t bpf bpf /sys/fs/bpf."));
    checks.add(required("BPF object", objectThere, objectThere ? backend.object() : "this build has no " + backend.object(),
        "Build ALPS where clang and libbpf-dev are installed."));
    checks.add(new HostCheck("cgroup v2", host.mountPoint("cgroup2").isPresent(), host.mountPoint("cgroup2").orElse("it is not mounted"), false,
        "Run mount -t cgroup2 none /sys/fs/cgroup/unified, or tag processes with alps exec only."));
    return checks;
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

  private HostCheck privileges() {
    Matcher line = CAPABILITIES.matcher(host.text("/proc/self/status").orElse(""));
    long held = line.find() ? Long.parseUnsignedLong(line.group(1), 16) : 0;
    List<String> missing = new ArrayList<>();
    has(held, CAP_SYS_ADMIN, "CAP_SYS_ADMIN", missing);
    has(held, CAP_BPF, "CAP_BPF", missing);
    has(held, CAP_PERFMON, "CAP_PERFMON", missing);
    if (backend == Backend.EEVDF) {
      has(held, CAP_SYS_NICE, "CAP_SYS_NICE", missing);
    }
    return required("privileges", missing.isEmpty(), missing.isEmpty() ? "all that BPF needs" : "no " + String.join(", ", missing), "Run it as root.");
  }

  private static void has(long held, int capability, String name, List<String> missing) {
    if ((held >> capability & 1) == 0) {
      missing.add(name);
    }
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
