package org.alps.export.nightly;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.SessionJob;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** Finds the partitions that a glob stands for, on any file system that Spark was told how to reach. */
final class PartitionsJob {
  private PartitionsJob() {}

  /**
   * The matches of a glob by name, oldest first; like Hadoop, it looks past names that begin with '.' or '_'.
   *
   * @throws AlpsException with exit code 3 where nothing matches, or names cannot be told apart
   */
  static SortedMap<String, Partition> list(String glob) {
    SortedMap<String, Partition> partitions = new TreeMap<>(Partition.ORDER);
    List<String> problems = new ArrayList<>();
    for (Path path : matches(glob)) {
      String name = path.getName();
      if (name.startsWith(".") || name.startsWith("_")) {
        continue;
      }
      if (!Partition.NAME.matcher(name).matches()) {
        problems.add("Cannot use partition: " + path + ". Rename it to letters, digits and ._=+@~,- only.");
      }
      Partition twin = partitions.put(name, new Partition(name, path.toString()));
      if (twin != null) {
        problems.add("Cannot tell partitions apart: " + twin.path() + " and " + path + ". Write the glob so that the last part of the path differs.");
      }
    }
    if (!problems.isEmpty()) {
      throw AlpsException.badInput(String.join("\n", problems));
    }
    if (partitions.isEmpty()) {
      throw AlpsException.badInput("Cannot find partitions: " + glob + " matches nothing. Check partitions in the configuration.");
    }
    return Collections.unmodifiableSortedMap(partitions);
  }

  private static List<Path> matches(String glob) {
    try {
      Configuration configuration = SessionJob.session().sparkContext().hadoopConfiguration();
      Path pattern = new Path(glob);
      FileStatus[] matches = pattern.getFileSystem(configuration).globStatus(pattern);
      List<Path> paths = new ArrayList<>();
      for (FileStatus match : matches == null ? new FileStatus[0] : matches) {
        paths.add(match.getPath());
      }
      return paths;
    } catch (IOException | IllegalArgumentException e) {
      throw new AlpsException(ExitCode.BAD_INPUT,
          "Cannot find partitions: " + glob + ": " + e.getMessage() + ". Check partitions in the configuration.", e);
    }
  }
}
