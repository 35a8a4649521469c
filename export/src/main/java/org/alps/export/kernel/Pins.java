package org.alps.export.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.alps.export.kernel.bpf.BpfMap;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/** The folder of the BPF file system that keeps what outlives a loader: maps by their names, and the scheduler's link. Root only. */
public record Pins(Path folder) {
  /** Where it is unless a test says otherwise. */
  public static final String DEFAULT = "/sys/fs/bpf/alps";

  public static final String TABLE = "alps_table";
  public static final String TAGS = "alps_tags";
  public static final String GROUPS = "alps_groups";
  public static final String NAMES = "alps_names";
  public static final String CONFIG = "alps_config";
  public static final String CPU_LLCS = "alps_cpu_llcs";
  public static final String COUNTERS = "alps_counters";
  public static final String FUNCTIONS = "alps_functions";
  public static final String LIFE = "alps_life";
  /** Its timers run as long as it is pinned. */
  public static final String TIMERS = "alps_timers";
  /** The link that keeps the scheduler attached. */
  public static final String SCHEDULER = "scheduler";

  /** The link that keeps tags being passed on over fork, where no scheduler of ours does that. */
  public static final String INHERITANCE = "inheritance";

  /** What a new scheduler begins anew. */
  static final List<String> OF_ONE_LIFE = List.of(COUNTERS, FUNCTIONS, TIMERS, INHERITANCE);

  public Path of(String name) {
    return folder.resolve(name);
  }

  public boolean has(String name) {
    return Files.exists(of(name));
  }

  /** A pinned map, to be closed; nothing where it is not pinned. */
  public Optional<BpfMap> map(String name) {
    return has(name) ? Optional.of(BpfMap.pinned(of(name))) : Optional.empty();
  }

  /**
   * A pinned map that must be there.
   *
   * @param what what cannot be done without it, such as "install policy table"
   * @throws AlpsException with exit code 5 where nothing was loaded
   */
  public BpfMap map(String name, String what) {
    return map(name).orElseThrow(() -> new AlpsException(ExitCode.HOST_UNSUPPORTED,
        "Cannot " + what + ": nothing is loaded at " + folder + ". Run alps kernel load first."));
  }

  /** The value under 0 of a pinned array of one; nothing where it is not pinned. */
  Optional<byte[]> single(String name) {
    try (BpfMap map = map(name).orElse(null)) {
      return map == null ? Optional.empty() : map.lookup(BpfMap.u32(0));
    }
  }

  void writeSingle(String name, byte[] value) {
    try (BpfMap map = BpfMap.pinned(of(name))) {
      map.update(BpfMap.u32(0), value);
    }
  }

  /** All that is pinned. */
  SortedSet<String> names() {
    if (!Files.isDirectory(folder)) {
      return new TreeSet<>();
    }
    try (Stream<Path> pins = Files.list(folder)) {
      return pins.map(pin -> pin.getFileName().toString()).collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the folder where it is missing, and open to its owner only. */
  void create() throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  void remove(Iterable<String> names) throws IOException {
    for (String name : names) {
      Files.deleteIfExists(of(name));
    }
  }

  /** Removes the folder where nothing is pinned in it. */
  void removeIfEmpty() throws IOException {
    if (Files.isDirectory(folder) && names().isEmpty()) {
      Files.delete(folder);
    }
  }
}
