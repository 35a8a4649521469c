package org.alps.export.kernel.functional;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alps.export.kernel.Pins;
import org.alps.export.kernel.experiment.CommandRunner;

/** The suite on the side of the host that it tries. */
public final class FunctionalSuite {
  /** In the answer of a scenario that could not run here: why. */
  public static final String SKIPPED = "skipped";
  /** In the answer of one that failed: what the kernel and the commands say. */
  public static final String STATE = "state";

  private final CommandRunner alps;
  private final List<String> alpsProcess;

  /** @param alpsProcess how {@code alps} is run as a process of its own */
  public FunctionalSuite(CommandRunner alps, List<String> alpsProcess) {
    this.alps = alps;
    this.alpsProcess = alpsProcess;
  }

  /** Runs a scenario on a host where ALPS is off; it is off afterwards, too. Throws what the scenario found amiss. */
  public void run(Scenario scenario, Path answer) throws Exception {
    TestedHost host = host();
    try {
      scenario.body().run(host);
    } catch (NotHere e) {
      Files.writeString(answer.resolve(SKIPPED), e.getMessage());
    } catch (Exception | Error e) {
      Files.writeString(answer.resolve(STATE), state(host));
      throw e;
    } finally {
      host.clear();
    }
  }

  /** A host whose files go to a new folder. */
  TestedHost host() throws IOException {
    return new TestedHost(alps, alpsProcess, new Pins(Path.of(Pins.DEFAULT)), Files.createTempDirectory("scenario"));
  }

  private static String state(TestedHost host) throws IOException, InterruptedException {
    Process log = new ProcessBuilder("dmesg").redirectErrorStream(true).start();
    String kernel = new String(log.getInputStream().readAllBytes());
    log.waitFor();
    return host.kernel("status").out() + "\n" + host.kernel("stats").out() + "\n" + kernel.substring(Math.max(0, kernel.length() - 8_000));
  }
}
