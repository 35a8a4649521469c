package org.alps.export.kernel.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/**
 * The folder that records are published to, a file for each span of time in which there were any. Files are named by when they were begun, in
 * UTC, and by their host, so that their names sort by time.
 */
final class RecordFolder {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSSSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path folder;
  private final String host;
  private final long rotateNs;
  private RecordFile file;
  private long begunNs;
  private long records;
  private int files;

  /** @throws AlpsException with exit code 3 where the folder cannot be made */
  RecordFolder(Path folder, String host, long rotateNs) {
    this.folder = folder;
    this.host = host;
    this.rotateNs = rotateNs;
    told(() -> {
      Files.createDirectories(folder);
      RecordFile.rehearse(folder);
    });
  }

  void write(FinishedInvocation invocation, String functionUid, long toWallNs, long nowNs) {
    told(() -> {
      if (file == null) {
        file = new RecordFile(folder.resolve(TIME.format(wall(toWallNs + nowNs)) + "-" + host.replaceAll("[^A-Za-z0-9.-]", "_") + ".parquet"));
        begunNs = nowNs;
      }
      file.write(RecordRow.of(invocation, functionUid, host, toWallNs));
      records++;
    });
  }

  /** Publishes a file that is old enough. */
  void rotate(long nowNs) {
    if (file != null && nowNs - begunNs >= rotateNs) {
      publish();
    }
  }

  void publish() {
    if (file != null) {
      told(file::publish);
      file = null;
      files++;
    }
  }

  long records() {
    return records;
  }

  int files() {
    return files;
  }

  private static Instant wall(long ns) {
    return Instant.ofEpochSecond(0, ns);
  }

  /** Work on files. */
  private interface Step {
    void run() throws IOException;
  }

  private void told(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new AlpsException(ExitCode.BAD_INPUT, "Cannot write records: " + folder + ": " + e.getMessage() + ". Name a folder that can be written.", e);
    }
  }
}
