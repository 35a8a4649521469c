package org.alps.ingest.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.alps.ingest.AlpsException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The expansion of a path (a file, a folder or a glob on any Hadoop file system) into the files it stands for. */
final class SourceFiles {
  private static final Pattern NO_TRACE = Pattern.compile("(?i).*\\.md|licen[cs]e(\\..*)?|notice(\\..*)?");

  private SourceFiles() {}

  /**
   * The files of {@code path} in the order of their names. A folder stands for the regular files in it (not below it) whose names begin with
   * neither '.' nor '_'; what is there for people (*.md, LICENSE) is left out, and stderr says so.
   *
   * @throws AlpsException with exit code 3 where there is none
   */
  static List<SourceFile> list(String path, Configuration configuration) {
    Map<String, String> settings = differences(configuration);
    List<SourceFile> files = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    try {
      Path pattern = new Path(path);
      FileSystem system = pattern.getFileSystem(configuration);
      FileStatus[] matches = system.globStatus(pattern);
      if ((matches == null || matches.length == 0) && system.exists(pattern)) {
        matches = new FileStatus[] {system.getFileStatus(pattern)};
      }
      for (FileStatus match : matches == null ? new FileStatus[0] : matches) {
        for (FileStatus status : match.isDirectory() ? system.listStatus(match.getPath()) : new FileStatus[] {match}) {
          String name = status.getPath().getName();
          if (!status.isFile() || match.isDirectory() && (name.startsWith(".") || name.startsWith("_"))) {
            continue;
          }
          if (match.isDirectory() && NO_TRACE.matcher(name).matches()) {
            leftOut.add(name);
          } else {
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
    if (!leftOut.isEmpty()) {
      leftOut.sort(Comparator.naturalOrder());
      System.err.println("Leaving out of " + path + ": " + String.join(", ", leftOut));
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
