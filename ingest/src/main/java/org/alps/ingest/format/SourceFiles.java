package org.alps.ingest.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alps.ingest.AlpsException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The expansion of a path (a file, a folder or a glob on any Hadoop file system) into the files it stands for. */
final class SourceFiles {
  private SourceFiles() {}

  /**
   * The files of {@code path} in the order of their names. A folder stands for the regular files in it (not below it) whose names begin with
   * neither '.' nor '_'.
   *
   * @throws AlpsException with exit code 3 where there is none
   */
  static List<SourceFile> list(String path, Configuration configuration) {
    Map<String, String> settings = differences(configuration);
    List<SourceFile> files = new ArrayList<>();
    try {
      Path pattern = new Path(path);
      FileSystem system = pattern.getFileSystem(configuration);
      FileStatus[] matches = system.globStatus(pattern);
      for (FileStatus match : matches == null ? new FileStatus[0] : matches) {
        for (FileStatus status : match.isDirectory() ? system.listStatus(match.getPath()) : new FileStatus[] {match}) {
          String name = status.getPath().getName();
          if (status.isFile() && !(match.isDirectory() && (name.startsWith(".") || name.startsWith("_")))) {
            files.add(new HadoopSourceFile(status.getPath().toString(), settings));
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw ToldInputStream.unreadable(path, e);
    }
    if (files.isEmpty()) {
      throw AlpsException.badInput("Cannot read " + path + ": no such file. Name a file, a folder with files in it, or a glob in quotes.");
    }
    files.sort(Comparator.comparing(SourceFile::name));
    return files;
  }

  private static Map<String, String> differences(Configuration configuration) {
    Configuration defaults = new Configuration();
    Map<String, String> settings = new HashMap<>();
    for (Map.Entry<String, String> entry : configuration) {
      if (!entry.getValue().equals(defaults.getRaw(entry.getKey()))) {
        settings.put(entry.getKey(), entry.getValue());
      }
    }
    return settings;
  }
}
