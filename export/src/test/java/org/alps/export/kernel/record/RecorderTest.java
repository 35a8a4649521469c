package org.alps.export.kernel.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alps.export.kernel.KernelHost;
import org.alps.export.kernel.KernelHost.Capability;
import org.alps.export.kernel.TestCgroup;
import org.alps.export.kernel.TestPins;
import org.alps.export.kernel.bpf.Clocks;
import org.alps.export.kernel.identity.FunctionName;
import org.alps.export.kernel.identity.MarkCommand;
import org.alps.export.kernel.identity.Tagging;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The recorder on the kernel that runs here, with real processes. */
class RecorderTest {
  private static final String BURN = "my $x = 0; $x += $_ for 1..$n * 2000";
  private static final long EXACT_US = 10;
  private static final long TICK_US = 10_000;

  private TestPins pins;
  private Recorder recorder;

  @BeforeEach
  void start() {
    KernelHost.assumeBpf(Capability.PERL);
    pins = new TestPins("recorder");
    recorder = Recorder.start(pins.pins(), 0);
  }

  @AfterEach
  void stop() {
    if (recorder != null) {
      recorder.close();
    }
    if (pins != null) {
      pins.close();
    }
  }

  @Test
  void everyInvocationIsRecordedWithItsExactCpuTime() throws IOException {
    long before = Clocks.monotonicNs();
    Map<Integer, Long> used = run("burn", 200, BURN);
    List<FinishedInvocation> records = Prefork.records(recorder, 200);
    assertThat(used).hasSize(200);
    assertThat(records).extracting(FinishedInvocation::pid).containsExactlyInAnyOrderElementsOf(used.keySet());
    assertThat(records).allSatisfy(record -> {
      assertThat(record.function()).isEqualTo(new FunctionName("burn").id());
      assertThat(record.cpuNs() / 1000).isCloseTo(used.get(record.pid()), within(EXACT_US));
      assertThat(record.arrivalNs()).isBetween(before, record.endNs());
      assertThat(record.endNs()).isLessThan(Clocks.monotonicNs());
      assertThat(record.endNs() - record.arrivalNs()).isGreaterThanOrEqualTo(record.cpuNs() + record.blockedNs());
      assertThat(record.exitCode()).isZero();
    });
    assertThat(recorder.lost()).isZero();
    assertThat(recorder.names().of(new FunctionName("burn").id())).contains(new FunctionName("burn"));
  }

  @Test
  void sleepIsBlockedTimeAndExitCodesAreThoseOfWait() throws IOException {
    run("sleeper", 3, "select(undef, undef, undef, 0.05 * $n); exit 7 if $n == 2; kill 9, $$ if $n == 3");
    List<FinishedInvocation> records = Prefork.records(recorder, 3);
    assertThat(records).extracting(FinishedInvocation::exitCode).containsExactly(0, 7 << 8, 9);
    for (int n = 1; n <= 3; n++) {
      FinishedInvocation record = records.get(n - 1);
      assertThat(record.blockedNs()).isBetween(n * 50_000_000L, record.endNs() - record.arrivalNs() - record.cpuNs());
    }
  }

  @Test
  void aProgramStartedByExecIsOfTheSameInvocation() throws IOException {
    Map<Integer, Long> used = run("exec", 5, BURN + "; exec 'perl', '-e', 'my $x = 0; $x += $_ for 1..100000'");
    assertThat(Prefork.records(recorder, 5)).hasSize(5).allSatisfy(record ->
        assertThat(record.cpuNs() / 1000).isCloseTo(used.get(record.pid()), within(EXACT_US)));
  }

  @Test
  void threadsAreSummedUpWhoeverEndsLast() throws IOException {
    String threads = "require threads; require POSIX;"
        + "my @t = map { my $m = $_; threads->create(sub { my $x = 0; $x += $_ for 1..$m * 200000 }) } 1..3; "
        + "if ($n % 2) { $_->join for @t } else { select(undef, undef, undef, 0.02); POSIX::_exit(0) }";
    Map<Integer, Long> used = run("threads", 8, threads);
    assertThat(Prefork.records(recorder, 8)).hasSize(8).allSatisfy(record ->
        assertThat(record.cpuNs() / 1000).isCloseTo(used.get(record.pid()), within(3 * TICK_US)));
  }

