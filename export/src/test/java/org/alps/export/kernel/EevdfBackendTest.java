package org.alps.export.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alps.export.kernel.KernelHost.Capability;
import org.alps.export.kernel.bpf.BpfMap;
import org.alps.export.kernel.bpf.PidFd;
import org.alps.export.kernel.bpf.SchedAttr;
import org.alps.ingest.dataset.UidHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, tagged in real maps; what the kernel made of them is read back. Rank 1 ms is nice -20, each doubling 2.35 more. */
class EevdfBackendTest {
  private static final long DEFAULT_SLICE_AT_MOST_NS = 4_900_000;

  @TempDir private Path folder;
  private final KernelShell shell = new KernelShell("eevdf");
  private Process child;
  private int pid;

  @BeforeEach
  void load() throws IOException {
    KernelHost.assume(Capability.BPF, Capability.LIBBPF, Capability.OBJECTS);
    shell.run("load", "--backend", "eevdf");
    child = fair("sh", "-c", "echo; while read line; do sleep 100 & echo $!; done");
    pid = (int) child.pid();
  }

  @AfterEach
  void leaveNothing() {
    if (child != null) {
      child.descendants().forEach(ProcessHandle::destroyForcibly);
      child.destroyForcibly();
    }
    shell.close();
  }

  @Test
  void aTaggedProcessGetsNiceAndSliceAndLosesThemAgain() throws IOException {
    assertThat(EevdfBackend.apply(shell.pins(), pid)).as("untagged, without a table").isFalse();
    tag("f0");
    install(1);
    assertThat(SchedAttr.of(pid)).isEqualTo(new SchedAttr(0, 0, -20, 5_000_000));
    install(4);
    assertThat(SchedAttr.of(pid).nice()).as("4 ms").isEqualTo(-15);
    shell.run("unload");
    assertHasDefaults(pid);
    assertThat(EevdfBackend.apply(shell.pins(), pid)).as("off").isFalse();
  }

  @Test
  void oneProcessAloneAsItStarts() throws IOException {
    install(4);
    assertThat(EevdfBackend.apply(shell.pins(), pid)).as("untagged").isFalse();
    assertThat(SchedAttr.of(pid).nice()).isZero();
    tag("f1");
    assertThat(EevdfBackend.apply(shell.pins(), pid)).isTrue();
    assertThat(SchedAttr.of(pid).nice()).isEqualTo(-15);
    assertThat(EevdfBackend.apply(shell.pins(), Integer.MAX_VALUE)).as("gone").isFalse();
  }

  @Test
  void childrenInheritAndFollowLaterTables() throws IOException {
    tag("f0");
    install(4);
    int grandchild = fork();
    assertThat(SchedAttr.of(grandchild)).isEqualTo(new SchedAttr(0, 0, -15, 5_000_000));
    install(8);
    assertThat(SchedAttr.of(grandchild).nice()).as("8 ms, by its parent's tag").isEqualTo(-13);
  }

  @Test
  void orphansAreFoundThoughNoneOfTheirAncestorsIsLeft() throws Exception {
    tag("f0");
    install(4);
    int orphan = fork();
    child.destroyForcibly().waitFor();
    assertThat(SchedAttr.of(orphan).nice()).isEqualTo(-15);
    install(8);
    assertThat(SchedAttr.of(orphan).nice()).as("8 ms, by its own tag").isEqualTo(-13);
    shell.run("unload");
    assertHasDefaults(orphan);
    end(orphan);
  }

  @Test
  void whoWasForkedBeforeItsParentWasTaggedIsFoundWhenThatIsGone() throws Exception {
    int orphan = fork();
    tag("f0");
    install(4);
    assertThat(SchedAttr.of(orphan).nice()).isEqualTo(-15);
    child.destroyForcibly().waitFor();
    shell.run("unload");
    assertHasDefaults(orphan);
    end(orphan);
  }

