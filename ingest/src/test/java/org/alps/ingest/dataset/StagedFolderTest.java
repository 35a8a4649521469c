package org.alps.ingest.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alps.ingest.AlpsException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that appear whole or not at all. */
class StagedFolderTest {
  @TempDir private Path folder;

  @Test
  void appearsWhenPublishedAndLeavesNothingOtherwise() throws IOException {
    try (StagedFolder staged = new StagedFolder(folder + "/a", "dataset", new Configuration())) {
      staged.fileSystem().mkdirs(staged.path("in"));
      staged.publish();
    }
    try (StagedFolder staged = new StagedFolder(folder + "/b", "dataset", new Configuration())) {
      staged.fileSystem().mkdirs(staged.path("in"));
    }
    assertThat(folder.resolve("a/in")).isDirectory();
    assertThat(folder).isDirectoryNotContaining("glob:**b*");
  }

  @Test
  void targetsThatExistOrCannotBeWrittenAreRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertRefused(folder.toString(), "Cannot write dataset: " + folder + " exists. Name another folder with --to, or remove that one.");
    assertRefused(file + "/below", "Cannot write dataset: " + file + "/below. Name a folder with --to whose parent can be written.");
    assertRefused("nofs://bucket/a", "Cannot write dataset: nofs://bucket/a. Name a folder with --to whose parent can be written.");
  }

  private static void assertRefused(String target, String message) {
    assertThatThrownBy(() -> new StagedFolder(target, "dataset", new Configuration())).isInstanceOf(AlpsException.class).hasMessage(message);
  }
}
