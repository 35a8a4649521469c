package org.alps.export.kernel;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import org.alps.ingest.AlpsException;

/** The ways in which a stock kernel obeys a table, in the order of enum alps_backend. */
public enum Backend {
  /** A scheduler of our own, by sched_ext. */
  SCHED_EXT("alps.bpf.o"),
  /** The kernel's own fair scheduler, told a nice value and a slice for each function. */
  EEVDF("eevdf.bpf.o");

  private final String object;

  Backend(String object) {
    this.object = object;
  }

  /** @throws AlpsException with exit code 2 for an unknown one */
  public static Backend of(String id) {
    return Arrays.stream(values()).filter(backend -> backend.id().equals(id)).findFirst().orElseThrow(() -> AlpsException.usage(
        "Cannot use backend: " + id + ". Say " + String.join(", ", new Ids()) + "."));
  }

  /** The compiled BPF object that it loads; with programs only where the kernel has sched_ext. */
  String object() {
    return object;
  }

  /** Its name on command lines. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The backends as help and shell completion show them. */
  public static final class Ids implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(values()).map(Backend::id).iterator();
    }
  }
}
