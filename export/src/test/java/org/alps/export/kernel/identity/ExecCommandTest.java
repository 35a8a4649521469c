package org.alps.export.kernel.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.alps.export.kernel.AlpsProcess;
import org.alps.export.kernel.KernelHost;
import org.alps.export.kernel.KernelHost.Capability;
import org.alps.export.kernel.TestPins;
import org.alps.export.kernel.bpf.BpfObject;
import org.alps.export.kernel.bpf.PidFd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code alps exec} and {@code alps mark} as processes, with maps pinned but nothing that reads them. */
class ExecCommandTest {
  @TempDir private Path folder;
  private TestPins pins;

  @BeforeEach
  void pinMaps() {
    KernelHost.assumeBpf(Capability.PERL);
    pins = new TestPins("exec");
    BpfObject.open("eevdf.bpf.o").orElseThrow().pinMapsIn(pins.folder()).load().close();
  }

  @AfterEach
  void unpin() {
    if (pins != null) {
      pins.close();
    }
  }

  @Test
  void theProcessBecomesTheProgram() throws Exception {
    Ended ended = exec("perl", "-e", "print \"$$ @ARGV\"; exit 7", "--", "", "a b");
    assertThat(ended).isEqualTo(new Ended(ended.pid(), 7, ended.pid() + "  a b", ""));
  }

  @Test
  void signalsAreTheProgramsOwn() throws Exception {
    assertThat(exec("perl", "-e", "kill 'QUIT', $$; sleep 5; print 'survived'").exit()).isEqualTo(128 + 3);
    assertThat(exec("perl", "-e", "kill 'TERM', $$; sleep 5; print 'survived'").exit()).isEqualTo(128 + 15);
  }

  @Test
  void aProgramThatIsNotThereIsTold() throws Exception {
    Ended ended = exec("/no/such/program");
    assertThat(ended.exit()).isEqualTo(3);
    assertThat(ended.err()).isEqualTo("Cannot run /no/such/program: execve: No such file or directory. Name a program.\n");
  }

  @Test
  void withoutMapsNothingRuns() throws Exception {
    Ended ended = Ended.alps(folder, "exec", "--pins", "/sys/fs/bpf/alps-test-none", "--function", "f", "--", "echo", "ran");
    assertThat(ended.exit()).isEqualTo(5);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).isEqualTo("Cannot tag a process as f: no ALPS maps under /sys/fs/bpf/alps-test-none. Run alps kernel load first.\n");
  }

  @Test
  void theTagStaysWithTheProgramAndAMarkCountsOn() throws Exception {
    String pin = pins.folder().toString();
    Process process = new ProcessBuilder(AlpsProcess.command(
        "exec", "--pins", pin, "--function", "f", "--workers", "--", "perl", "-e", "$| = 1; print 'on'; <STDIN>")).start();
    assertThat(process.getInputStream().readNBytes(2)).asString().isEqualTo("on");
    FunctionName name = new FunctionName("f");
    assertThat(tag(process.pid())).isEqualTo(new ProcessTag(name.id(), ProcessTag.Role.PARENT, 0));
    assertThat(Ended.alps(folder, "mark", "--pins", pin, "--pid", Long.toString(process.pid())).exit()).isZero();
    assertThat(tag(process.pid())).isEqualTo(new ProcessTag(name.id(), ProcessTag.Role.PARENT, 1));
    process.getOutputStream().close();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void aMarkOfWhatIsNobodysNeedsAFunction() throws Exception {
    String own = Long.toString(ProcessHandle.current().pid());
    Ended ended = Ended.alps(folder, "mark", "--pins", pins.folder().toString(), "--pid", own);
    assertThat(ended.exit()).isEqualTo(3);
    assertThat(ended.err()).isEqualTo("Cannot mark process " + own + ": it belongs to no function. Give --function UID.\n");
  }

  private Ended exec(String... program) throws IOException, InterruptedException {
    String[] arguments = new String[program.length + 6];
    System.arraycopy(new String[] {"exec", "--pins", pins.folder().toString(), "--function", "f", "--"}, 0, arguments, 0, 6);
    System.arraycopy(program, 0, arguments, 6, program.length);
    return Ended.alps(folder, arguments);
  }

  private ProcessTag tag(long pid) {
    try (IdentityMaps maps = IdentityMaps.open(pins.pins(), "a test"); PidFd process = PidFd.ofProcess((int) pid)) {
      return maps.tag(process).orElseThrow();
    }
  }
}
