package org.alps.ingest.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alps.ingest.AlpsException;
import org.alps.ingest.format.SpecificationKeys.Key;

/**
 * Which stylised workload a trace shall be, as it stands after {@code workload:}: a name and what shall differ from its defaults.
 *
 * @param cores of the hosts it shall load, all together, or where {@code hosts} are given of each; by default the workload's own
 * @param load the CPU time expected, divided by cores and length; by default the workload's own
 * @param minutes how long, 60 by default
 * @param functions how many; by default the workload's own
 * @param hosts how many hosts the trace names, each with a trace of its own of the same functions, for comparisons that need independent ones; 0, the
 *     default, to name none
 */
record WorkloadSpec(Workload workload, int cores, double load, int minutes, int functions, int hosts) {
  private static final Map<String, Key> KEYS = Map.of(
      "cores", Key.upTo(1_000_000), "load", new Key(0.01, 10, false), "minutes", Key.upTo(1_000_000), "functions", Key.upTo(10_000),
      "hosts", Key.upTo(1_000));
  private static final double DEFAULT_MINUTES = 60;
  private static final double MINUTE_US = 60e6;
  private static final int PARTS = 4;

  /** @throws AlpsException with exit code 2 that names every unknown key and every bad value */
  static WorkloadSpec parse(String text) {
    String name = text.replaceFirst(",.*", "").strip();
    Workload workload = Arrays.stream(Workload.values()).filter(one -> one.id().equals(name)).findFirst().orElseThrow(() -> AlpsException.usage(
        "Cannot generate workload: " + name + ". Name one of " + Arrays.stream(Workload.values()).map(Workload::id).collect(Collectors.joining(", "))
            + ", as in workload:mixed,cores=8."));
    List<String> problems = new ArrayList<>();
    Map<String, Double> given = SpecificationKeys.parse(text.substring(Math.min(text.length(), text.indexOf(name) + name.length() + 1)), KEYS, problems);
    int functions = given.getOrDefault("functions", (double) workload.functions()).intValue();
    if (functions < workload.fewestFunctions()) {
      problems.add("functions=" + functions + " is below " + workload.fewestFunctions() + ", one of each kind");
    }
    if (!problems.isEmpty()) {
      throw AlpsException.usage("Cannot generate workload " + name + ": " + String.join("; ", problems)
          + ". Give any of cores, load, minutes, functions, hosts, as in workload:" + name + ",cores=8,load=0.9,minutes=60.");
    }
    return new WorkloadSpec(workload, given.getOrDefault("cores", (double) workload.cores()).intValue(), given.getOrDefault("load", workload.load()),
        given.getOrDefault("minutes", DEFAULT_MINUTES).intValue(), functions, given.getOrDefault("hosts", 0.0).intValue());
  }

  /** This specification cut into parts that are generated apart: every fourth function of a host. */
  List<SourceFile> sources() {
    return IntStream.range(0, PARTS)
        .<SourceFile>mapToObj(part -> new TextSource("workload:" + this + "#part=" + part + "of" + PARTS, 0))
        .toList();
  }

  List<WorkloadFunction> functionList() {
    return IntStream.range(0, functions).mapToObj(index -> workload.function(index, functions)).toList();
  }

  /** How many independent traces of the functions there are. */
  int traces() {
    return Math.max(1, hosts);
  }

  double lengthUs() {
    return minutes * MINUTE_US;
  }

  /** The CPU time that is expected of each of the traces. */
  double workUs() {
    return load * cores * lengthUs();
  }

  @Override
  public String toString() {
    return workload.id() + ",cores=" + cores + ",load=" + load + ",minutes=" + minutes + ",functions=" + functions + (hosts == 0 ? "" : ",hosts=" + hosts);
  }
}
