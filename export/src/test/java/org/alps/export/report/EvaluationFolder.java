package org.alps.export.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A made-up evaluation from plain maths: log-normal sizes, Zipf popularity, and turnarounds from the mean-value formulas of an M/G/1 queue,
 * scattered by exponential luck. Realistic in shape, true to nothing.
 */
public final class EvaluationFolder {
  static final List<String> POLICIES = List.of("ps", "fifo", "srpt", "alps");
  static final long SHORT_BELOW_US = 500_000;
  private static final double LOAD = 0.62;
  private static final double LOG_MEDIAN_US = Math.log(120e3);
  private static final double SIGMA = 1.7;
  private static final double SPREAD = 0.6;
  private static final int POINTS = 200;

  private final SplittableRandom random;
  private final List<String> uids;
  private final List<Outcome> outcomes = new ArrayList<>();

  private EvaluationFolder(long seed, List<String> uids) {
    random = new SplittableRandom(seed);
    this.uids = uids;
  }

  private record Outcome(String policy, String className, String uid, double cpuUs, double turnaroundUs, long preemptions) {
    double slowdown() {
      return turnaroundUs / cpuUs;
    }
  }

  /** Writes an evaluation of these functions, the first the most popular. */
  public static void write(Path folder, long seed, List<String> uids) {
    EvaluationFolder evaluation = new EvaluationFolder(seed, uids);
    evaluation.judge();
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("manifest.json"), evaluation.manifest());
      Files.writeString(folder.resolve("measures.csv"), evaluation.measures());
      Files.writeString(folder.resolve("cdf.csv"), evaluation.cdf());
      Files.writeString(folder.resolve("functions.csv"), evaluation.functions());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** UIDs that look like a trace's. */
  public static List<String> uids(int count) {
    List<String> uids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      uids.add(String.format("app%03d/fn-%016x", i % 97, 0x9e3779b97f4a7c15L * (i + 1)));
    }
    return uids;
  }

  private void judge() {
    for (int i = 0; i < uids.size(); i++) {
      double meanUs = Math.exp(LOG_MEDIAN_US + Math.sqrt(SIGMA * SIGMA - SPREAD * SPREAD) * random.nextGaussian());
      String className = meanUs < SHORT_BELOW_US ? "short" : "long";
      int invocations = 3 + (int) (2500.0 / (i + 2));
      for (int n = 0; n < invocations; n++) {
        double cpuUs = Math.max(1, Math.rint(meanUs * Math.exp(SPREAD * random.nextGaussian() - SPREAD * SPREAD / 2)));
        double luck = random.nextExponential();
        long rounds = (long) (cpuUs / 3000);
        add("ps", className, uids.get(i), cpuUs, cpuUs * (1 + luck * LOAD / (1 - LOAD)), rounds);
        add("fifo", className, uids.get(i), cpuUs, cpuUs + 9e5 * luck * random.nextExponential(), 0);
        add("srpt", className, uids.get(i), cpuUs, cpuUs * (1 + 0.7 * luck * behind(cpuUs)), random.nextInt(2));
        add("alps", className, uids.get(i), cpuUs, cpuUs * (1 + luck * behind(meanUs) * (0.75 + meanUs / 8e6)), random.nextInt(3));
      }
    }
  }

  /** load / (1 - load) of the work that goes before a size: a log-normal's share of work below it. */
  private static double behind(double sizeUs) {
    double z = (Math.log(sizeUs) - LOG_MEDIAN_US - SIGMA * SIGMA) / SIGMA;
    double load = LOAD / (1 + Math.exp(-1.702 * z));
    return load / (1 - load);
  }

  private void add(String policy, String className, String uid, double cpuUs, double turnaroundUs, long preemptions) {
    outcomes.add(new Outcome(policy, className, uid, cpuUs, Math.rint(turnaroundUs), preemptions));
  }

  private String measures() {
    StringBuilder csv = new StringBuilder("policy,class,invocations,mean_turnaround_us,p50_turnaround_us,p90_turnaround_us,"
        + "p99_turnaround_us,p999_turnaround_us,mean_slowdown,p50_slowdown,p99_slowdown,mean_wait_us,max_wait_us,preemptions\n");
    for (String policy : POLICIES) {
      for (String className : List.of("all", "short", "long")) {
        List<Outcome> rows = rows(policy, className);
        double[] turnaround = sorted(rows, "turnaround_us");
        double[] slowdown = sorted(rows, "slowdown");
        csv.append(String.format(Locale.ROOT, "%s,%s,%d,%.3f,%.0f,%.0f,%.0f,%.0f,%.4f,%.4f,%.4f,%.3f,%.0f,%d%n", policy, className, rows.size(),
            mean(turnaround), at(turnaround, 0.5), at(turnaround, 0.9), at(turnaround, 0.99), at(turnaround, 0.999), mean(slowdown),
            at(slowdown, 0.5), at(slowdown, 0.99), rows.stream().mapToDouble(r -> r.turnaroundUs - r.cpuUs).average().orElse(0),
            rows.stream().mapToDouble(r -> r.turnaroundUs - r.cpuUs).max().orElse(0), preemptions(rows)));
      }
    }
    return csv.toString();
  }

  private String cdf() {
    StringBuilder csv = new StringBuilder("policy,class,measure,value,fraction\n");
    for (String policy : POLICIES) {
      for (String className : List.of("short", "long")) {
        for (String measure : List.of("turnaround_us", "slowdown")) {
          double[] values = sorted(rows(policy, className), measure);
          for (int i = 0; i <= POINTS && values.length > 0; i++) {
            double fraction = (double) i / POINTS;
            csv.append(String.format(Locale.ROOT, "%s,%s,%s,%.6g,%.4f%n", policy, className, measure, at(values, fraction), fraction));
          }
        }
      }
    }
    return csv.toString();
  }

  private String functions() {
    StringBuilder csv =
        new StringBuilder("policy,function_uid,class,invocations,mean_cpu_time_us,mean_turnaround_us,mean_slowdown,max_wait_us,preemptions\n");
    outcomes.stream().collect(Collectors.groupingBy(r -> List.of(r.policy, r.uid), LinkedHashMap::new, Collectors.toList()))
        .forEach((key, rows) -> csv.append(String.format(Locale.ROOT, "%s,%s,%s,%d,%.3f,%.3f,%.4f,%.0f,%d%n", key.get(0), quoted(key.get(1)),
            rows.get(0).className, rows.size(), rows.stream().mapToDouble(Outcome::cpuUs).average().orElse(0),
            mean(sorted(rows, "turnaround_us")), mean(sorted(rows, "slowdown")),
            rows.stream().mapToDouble(r -> r.turnaroundUs - r.cpuUs).max().orElse(0), preemptions(rows))));
    return csv.toString();
  }

  private String manifest() {
    return String.format(Locale.ROOT, """
        {"format_version":1,"alps_version":"0.1.0","dataset":"out/demo/dataset",
         "trace":{"formats":["synthetic"],"shape":"EXACT","characteristics":"exact arrivals, sizes: modelled, memory known","functions":%d,
           "invocations":%d,"rows_read":%d,"rejected":{"negative-average":1,"zero-average":12}},
         "placement":{"kind":"placed","hosts":4,"cores":16,"target_load":0.8,"actual_load":0.79},
         "from_us":86400000000,"until_us":0,"switch_cost_us":0,"arrivals":"exact","seed":1,"short_below_us":%d,
         "policies":[{"label":"ps","id":"ps","table_sha256":null,"epoch":null,"entries":null},
           {"label":"fifo","id":"fifo","table_sha256":null,"epoch":null,"entries":null},
           {"label":"srpt","id":"srpt","table_sha256":null,"epoch":null,"entries":null},
           {"label":"alps","id":"alps","table_sha256":"4be1c0f5a2b1d6f0c3a9e87d5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a3928","epoch":1,"entries":%d}],
         "training":{"learner":"alps","parameters":{"alpha":"1.0","beta":"1.0","gamma":"1.0","theta":"50","cap-ms":"200"},"windows":24,
           "from_us":0,"until_us":86400000000,"utilisation_percent":77.4,"traces":["synthetic: exact arrivals, sizes: modelled, memory known"]}}
        """, uids.size(), outcomes.size() / POLICIES.size(), outcomes.size() / POLICIES.size() + 13, SHORT_BELOW_US, uids.size());
  }

  private List<Outcome> rows(String policy, String className) {
    return outcomes.stream().filter(r -> r.policy.equals(policy) && (className.equals("all") || r.className.equals(className))).toList();
  }

  private static double[] sorted(List<Outcome> rows, String measure) {
    return rows.stream().mapToDouble(measure.equals("slowdown") ? Outcome::slowdown : Outcome::turnaroundUs).sorted().toArray();
  }

  private static long preemptions(List<Outcome> rows) {
    return rows.stream().mapToLong(Outcome::preemptions).sum();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static double at(double[] values, double p) {
    return values.length == 0 ? 0 : values[(int) Math.min(values.length - 1, Math.floor(p * values.length))];
  }

  private static String quoted(String uid) {
    return '"' + uid.replace("\"", "\"\"") + '"';
  }
}