  @Test
  void childrenOfInvocationsAreInvocationsOfTheirOwn() throws IOException {
    run("nested", 1, "my $child = fork; if ($child) { waitpid($child, 0) } else { my $grandchild = fork; waitpid($grandchild, 0) if $grandchild }");
    List<FinishedInvocation> records = Prefork.records(recorder, 3);
    assertThat(records).hasSize(3).extracting(FinishedInvocation::function).containsOnly(new FunctionName("nested").id());
    assertThat(records).extracting(FinishedInvocation::pid).doesNotHaveDuplicates();
  }

  @Test
  void processesOfACgroupAndOfThoseBelowItAreRecorded() throws IOException {
    KernelHost.assume(Capability.CGROUP2);
    Path group = TestCgroup.make("recorder");
    Path below = Files.createDirectory(group.resolve("below"));
    try (Prefork prefork = new Prefork(2, BURN)) {
      Files.writeString(below.resolve("cgroup.procs"), Long.toString(prefork.pid()));
      Tagging.group(pins.pins(), group, "contained");
      Map<Integer, Long> used = prefork.run();
      List<FinishedInvocation> records = Prefork.records(recorder, 3);
      assertThat(records).extracting(FinishedInvocation::function).containsOnly(new FunctionName("contained").id());
      assertThat(records).extracting(FinishedInvocation::pid).containsAll(used.keySet()).contains((int) prefork.pid());
    } finally {
      TestCgroup.remove(below);
      TestCgroup.remove(group);
    }
  }

  @Test
  void aWarmProcessIsOneRecordHoweverOftenItIsMarked() throws Exception {
    Process warm = new ProcessBuilder("sh", "-c", "while read line; do echo; done").start();
    String[] mark = {"--pid", Long.toString(warm.pid()), "--function", "warm", "--pins", pins.folder().toString()};
    for (int i = 0; i < 3; i++) {
      assertThat(new CommandLine(new MarkCommand()).execute(mark)).isZero();
      warm.getOutputStream().write('\n');
      warm.getOutputStream().flush();
      assertThat(warm.inputReader().readLine()).isEmpty();
    }
    assertThat(recorder.take(0)).isEmpty();
    warm.getOutputStream().close();
    warm.waitFor();
    assertThat(Prefork.records(recorder, 1)).extracting(FinishedInvocation::function, FinishedInvocation::pid)
        .containsExactly(tuple(new FunctionName("warm").id(), (int) warm.pid()));
  }

  @Test
  void anExitThatTheKernelPassesByIsMadeUpForAtTheLastSwitch() throws IOException {
    recorder.close();
    recorder = Recorder.start(pins.pins(), 0, Set.of("recorder_exit"));
    Map<Integer, Long> used = run("unheard", 20, BURN + "; exit 3");
    List<FinishedInvocation> records = Prefork.records(recorder, 20);
    assertThat(records).extracting(FinishedInvocation::pid).containsExactlyInAnyOrderElementsOf(used.keySet());
    assertThat(records).allSatisfy(record -> {
      assertThat(record.function()).isEqualTo(new FunctionName("unheard").id());
      assertThat(record.cpuNs() / 1000).isCloseTo(used.get(record.pid()), within(EXACT_US));
      assertThat(record.endNs() - record.arrivalNs()).isGreaterThanOrEqualTo(record.cpuNs() + record.blockedNs());
      assertThat(record.exitCode()).isEqualTo(3 << 8);
    });
  }

  @Test
  void recordsThatFindNoRoomAreCounted() throws IOException {
    recorder.close();
    pins.close();
    recorder = Recorder.start(pins.pins(), 4096);
    run("storm", 100, "");
    List<FinishedInvocation> records = recorder.take(0);
    assertThat(recorder.lost()).isPositive();
    assertThat(records.size() + recorder.lost()).isEqualTo(100);
  }

  @Test
  void untaggedProcessesLeaveNoRecord() throws IOException {
    try (Prefork prefork = new Prefork(3, BURN)) {
      assertThat(prefork.run()).hasSize(3);
    }
    assertThat(recorder.take(0)).isEmpty();
  }

  private Map<Integer, Long> run(String function, int children, String child) throws IOException {
    try (Prefork prefork = new Prefork(children, child)) {
      Tagging.parent(pins.pins(), prefork.pid(), function);
      return prefork.run();
    }
  }
}
