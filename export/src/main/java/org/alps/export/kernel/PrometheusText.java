package org.alps.export.kernel;

import java.math.BigDecimal;
import java.util.function.ToLongFunction;

/** The scheduler's figures in Prometheus's text format, times in seconds as its conventions ask. */
final class PrometheusText {
  private final StringBuilder text = new StringBuilder();
  private final KernelStats stats;

  private PrometheusText(KernelStats stats) {
    this.stats = stats;
  }

  static String of(KernelStats stats) {
    return new PrometheusText(stats).write();
  }

  private String write() {
    head("alps_decisions_total", "counter", "Decisions of the scheduler by kind.");
    stats.counters().forEach((counter, times) -> line("alps_decisions_total", "decision", counter.id(), times.toString()));
    counts("alps_function_invocations_total", "Invocations.", FunctionFigures::invocations);
    counts("alps_function_turns_total", "Times that a function got a CPU.", FunctionFigures::turns);
    counts("alps_function_preemptions_total", "Times that a function lost the CPU before its turn was over.", FunctionFigures::preemptions);
    seconds("alps_function_wait_seconds_total", "counter", "Runnable and not running.", FunctionFigures::waitNs);
    seconds("alps_function_longest_wait_seconds", "gauge", "The longest single wait.", FunctionFigures::longestWaitNs);
    seconds("alps_function_cpu_seconds_total", "counter", "CPU time.", FunctionFigures::cpuNs);
    return text.toString();
  }

  private void counts(String name, String help, ToLongFunction<FunctionFigures> figure) {
    head(name, "counter", help);
    stats.functions().forEach(row -> line(name, "function", row.name(), Long.toString(figure.applyAsLong(row.figures()))));
  }

  private void seconds(String name, String type, String help, ToLongFunction<FunctionFigures> ns) {
    head(name, type, help);
    stats.functions().forEach(row -> line(name, "function", row.name(), BigDecimal.valueOf(ns.applyAsLong(row.figures()), 9).toPlainString()));
  }

  private void head(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append("\n# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private void line(String name, String label, String value, String figure) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    text.append(name).append('{').append(label).append("=\"").append(escaped).append("\"} ").append(figure).append('\n');
  }
}
