package org.alps.simulate.outcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alps.ingest.dataset.Json;
import org.alps.simulate.outcome.EvaluationManifest.Training;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** The file beside a learned table, its name with {@code .json} behind, that tells what the table was learned from. */
public final class TrainingFile {
  private TrainingFile() {}

  /** What stands beside {@code table}; null where nothing does. */
  public static Training read(Path table) throws IOException {
    Path file = beside(table);
    return Files.exists(file) ? Json.read(local(), hadoop(file), Training.class, "training facts") : null;
  }

  public static void write(Path table, Training training) throws IOException {
    Json.write(local(), hadoop(beside(table)), training);
  }

  private static Path beside(Path table) {
    return table.resolveSibling(table.getFileName() + ".json");
  }

  private static FileSystem local() throws IOException {
    return FileSystem.getLocal(new Configuration()).getRaw();
  }

  private static org.apache.hadoop.fs.Path hadoop(Path file) {
    return new org.apache.hadoop.fs.Path(file.toUri());
  }
}
