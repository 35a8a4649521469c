package org.alps.export.kernel.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.alps.export.kernel.PinsOption;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.TimeSpan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alps record}: the trace of this host, from what its kernel saw. */
@Command(
    name = "record",
    description = {
      "Records every finished invocation of tagged processes and containers as Parquet, until it is stopped.",
      "",
      "Each process is one: a warm runtime that serves many in one process is recorded once, when it ends, whatever alps mark said meanwhile.",
      "Works under any scheduler. What it writes, alps ingest parquet:FOLDER and alps adapt --records FOLDER read."
    },
    footer = {"", "Example: alps record --out /var/lib/alps/records"})
public final class RecordCommand implements Callable<Integer> {
  @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Where files are published, whole, in order of their names.")
  private Path out;

  @Option(names = "--rotate", defaultValue = "60s", paramLabel = "TIME", converter = TimeSpan.Converter.class,
      description = "How long a file is written before it is published (default ${DEFAULT-VALUE}).")
  private TimeSpan rotate;

  @Option(names = "--for", paramLabel = "TIME", converter = TimeSpan.Converter.class, description = "Stop after this time.")
  private TimeSpan duration;

  @Option(names = "--host", paramLabel = "NAME", description = "What the column host says (default: this host's name).")
  private String host;

  @Mixin private PinsOption pinsOption;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (rotate.us() == 0) {
      throw AlpsException.usage("Cannot rotate every 0s. Give --rotate a time above 0.");
    }
    Recorder.refuseHost();
    String name = host == null ? Files.readString(Path.of("/proc/sys/kernel/hostname")).strip() : host;
    RecordFolder folder = new RecordFolder(out, name, rotate.us() * 1000);
    try (Recorder recorder = Recorder.start(pinsOption.pins(), 0);
        Stop stop = Stop.atShutdown()) {
      Recording recording = new Recording(recorder, folder);
      recording.run(stop, duration == null ? Long.MAX_VALUE : duration.us() * 1000);
      spec.commandLine().getOut().println(recording.summary());
      spec.commandLine().getOut().flush();
      stop.finished();
    }
    return ExitCode.OK.code();
  }
}
