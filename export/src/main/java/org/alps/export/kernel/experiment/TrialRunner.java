package org.alps.export.kernel.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.alps.ingest.AlpsException;

/** Runs an ordered trial on this very host: puts its scheduler on, has its workload run and recorded, and takes the scheduler off again. */
public final class TrialRunner {
  /** Files of a trial's result: for how long all CPUs together were busy, and how much of that the runtimes had. */
  static final String BUSY_US = "busy_us";
  static final String DISPATCH_US = "dispatch_us";
  private static final int LOOK_AGAIN_MS = 100;

  private final CommandRunner alps;
  private final List<String> alpsProcess;
  private final Path pins;

  /** @param alpsProcess how {@code alps} is run as a process of its own */
  public TrialRunner(CommandRunner alps, List<String> alpsProcess, Path pins) {
    this.alps = alps;
    this.alpsProcess = alpsProcess;
    this.pins = pins;
  }

  /**
   * Runs a trial.
   *
   * @param order a folder that a {@link TrialOrder} wrote
   * @param out a folder to make, for {@code records/}, {@code recorder.log}, {@code busy_us} and {@code dispatch_us}
   */
  public void run(Path order, Path out) throws IOException, InterruptedException {
    TrialOrder trial = new TrialOrder(order);
    Contender contender = trial.contender();
    Files.createDirectories(out);
    Process recorder = record(out);
    try (Runtimes runtimes = new Runtimes(trial.schedule(), pins)) {
      if (contender.backend() != null) {
        kernel("load", "--backend", contender.backend());
        kernel("install", trial.table().orElseThrow().toString());
      }
      CpuTime.awaitRest();
      long busyUs = CpuTime.busyUs();
      long dispatchUs = runtimes.run();
      Files.writeString(out.resolve(BUSY_US), Long.toString(CpuTime.busyUs() - busyUs));
      Files.writeString(out.resolve(DISPATCH_US), Long.toString(dispatchUs));
      if (contender.backend() != null) {
        kernel("stats");
        kernel("unload");
      }
    } finally {
      recorder.toHandle().destroy();
      if (!recorder.waitFor(1, TimeUnit.MINUTES)) {
        recorder.destroyForcibly();
      }
    }
  }

  private void kernel(String... arguments) {
    List<String> command = new ArrayList<>(List.of("kernel"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--pins", pins.toString()));
    alps.must(command);
  }

  /** A recorder that has begun. */
  private Process record(Path out) throws IOException, InterruptedException {
    Path log = out.resolve("recorder.log");
    List<String> command = new ArrayList<>(alpsProcess);
    command.addAll(List.of("record", "--out", out.resolve("records").toString(), "--rotate", "1h", "--pins", pins.toString()));
    Process recorder = new ProcessBuilder(command).redirectOutput(log.toFile()).redirectErrorStream(true).start();
    while (!Files.readString(log).contains("Recording")) {
      if (recorder.waitFor(LOOK_AGAIN_MS, TimeUnit.MILLISECONDS)) {
        throw AlpsException.badInput("Cannot record: " + Files.readString(log).strip());
      }
    }
    return recorder;
  }
}
