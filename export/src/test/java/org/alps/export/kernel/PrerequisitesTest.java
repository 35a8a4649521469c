package org.alps.export.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts made of files, as the kernel would show them. */
class PrerequisitesTest {
  private static final Optional<int[]> LIBBPF = Optional.of(new int[] {1, 4});

  @TempDir private Path root;

  @BeforeEach
  void aSoundHost() throws IOException {
    file("proc/sys/kernel/osrelease", "6.12.0-1-amd64\n");
    file("proc/self/status", "Name:\tjava\nCapEff:\t000001ffffffffff\n");
    file("proc/self/mounts", "bpf /sys/fs/bpf bpf rw 0 0\ncgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n");
    file("proc/version", "Linux version 6.12.0 SMP PREEMPT_DYNAMIC\n");
    file("sys/kernel/btf/vmlinux", "\0task_struct\0sched_ext_ops\0");
    file("sys/kernel/sched_ext/state", "disabled\n");
  }

  @Test
  void aSoundHostLacksNothing() {
    assertThat(checks(Backend.SCHED_EXT, LIBBPF, true)).hasSize(10).allSatisfy(check -> assertThat(check.ok()).as(check.name()).isTrue());
    assertThat(checks(Backend.EEVDF, LIBBPF, true)).hasSize(8).allSatisfy(check -> assertThat(check.ok()).as(check.name()).isTrue());
  }

  @Test
  void everyLackHasItsCure() throws IOException {
    file("proc/sys/kernel/osrelease", "6.11.9\n");
    file("proc/self/status", "CapEff:\t0000000000000000\n");
    file("proc/self/mounts", "proc /proc proc rw 0 0\n");
    file("proc/version", "Linux version 6.11.9 SMP PREEMPT_RT\n");
    Files.delete(root.resolve("sys/kernel/btf/vmlinux"));
    Files.delete(root.resolve("sys/kernel/sched_ext/state"));
    assertThat(KernelDoctorCommand.text(checks(Backend.SCHED_EXT, Optional.empty(), false))).isEqualTo("""
        missing  Linux               kernel 6.11.9, not 6.12 or newer                          Boot a kernel 6.12 or newer.
        missing  privileges          no CAP_SYS_ADMIN, CAP_BPF, CAP_PERFMON                    Run it as root.
        missing  sched_ext           this kernel has no sched_ext                              Boot a kernel 6.12 or newer with CONFIG_SCHED_CLASS_EXT=y, or use --backend eevdf.
        missing  no PREEMPT_RT       this kernel is a PREEMPT_RT one, which refuses sched_ext  Boot a kernel without PREEMPT_RT.
        ok       no other scheduler  none attached
        missing  BTF                 /sys/kernel/btf/vmlinux is absent                         Boot a kernel with CONFIG_DEBUG_INFO_BTF=y.
        missing  libbpf              libbpf.so.1 is not found                                  Install libbpf 1.4 or newer (package libbpf1, of Debian 12 from backports).
        missing  BPF maps' folder    no bpf file system is mounted                             Run mount -t bpf bpf /sys/fs/bpf.
        missing  BPF object          this build has no alps.bpf.o                              Build ALPS where clang and libbpf-dev are installed.
        lacking  cgroup v2           it is not mounted                                         Run mount -t cgroup2 none /sys/fs/cgroup/unified, or tag processes with alps exec only.
        """);
  }

  @Test
  void theRecorderNeedsLessAndIsToldOfAllAtOnce() throws IOException {
    file("proc/sys/kernel/osrelease", "6.8.0\n");
    Files.delete(root.resolve("sys/kernel/sched_ext/state"));
    Prerequisites.refuse("record", new Prerequisites(new HostFiles(root), LIBBPF, "recorder.bpf.o"::equals).ofRecorder("recorder.bpf.o"));
    file("proc/self/status", "CapEff:\t0000000000000000\n");
    file("proc/self/mounts", "proc /proc proc rw 0 0\n");
    Files.delete(root.resolve("sys/kernel/btf/vmlinux"));
    Prerequisites nothing = new Prerequisites(new HostFiles(root), Optional.empty(), name -> false);
    assertThatThrownBy(() -> Prerequisites.refuse("record", nothing.ofRecorder("recorder.bpf.o"))).hasMessage("Cannot record:"
        + " no CAP_SYS_ADMIN, CAP_BPF, CAP_PERFMON; /sys/kernel/btf/vmlinux is absent; libbpf.so.1 is not found; no bpf file system is mounted;"
        + " this build has no recorder.bpf.o. Run it as root. Boot a kernel with CONFIG_DEBUG_INFO_BTF=y."
        + " Install libbpf 1.4 or newer (package libbpf1, of Debian 12 from backports). Run mount -t bpf bpf /sys/fs/bpf."
        + " Build ALPS where clang and libbpf-dev are installed.")
        .satisfies(thrown -> assertThat(((AlpsException) thrown).exitCode()).isEqualTo(ExitCode.HOST_UNSUPPORTED));
  }

  @Test
  void aSchedulerThatIsNotOursIsNamed() throws IOException {
    file("sys/kernel/sched_ext/state", "enabled\n");
    file("sys/kernel/sched_ext/root/ops", "lavd\n");
    HostCheck check = checks(Backend.SCHED_EXT, LIBBPF, true).stream().filter(HostCheck::forbidsLoading).findFirst().orElseThrow();
    assertThat(check.found()).isEqualTo("the sched_ext scheduler lavd is attached");
    assertThat(check.cure()).isEqualTo("Stop it first, such as with systemctl stop scx.");
    file("sys/kernel/sched_ext/root/ops", "alps_do_nothing\n");
    assertThat(missing(LIBBPF)).containsExactly("no other scheduler");
    file("sys/kernel/sched_ext/root/ops", "alps\n");
    assertThat(checks(Backend.SCHED_EXT, LIBBPF, true)).noneMatch(HostCheck::forbidsLoading);
  }

  @Test
  void theEdgesOfVersions() throws IOException {
    assertThat(missing(Optional.of(new int[] {1, 3}))).containsExactly("libbpf");
    assertThat(missing(Optional.of(new int[] {2, 0}))).isEmpty();
    file("proc/sys/kernel/osrelease", "7.0\n");
    assertThat(missing(LIBBPF)).isEmpty();
    file("sys/kernel/realtime", "1\n");
    assertThat(missing(LIBBPF)).containsExactly("no PREEMPT_RT");
    file("sys/kernel/btf/vmlinux", "\0task_struct\0");
    assertThat(missing(LIBBPF)).containsExactly("sched_ext", "no PREEMPT_RT");
  }

  private List<String> missing(Optional<int[]> libbpf) {
    return checks(Backend.SCHED_EXT, libbpf, true).stream().filter(HostCheck::forbidsLoading).map(HostCheck::name).toList();
  }

  private List<HostCheck> checks(Backend backend, Optional<int[]> libbpf, boolean object) {
    return new Prerequisites(new HostFiles(root), libbpf, name -> object).of(backend);
  }

  private void file(String path, String content) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), content);
  }
}