  @Test
  void whoIsForkedWhileItIsUnloadedHasTheDefaults() throws Exception {
    KernelHost.assume(Capability.PERL);
    Process forks = fair("perl", "-e", "$| = 1; print \"\\n\"; <STDIN>; for (1..400) { my $p = fork; if (!$p) { $p = fork; "
        + "if (!$p) { sleep 100 } print \"$p\\n\"; exit } waitpid($p, 0); select(undef, undef, undef, 0.001) } <STDIN>");
    try {
      tag("f0", (int) forks.pid());
      install(1);
      assertThat(SchedAttr.of((int) forks.pid()).nice()).isEqualTo(-20);
      forks.getOutputStream().write('\n');
      forks.getOutputStream().flush();
      BufferedReader lines = forks.inputReader();
      List<Integer> orphans = new ArrayList<>(List.of(Integer.valueOf(lines.readLine())));
      shell.run("unload");
      while (orphans.size() < 400) {
        orphans.add(Integer.valueOf(lines.readLine()));
      }
      assertThat(orphans).allSatisfy(EevdfBackendTest::assertHasDefaults);
      orphans.forEach(EevdfBackendTest::end);
    } finally {
      forks.destroyForcibly();
    }
  }

  @Test
  void aFunctionWithoutAnEntryFollowsTheDefaultLevels() throws IOException {
    tag("unknown");
    install(1);
    assertThat(SchedAttr.of(pid)).isEqualTo(new SchedAttr(0, 0, 19, 3_000_000));
  }

  @Test
  void processesOfACgroupAndThoseBelowIt() throws IOException {
    KernelHost.assume(Capability.CGROUP2);
    Path outer = Path.of(HostFiles.OF_THIS_HOST.mountPoint("cgroup2").orElseThrow()).resolve("alps-test-eevdf-" + pid);
    Path inner = outer.resolve("inner");
    Files.createDirectories(inner);
    try {
      try (BpfMap groups = BpfMap.pinned(shell.pins().of(Pins.GROUPS))) {
        groups.update(BpfMap.u64((Long) Files.getAttribute(outer, "unix:ino")), KernelLayout.zeros(16).putLong(UidHash.of("f2")).array());
      }
      Files.writeString(inner.resolve("cgroup.procs"), "" + pid);
      install(1);
      assertThat(SchedAttr.of(pid).nice()).isEqualTo(-20);
    } finally {
      child.destroyForcibly().onExit().join();
      Files.delete(inner);
      Files.delete(outer);
    }
  }

  private void install(long epoch) {
    assertThat(shell.run("install", KernelShell.table(folder, epoch, 3).toString()).exit()).isZero();
  }

  /** A process in the fair class, whatever class this build is in, that has printed its first line. */
  private static Process fair(String... command) throws IOException {
    List<String> fair = new ArrayList<>(List.of("chrt", "--other", "0"));
    fair.addAll(List.of(command));
    Process process = new ProcessBuilder(fair).start();
    assertThat(process.inputReader().readLine()).isEmpty();
    return process;
  }

  private static void assertHasDefaults(int tid) {
    SchedAttr attr = SchedAttr.of(tid);
    assertThat(attr.nice()).isZero();
    assertThat(attr.sliceNs()).isLessThan(DEFAULT_SLICE_AT_MOST_NS);
  }

  private static void end(int orphan) {
    ProcessHandle.of(orphan).ifPresent(ProcessHandle::destroyForcibly);
  }

  private void tag(String uid) {
    tag(uid, pid);
  }

  private void tag(String uid, int toTag) {
    try (BpfMap tags = BpfMap.pinned(shell.pins().of(Pins.TAGS)); PidFd process = PidFd.ofProcess(toTag)) {
      tags.update(BpfMap.u32(process.fd()), KernelLayout.zeros(16).putLong(UidHash.of(uid)).array());
    }
  }

  private int fork() throws IOException {
    child.getOutputStream().write('\n');
    child.getOutputStream().flush();
    return Integer.parseInt(child.inputReader().readLine());
  }
}
