package org.alps.export.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.alps.export.kernel.KernelShell.Outcome;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loader of another process has its turn; what loaders here do meanwhile, and after its end. */
class LoaderLockTest {
  @TempDir private Path folder;
  private final KernelShell shell = new KernelShell("lock");
  private Process holder;

  /** Another loader: takes the turn and keeps it until its input ends. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) {
      LoaderLock.during(new Pins(Path.of(arguments[0])), () -> {
        System.out.println("mine");
        try {
          System.in.read();
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      });
    }
  }

  @BeforeEach
  void load() {
    KernelHost.assumeBpf();
    shell.run("load", "--backend", "eevdf");
  }

  @AfterEach
  void leaveNothing() {
    if (holder != null) {
      holder.destroyForcibly();
    }
    shell.close();
  }

  @Test
  void installAndUnloadWaitForTheirTurn() throws Exception {
    hold();
    for (String[] command : new String[][] {{"install", table(1)}, {"unload"}}) {
      CompletableFuture<Outcome> waiting = CompletableFuture.supplyAsync(() -> shell.run(command));
      assertThat(waiting.completeOnTimeout(null, 1, TimeUnit.SECONDS).get()).as(command[0]).isNull();
    }
    assertThat(shell.run("status").out()).contains("on: eevdf", "table      none");
    holder.getOutputStream().close();
    holder.waitFor();
    for (int i = 0; i < 500 && !shell.run("status").out().matches("(?s)scheduler +off.*epoch 1.*"); i++) {
      Thread.sleep(10);
    }
    assertThat(shell.run("status").out()).matches("(?s)scheduler +off.*epoch 1.*");
  }

  @Test
  void dryRunsNeedNoTurn() throws Exception {
    hold();
    assertThat(shell.run("install", table(1), "--dry-run").out()).isEqualTo("would put in force: epoch 1, 3 functions\n");
    assertThat(shell.run("unload", "--dry-run").exit()).isZero();
  }

  @Test
  void whoWaitsTooLongIsToldForWhom() throws Exception {
    hold();
    assertThatThrownBy(() -> LoaderLock.during(shell.pins(), 0, () -> { }))
        .hasMessage("Cannot change " + shell.pins().folder() + ": process " + holder.pid() + " has done so for 0 s."
            + " Wait until it ends, or end it with kill, then run this again.")
        .satisfies(thrown -> assertThat(((AlpsException) thrown).exitCode()).isEqualTo(ExitCode.HOST_UNSUPPORTED));
  }

  @Test
  void theTurnOfAKilledLoaderIsOver() throws Exception {
    hold();
    holder.destroyForcibly().waitFor();
    assertThat(Files.readString(LoaderLock.path(shell.pins()))).isEqualTo("" + holder.pid());
    boolean[] done = {false};
    LoaderLock.during(shell.pins(), 0, () -> done[0] = true);
    assertThat(done[0]).isTrue();
  }

  private String table(long epoch) {
    return KernelShell.table(folder, epoch, 3).toString();
  }

  private void hold() throws IOException {
    holder = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
        "-cp", System.getProperty("java.class.path"), Holder.class.getName(), shell.pins().folder().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    assertThat(holder.inputReader().readLine()).isEqualTo("mine");
  }
}
