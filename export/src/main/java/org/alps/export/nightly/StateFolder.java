package org.alps.export.nightly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alps.ingest.dataset.DatasetSchema;
import org.alps.ingest.dataset.Json;
import org.alps.simulate.table.AtomicFile;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * The folder that nights keep everything in: {@code datasets/NAME} and {@code profiles/NAME} of partitions, {@code epochs/epoch=N} with what
 * each epoch came to, and {@code policies}, which is published. Every part of it appears whole, in one rename.
 */
final class StateFolder {
  private static final Pattern EPOCH = Pattern.compile("epoch=([1-9][0-9]{0,17})");
  private static final Pattern LEFT_BEHIND = Pattern.compile("\\..*\\.(stage|aside)|.*\\.writing");
  private static final String PLAN = "plan.json";
  private static final String VERDICT = "verdict.json";

  private final Path root;

  StateFolder(Path root) {
    this.root = root;
  }

  /** How Spark and Hadoop are to be told a path of this machine, whatever their default file system is. */
  static String hadoop(Path path) {
    return new org.apache.hadoop.fs.Path("file", null, path.toString()).toString();
  }

  Path dataset(String partition) {
    return root.resolve("datasets").resolve(partition);
  }

  Path profile(String partition) {
    return root.resolve("profiles").resolve(partition);
  }

  Path policies() {
    return root.resolve("policies");
  }

  Path evaluation(long epoch) {
    return epoch(epoch).resolve("evaluation");
  }

  Path report(long epoch) {
    return epoch(epoch).resolve("report.html");
  }

  /** The folder of the candidate's table. */
  Path candidate(long epoch) {
    return epoch(epoch).resolve("candidate");
  }

  private Path epoch(long epoch) {
    return root.resolve("epochs").resolve("epoch=" + epoch);
  }

  boolean hasDataset(String partition) {
    return Files.exists(dataset(partition).resolve(DatasetSchema.MANIFEST));
  }

  boolean hasProfile(String partition) {
    return Files.exists(profile(partition).resolve(DatasetSchema.MANIFEST));
  }

  /** The partitions whose datasets are here, oldest first. */
  List<String> datasets() throws IOException {
    return names(root.resolve("datasets")).stream().filter(this::hasDataset).sorted(Partition.ORDER).toList();
  }

  /** The partitions whose profiles are here, oldest first. */
  List<String> profiles() throws IOException {
    return names(root.resolve("profiles")).stream().filter(this::hasProfile).sorted(Partition.ORDER).toList();
  }

  /** The latest epoch that was planned. */
  OptionalLong lastEpoch() throws IOException {
    return names(root.resolve("epochs")).stream().map(EPOCH::matcher).filter(Matcher::matches).mapToLong(name -> Long.parseLong(name.group(1)))
        .filter(epoch -> Files.exists(epoch(epoch).resolve(PLAN))).max();
  }

  EpochPlan plan(long epoch) throws IOException {
    return read(epoch(epoch).resolve(PLAN), EpochPlan.class, "plan of the nightly refresh");
  }

  void write(EpochPlan plan) throws IOException {
    AtomicFile.write(epoch(plan.epoch()).resolve(PLAN), Json.bytes(plan));
  }

  /** What an epoch came to; nothing where it is not finished. */
  Optional<EpochVerdict> verdict(long epoch) throws IOException {
    Path file = epoch(epoch).resolve(VERDICT);
    return Files.exists(file) ? Optional.of(read(file, EpochVerdict.class, "verdict of the nightly refresh")) : Optional.empty();
  }

  void write(EpochVerdict verdict) throws IOException {
    AtomicFile.write(epoch(verdict.epoch()).resolve(VERDICT), Json.bytes(verdict));
  }

  private static <T> T read(Path file, Class<T> type, String what) throws IOException {
    return Json.read(FileSystem.getLocal(new Configuration()).getRaw(), new org.apache.hadoop.fs.Path(file.toUri()), type, what);
  }

  /** Removes what an interrupted run left half made. */
  void sweep() throws IOException {
    List<Path> folders = new ArrayList<>(List.of(root.resolve("datasets"), root.resolve("profiles")));
    for (String epoch : names(root.resolve("epochs"))) {
      folders.add(root.resolve("epochs").resolve(epoch));
    }
    for (Path folder : folders) {
      for (String name : names(folder)) {
        if (LEFT_BEHIND.matcher(name).matches()) {
          delete(folder.resolve(name));
        }
      }
    }
  }

  /** Removes a dataset; it is hidden first, so that none is ever there in part. */
  void removeDataset(String partition) throws IOException {
    Path aside = staged(dataset(partition));
    AtomicFile.move(dataset(partition), aside);
    delete(aside);
  }

  /** Where a folder is made before it is moved into place; not there yet. */
  static Path staged(Path target) throws IOException {
    Path stage = target.resolveSibling("." + target.getFileName() + ".stage");
    if (Files.exists(stage)) {
      delete(stage);
    }
    return stage;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.sorted(Comparator.reverseOrder()).forEach(path -> {
        try {
          Files.delete(path);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
