package org.alps.export.kernel;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alps.export.kernel.bpf.BpfMap;
import org.alps.export.kernel.identity.FunctionName;
import org.alps.export.kernel.identity.FunctionNames;
import org.alps.export.policy.AlignedText;
import org.alps.export.policy.Figures;

/**
 * What the scheduler counted since it was loaded.
 *
 * @param counters decisions of all CPUs
 * @param functions those that ran here, the one that waited longest in all first
 */
record KernelStats(Map<Counter, Long> counters, List<Function> functions) {
  /**
   * A function's figures.
   *
   * @param name its UID where it is known here, else its id in hexadecimal digits
   */
  record Function(String name, FunctionFigures figures) {}

  static KernelStats read(Pins pins) {
    String what = "show stats";
    try (BpfMap counters = pins.map(Pins.COUNTERS, what); BpfMap functions = pins.map(Pins.FUNCTIONS, what); BpfMap names = pins.map(Pins.NAMES, what)) {
      Map<Counter, Long> sums = new EnumMap<>(Counter.class);
      for (Counter counter : Counter.values()) {
        sums.put(counter, counters.lookup(BpfMap.u32(counter.ordinal())).map(KernelStats::sum).orElse(0L));
      }
      List<Function> rows = new ArrayList<>();
      for (byte[] id : functions.keys()) {
        Optional<FunctionFigures> figures = functions.lookup(id).map(FunctionFigures::decode);
        long number = KernelLayout.little(id).getLong();
        String name = new FunctionNames(names).of(number).map(FunctionName::uid).orElseGet(() -> String.format("%016x", number));
        figures.ifPresent(found -> rows.add(new Function(name, found)));
      }
      rows.sort(Comparator.comparingLong((Function row) -> -row.figures().waitNs()).thenComparing(Function::name));
      return new KernelStats(sums, rows);
    }
  }

  private static long sum(byte[] perCpu) {
    ByteBuffer values = KernelLayout.little(perCpu);
    long sum = 0;
    while (values.hasRemaining()) {
      sum += values.getLong();
    }
    return sum;
  }

  String text() {
    AlignedText decisions = new AlignedText("lrl").row("decision", "times", "");
    counters.forEach((counter, times) -> decisions.row(counter.id(), times.toString(), counter.meaning()));
    AlignedText waits = new AlignedText("rrrrrrl").row("invocations", "turns", "mean_wait_ms", "longest_wait_ms", "cpu_ms", "preemptions", "function");
    for (Function row : functions) {
      FunctionFigures figures = row.figures();
      waits.row(Long.toString(figures.invocations()), Long.toString(figures.turns()), Figures.ms(figures.meanWaitNs()), Figures.ms(figures.longestWaitNs()),
          Figures.ms(figures.cpuNs()), Long.toString(figures.preemptions()), row.name());
    }
    return decisions + "\n" + waits;
  }

  String json() {
    Map<String, Object> decisions = new LinkedHashMap<>();
    counters.forEach((counter, times) -> decisions.put(counter.id(), times));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("decisions", decisions);
    fields.put("functions", functions.stream().map(KernelStats::fields).toList());
    return JsonWriter.of(fields);
  }

  private static Map<String, Object> fields(Function row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("function", row.name());
    fields.put("invocations", row.figures().invocations());
    fields.put("turns", row.figures().turns());
    fields.put("wait_ns", row.figures().waitNs());
    fields.put("mean_wait_ns", row.figures().meanWaitNs());
    fields.put("longest_wait_ns", row.figures().longestWaitNs());
    fields.put("cpu_ns", row.figures().cpuNs());
    fields.put("preemptions", row.figures().preemptions());
    return fields;
  }
}
