package org.alps.export.kernel.experiment;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.alps.ingest.AlpsException;
import picocli.CommandLine.ITypeConverter;

/** The registry of schedulers that are compared in a real kernel. */
public enum Contender {
  /** The kernel's default. */
  EEVDF("eevdf", "eevdf", null, null),
  /** The kernel's default with what it offers without sched_ext: nice by rank and a slice for each function. */
  EEVDF_NICE("eevdf-nice", "nice", "eevdf", "alps-mended"),
  /** First come, first served, to the end: a table in which all are equal. */
  FIFO("fifo", "alps", "sched_ext", null),
  /** One level a function: its mean CPU time. */
  ALPS("alps", "alps", "sched_ext", "alps-mended"),
  /** Age levels and the guard. */
  GUARDED("guarded", "alps", "sched_ext", "guarded");

  private final String id;
  private final String simulated;
  private final String backend;
  private final String learner;

  Contender(String id, String simulated, String backend, String learner) {
    this.id = id;
    this.simulated = simulated;
    this.backend = backend;
    this.learner = learner;
  }

  public String id() {
    return id;
  }

  /** The id of the simulated policy that does the same. */
  String simulated() {
    return simulated;
  }

  /** What {@code alps kernel load --backend} is told; null: nothing is loaded. */
  String backend() {
    return backend;
  }

  /** The learner of its table; null: it has none that is learned. */
  String learner() {
    return learner;
  }

  /** Whether its table has a guard whose longest delay is to be chosen. */
  boolean guarded() {
    return learner != null && "sched_ext".equals(backend);
  }

  /** @throws AlpsException with exit code 2 for anything else than an id */
  static Contender of(String id) {
    return Arrays.stream(values()).filter(contender -> contender.id.equals(id)).findFirst().orElseThrow(() -> AlpsException.usage("Cannot compare scheduler: "
        + id + ". Name one of " + Arrays.stream(values()).map(Contender::id).collect(Collectors.joining(", ")) + "."));
  }

  /** For picocli options of this type. */
  public static final class Converter implements ITypeConverter<Contender> {
    @Override
    public Contender convert(String id) {
      return of(id);
    }
  }
}
