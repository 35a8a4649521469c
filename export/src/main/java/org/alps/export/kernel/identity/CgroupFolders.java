package org.alps.export.kernel.identity;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.alps.export.kernel.HostFiles;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/** The folders of cgroup v2, as this host mounts them: alone at /sys/fs/cgroup, or beside version 1 in a folder of it. */
final class CgroupFolders {
  private final Path mount;

  CgroupFolders(Path mount) {
    this.mount = mount;
  }

  /** @throws AlpsException with exit code 5 where cgroup v2 is not mounted */
  static CgroupFolders ofThisHost() {
    return HostFiles.OF_THIS_HOST.mountPoint("cgroup2").map(Path::of).map(CgroupFolders::new)
        .orElseThrow(() -> new AlpsException(ExitCode.HOST_UNSUPPORTED, "Cannot find cgroups: cgroup v2 is not mounted. Mount cgroup v2, as systemd does."));
  }

  Path mount() {
    return mount;
  }

  /** The folder of the cgroup that a process is in. */
  Path of(long pid) {
    try {
      List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/cgroup"));
      return folder(lines.stream().filter(line -> line.startsWith("0::")).findFirst().orElse("0::/").substring(3));
    } catch (IOException e) {
      throw new AlpsException(ExitCode.BAD_INPUT, "Cannot read the cgroup of process " + pid + ": it is gone. Name a process that runs.", e);
    }
  }

  /** The folder of a path such as /functions/resize. */
  Path folder(String path) {
    return mount.resolve(path.substring(1));
  }

  /** A cgroup's id, as the kernel has it: the inode number of its folder. */
  static long id(Path folder) {
    try {
      return (Long) Files.getAttribute(folder, "unix:ino");
    } catch (IOException e) {
      throw new AlpsException(ExitCode.BAD_INPUT, "Cannot find cgroup: " + folder + ". Name a folder of cgroup v2.", e);
    }
  }

  /** The ids of all cgroups that there are; one that goes meanwhile may be among them. */
  Set<Long> ids() throws IOException {
    Set<Long> ids = new HashSet<>();
    Files.walkFileTree(mount, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        ids.add((Long) Files.getAttribute(folder, "unix:ino"));
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException gone) {
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path folder, IOException gone) {
        return FileVisitResult.CONTINUE;
      }
    });
    return ids;
  }
}
