package org.alps.ingest.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.alps.ingest.AlpsException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder that is written aside, hidden beside its target, and appears there whole in one rename. Closing it unpublished removes it, and
 * what an interrupted run left behind is swept when the next one starts.
 */
public final class StagedFolder implements AutoCloseable {
  private final FileSystem fs;
  private final Path target;
  private final Path stage;

  /**
   * Starts a folder that shall become {@code target}.
   *
   * @param what what it is, for messages: "dataset", "profile"
   * @throws AlpsException with exit code 2 where the target exists
   */
  public StagedFolder(String target, String what, Configuration configuration) throws IOException {
    this.target = new Path(target);
    this.fs = this.target.getFileSystem(configuration);
    if (fs.exists(this.target)) {
      throw AlpsException.usage("Cannot write " + what + ": " + target + " exists. Name another folder with --to, or remove that one.");
    }
    this.stage = new Path(this.target.getParent() == null ? new Path(".") : this.target.getParent(), "." + this.target.getName() + ".stage");
    fs.delete(stage, true);
    fs.mkdirs(stage);
  }

  public FileSystem fileSystem() {
    return fs;
  }

  /** The folder while it is written. */
  public Path root() {
    return stage;
  }

  /** The staged path of {@code name}. */
  public Path path(String name) {
    return new Path(stage, name);
  }

  /** Gives the data files that Spark wrote below {@code name} lasting names: {@code name/prefix-00000.parquet} on, in order of their folders. */
  public int settle(String name, String prefix) throws IOException {
    List<Path> files = new ArrayList<>();
    collect(path(name), files);
    files.sort(Comparator.comparing(Path::toString));
    Path settled = path(name + ".settled");
    fs.mkdirs(settled);
    for (int i = 0; i < files.size(); i++) {
      CanonicalFooter.copy(fs, files.get(i), new Path(settled, String.format("%s-%05d.parquet", prefix, i)));
    }
    fs.delete(path(name), true);
    fs.rename(settled, path(name));
    return files.size();
  }

  private void collect(Path folder, List<Path> files) throws IOException {
    FileStatus[] entries = fs.listStatus(folder);
    Arrays.sort(entries);
    for (FileStatus entry : entries) {
      String name = entry.getPath().getName();
      if (entry.isDirectory()) {
        collect(entry.getPath(), files);
      } else if (name.endsWith(".parquet")) {
        files.add(entry.getPath());
      }
    }
  }

  /** Moves the folder to its target. */
  public void publish() throws IOException {
    if (target.getParent() != null) {
      fs.mkdirs(target.getParent());
    }
    if (!fs.rename(stage, target)) {
      throw AlpsException.badInput("Cannot publish folder: " + target + ". Check that its parent is writable and that nothing else wrote there.");
    }
  }

  @Override
  public void close() throws IOException {
    fs.delete(stage, true);
  }
}
