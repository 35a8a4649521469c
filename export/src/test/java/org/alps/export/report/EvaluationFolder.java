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
  static final List<String> POLICIES = List.of("ps", "fifo", "srpt", "guarded");
  /** All that may be judged at once. */
  public static final List<String> ARENA = List.of("srpt", "psjf", "ps", "rr", "cfs", "eevdf", "fifo", "nice", "sfs", "las", "alps", "alps-mended",
      "gittins", "guarded", "adaptive", "candidate", "incumbent", "table");
  private static final List<String> LEARNED = ARENA.subList(ARENA.indexOf("alps"), ARENA.size());
  static final long SHORT_BELOW_US = 500_000;
  private static final double LOAD = 0.62;
  private static final double LOG_MEDIAN_US = Math.log(120e3);
  private static final double SIGMA = 1.7;
  private static final double SPREAD = 0.6;
  private static final int POINTS = 200;

  private final SplittableRandom random;
  private final List<String> uids;
  private final List<String> policies;
  private final List<Outcome> outcomes = new ArrayList<>();

  private EvaluationFolder(long seed, List<String> uids, List<String> policies) {
    random = new SplittableRandom(seed);
    this.uids = uids;
    this.policies = policies;
  }

  private record Outcome(String policy, String className, String uid, double cpuUs, double turnaroundUs, long preemptions) {
    double slowdown() {
      return turnaroundUs / cpuUs;
    }
  }

  /** Writes an evaluation of these functions, the first the most popular. */
  public static void write(Path folder, long seed, List<String> uids) {
    write(folder, seed, uids, POLICIES);
  }

  /** The same with these policies, of which fair sharing and SRPT are two. */
  public static void write(Path folder, long seed, List<String> uids, List<String> policies) {
    EvaluationFolder evaluation = new EvaluationFolder(seed, uids, policies);
    evaluation.judge();
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("manifest.json"), evaluation.manifest());
      Files.writeString(folder.resolve("measures.csv"), evaluation.measures());
      Files.writeString(folder.resolve("comparisons.csv"), evaluation.comparisons());
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
        for (String policy : policies) {
          add(policy, className, uids.get(i), cpuUs, cpuUs + luck * delayUs(policy, cpuUs, meanUs), policy.equals("ps") ? rounds : random.nextInt(3));
        }
      }
    }
  }

  /** What an invocation waits on average: a size's share of a fair queue, what goes before its size, or before its function's mean. */
  private double delayUs(String policy, double cpuUs, double meanUs) {
    double fairUs = cpuUs * LOAD / (1 - LOAD);
    int place = ARENA.indexOf(policy);
    double blur = place * 7 % 11 / 8.0;
    double starving = 2 * (1.4 - blur) + place % 4 / 4.0;
    return switch (policy) {
      case "ps" -> fairUs;
      case "fifo" -> 3e6 * random.nextExponential();
      case "srpt" -> 0.7 * cpuUs * behind(cpuUs);
      case "psjf" -> 0.75 * cpuUs * behind(cpuUs);
      case "rr", "cfs", "eevdf" -> fairUs * (0.75 + 0.06 * place);
      default -> cpuUs * behind(meanUs) * (0.8 + blur + starving * Math.pow(meanUs / 4e6, 2));
    };
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
        + "p99_turnaround_us,p999_turnaround_us,mean_slowdown,p50_slowdown,p90_slowdown,p99_slowdown,p999_slowdown,mean_wait_us,max_wait_us,"
        + "preemptions,switches\n");
    for (String policy : policies) {
      for (String className : List.of("all", "short", "long")) {
        List<Outcome> rows = rows(policy, className);
        double[] turnaround = sorted(rows, "turnaround_us");
        double[] slowdown = sorted(rows, "slowdown");
        csv.append(String.format(Locale.ROOT, "%s,%s,%d,%.3f,%.0f,%.0f,%.0f,%.0f,%.4f,%.4f,%.4f,%.4f,%.4f,%.3f,%.0f,%d,%d%n", policy, className, rows.size(),
            mean(turnaround), at(turnaround, 0.5), at(turnaround, 0.9), at(turnaround, 0.99), at(turnaround, 0.999), mean(slowdown),
            at(slowdown, 0.5), at(slowdown, 0.9), at(slowdown, 0.99), at(slowdown, 0.999), rows.stream().mapToDouble(r -> r.turnaroundUs - r.cpuUs).average().orElse(0),
            rows.stream().mapToDouble(r -> r.turnaroundUs - r.cpuUs).max().orElse(0), preemptions(rows), rows.size() + preemptions(rows)));
      }
    }
    return csv.toString();
  }

  /** The comparisons, their intervals 4 % to either side, as no unit is made up apart. */
  private String comparisons() {
    StringBuilder csv = new StringBuilder("policy,fair,class,mean_ratio,mean_ratio_low,mean_ratio_high,srpt_ratio,srpt_ratio_low,srpt_ratio_high,"
        + "gap_closed,gap_closed_low,gap_closed_high,p99_ratio,max_wait_ratio,harmed_share,harmed_invocation_share,worst_function_uid,"
        + "worst_function_ratio\n");
    for (String fair : policies.stream().filter(List.of("ps", "eevdf")::contains).toList()) {
      for (String className : List.of("all", "short", "long")) {
        double[] base = sorted(rows(fair, className), "turnaround_us");
        if (base.length == 0) {
          continue;
        }
        double best = mean(sorted(rows("srpt", className), "turnaround_us"));
        for (String policy : policies) {
          double[] turnaround = sorted(rows(policy, className), "turnaround_us");
          double ratio = mean(turnaround) / mean(base);
          double gap = (mean(base) - mean(turnaround)) / (mean(base) - best);
          csv.append(String.format(Locale.ROOT, "%s,%s,%s,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%s,%.6f%n", policy, fair,
              className, ratio, 0.96 * ratio, 1.04 * ratio, mean(turnaround) / best, 0.96 * mean(turnaround) / best, 1.04 * mean(turnaround) / best,
              gap, gap - 0.04, gap + 0.04, at(turnaround, 0.99) / at(base, 0.99), turnaround[turnaround.length - 1] / base[base.length - 1],
              0.25 * ratio, 0.05 * ratio, quoted(uids.get(0)), 1.5 * ratio));
        }
      }
    }
    return csv.toString();
  }

  private String cdf() {
    StringBuilder csv = new StringBuilder("policy,class,measure,value,fraction\n");
    for (String policy : policies) {
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
         "seeds":[1,2,3],"load":0.9,"drift_sigma":0,"tick_us":4000,"sleeps":0,"congestion":{"ps":2.61,"eevdf":2.63},
         "bootstrap":{"units":12,"replicates":1000,"confidence":0.95},"policies":[%s],
         "training":{"learner":"alps","parameters":{"alpha":"1.0","beta":"1.0","gamma":"1.0","theta":"50","cap-ms":"200"},"windows":24,
           "from_us":0,"until_us":86400000000,"utilisation_percent":77.4,"traces":["synthetic: exact arrivals, sizes: modelled, memory known"]}}
        """, uids.size(), outcomes.size() / policies.size(), outcomes.size() / policies.size() + 13, SHORT_BELOW_US,
        policies.stream().map(this::judged).collect(Collectors.joining(",")));
  }

  private String judged(String policy) {
    return LEARNED.contains(policy)
        ? String.format("{\"label\":\"%s\",\"id\":\"alps\",\"table_sha256\":\"%064x\",\"epoch\":1,\"entries\":%d}", policy, policy.hashCode(), uids.size())
        : String.format("{\"label\":\"%s\",\"id\":\"%s\",\"table_sha256\":null,\"epoch\":null,\"entries\":null}", policy, policy);
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
