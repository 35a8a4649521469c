package org.alps.simulate.outcome;

import static org.alps.simulate.outcome.EvaluationColumns.CDF_FILE;
import static org.alps.simulate.outcome.EvaluationColumns.CLASS;
import static org.alps.simulate.outcome.EvaluationColumns.COMPARISONS_FILE;
import static org.alps.simulate.outcome.EvaluationColumns.FRACTION;
import static org.alps.simulate.outcome.EvaluationColumns.FUNCTIONS_FILE;
import static org.alps.simulate.outcome.EvaluationColumns.FUNCTION_UID;
import static org.alps.simulate.outcome.EvaluationColumns.INVOCATIONS;
import static org.alps.simulate.outcome.EvaluationColumns.MAX_WAIT_US;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_CPU_TIME_US;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_WAIT_US;
import static org.alps.simulate.outcome.EvaluationColumns.MEASURE;
import static org.alps.simulate.outcome.EvaluationColumns.MEASURES_FILE;
import static org.alps.simulate.outcome.EvaluationColumns.P50_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.P50_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P90_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.P90_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P999_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.P999_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P99_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.P99_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.POLICY;
import static org.alps.simulate.outcome.EvaluationColumns.PREEMPTIONS;
import static org.alps.simulate.outcome.EvaluationColumns.SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.SWITCHES;
import static org.alps.simulate.outcome.EvaluationColumns.TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.VALUE;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.alps.simulate.profile.LogHistogram;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The result files of an evaluation, small CSV tables that reports are drawn from: measures, curves, functions and comparisons. */
public final class EvaluationFiles {
  private static final int CURVE_POINTS = 180;
  private static final double[] TAIL = {0.995, 0.999, 0.9995, 0.9999, 1};
  private final FileSystem fs;
  private final Path folder;

  public EvaluationFiles(FileSystem fs, Path folder) {
    this.fs = fs;
    this.folder = folder;
  }

  /** @param functions what all contenders did to one function after the other, in the order in which they shall stand */
  public void write(Verdict verdict, Yardsticks yardsticks, Iterator<List<FunctionSummary>> functions, Bootstrap bootstrap) throws IOException {
    writeMeasures(verdict);
    writeCurves(verdict);
    Harms harms = new Harms(yardsticks.fair());
    writeFunctions(functions, harms);
    try (CsvWriter csv = open(COMPARISONS_FILE)) {
      ComparisonFile.write(csv, new Comparisons(verdict, yardsticks, harms, bootstrap).list());
    }
  }

  private void writeMeasures(Verdict verdict) throws IOException {
    try (CsvWriter csv = open(MEASURES_FILE)) {
      csv.writeRecord(POLICY, CLASS, INVOCATIONS, MEAN_TURNAROUND_US, P50_TURNAROUND_US, P90_TURNAROUND_US, P99_TURNAROUND_US,
          P999_TURNAROUND_US, MEAN_SLOWDOWN, P50_SLOWDOWN, P90_SLOWDOWN, P99_SLOWDOWN, P999_SLOWDOWN, MEAN_WAIT_US, MAX_WAIT_US,
          PREEMPTIONS, SWITCHES);
      for (String label : verdict.labels()) {
        for (String name : Verdict.NAMES) {
          ClassOutcome o = verdict.outcome(label, name);
          if (o.count() > 0) {
            csv.writeRecord(label, name, Long.toString(o.count()), number(o.meanTurnaroundUs()), number(o.turnarounds().quantile(0.5)),
                number(o.turnarounds().quantile(0.9)), number(o.turnarounds().quantile(0.99)), number(o.turnarounds().quantile(0.999)),
                number(o.meanSlowdown()), number(o.slowdowns().quantile(0.5) / 1000), number(o.slowdowns().quantile(0.9) / 1000),
                number(o.slowdowns().quantile(0.99) / 1000), number(o.slowdowns().quantile(0.999) / 1000),
                number((double) o.waitUs() / o.count()), Long.toString(o.maxWaitUs()), Long.toString(o.preemptions()),
                Long.toString(o.switches()));
          }
        }
      }
    }
  }

  private void writeCurves(Verdict verdict) throws IOException {
    try (CsvWriter csv = open(CDF_FILE)) {
      csv.writeRecord(POLICY, CLASS, MEASURE, VALUE, FRACTION);
      for (String label : verdict.labels()) {
        for (String name : Verdict.NAMES) {
          ClassOutcome o = verdict.outcome(label, name);
          if (o.count() > 0) {
            writeCurve(csv, label, name, TURNAROUND_US, o.turnarounds(), 1);
            writeCurve(csv, label, name, SLOWDOWN, o.slowdowns(), 1000);
          }
        }
      }
    }
  }

  private static void writeCurve(CsvWriter csv, String label, String name, String measure, LogHistogram values, double unit) {
    for (int i = 0; i < CURVE_POINTS; i++) {
      writePoint(csv, label, name, measure, values, unit, (double) i / CURVE_POINTS);
    }
    for (double p : TAIL) {
      writePoint(csv, label, name, measure, values, unit, p);
    }
  }

  private static void writePoint(CsvWriter csv, String label, String name, String measure, LogHistogram values, double unit, double p) {
    csv.writeRecord(label, name, measure, number(values.quantile(p) / unit), String.format(Locale.ROOT, "%.5f", p));
  }

  private void writeFunctions(Iterator<List<FunctionSummary>> functions, Harms harms) throws IOException {
    try (CsvWriter csv = open(FUNCTIONS_FILE)) {
      csv.writeRecord(POLICY, FUNCTION_UID, CLASS, INVOCATIONS, MEAN_CPU_TIME_US, MEAN_TURNAROUND_US, MEAN_SLOWDOWN, MAX_WAIT_US,
          PREEMPTIONS);
      while (functions.hasNext()) {
        List<FunctionSummary> contenders = functions.next();
        harms.add(contenders);
        for (FunctionSummary f : contenders) {
          csv.writeRecord(f.label(), f.functionUid(), Verdict.CLASSES.get(f.classIndex()), Long.toString(f.count()),
              number((double) f.cpuTimeUs() / f.count()), number((double) f.turnaroundUs() / f.count()), number(f.slowdownSum() / f.count()),
              Long.toString(f.maxWaitUs()), Long.toString(f.preemptions()));
        }
      }
    }
  }

  private CsvWriter open(String name) throws IOException {
    return CsvWriter.builder().lineDelimiter(LineDelimiter.LF)
        .build(new OutputStreamWriter(fs.create(new Path(folder, name), true), StandardCharsets.UTF_8));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
