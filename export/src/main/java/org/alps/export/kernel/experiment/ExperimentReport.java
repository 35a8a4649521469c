package org.alps.export.kernel.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the trials of an experiment say, as text, as CSV and as HTML. */
public final class ExperimentReport {
  private final List<TrialResult> results;
  private final List<Frontier> frontiers;
  private final int cpus;

  ExperimentReport(List<TrialResult> results, List<Frontier> frontiers, int cpus) {
    this.results = results;
    this.frontiers = frontiers;
    this.cpus = cpus;
  }

  /** By workload, contender and class, in the order in which they were run. */
  List<Standing> standings() {
    List<Standing> standings = new ArrayList<>();
    for (String workload : results.stream().map(result -> result.trial().workload()).distinct().toList()) {
      Set<String> shorts = Workload.shortFunctions(of(workload, Contender.EEVDF).flatMap(result -> result.recorded().stream()).toList());
      for (Contender contender : Contender.values()) {
        List<TrialResult> its = of(workload, contender).toList();
        for (TrialClass itsClass : its.isEmpty() ? new TrialClass[0] : TrialClass.values()) {
          standings.add(Standing.of(workload, contender, itsClass, shorts,
              its.stream().flatMap(result -> result.recorded().stream()).toList(), its.stream().flatMap(result -> result.predicted().stream()).toList()));
        }
      }
    }
    return standings;
  }

  /** What ALPS promises, checked on a workload. */
  public List<Check> checks(String workload) {
    return Verdict.on(standings(), workload);
  }

  /** A row for each workload, contender and class; times in microseconds. */
  public String csv() {
    StringBuilder csv = new StringBuilder("workload,scheduler,class,invocations,mean_us,p50_us,p90_us,p99_us,max_us,slowdown,predicted_mean_us,predicted_p50_us\n");
    for (Standing standing : standings()) {
      Turnarounds its = standing.measured();
      csv.append(String.format(Locale.ROOT, "%s,%s,%s,%d,%.1f,%d,%d,%d,%d,%.4f,%.1f,%d%n", standing.workload(), standing.contender().id(), standing.itsClass().id(),
          its.count(), its.meanUs(), its.p50Us(), its.p90Us(), its.p99Us(), its.maxUs(), its.slowdown(), standing.predicted().meanUs(), standing.predicted().p50Us()));
    }
    return csv.toString();
  }

  /** For operators: one HTML file that needs no network. */
  public String html(List<Check> checks) {
    return ExperimentPage.of(outcomes(), checks, cpus);
  }

  private List<WorkloadOutcome> outcomes() {
    List<Standing> standings = standings();
    return standings.stream().map(Standing::workload).distinct()
        .map(workload -> new WorkloadOutcome(
            workload,
            standings.stream().filter(standing -> standing.workload().equals(workload)).toList(),
            results.stream().filter(result -> result.trial().workload().equals(workload)).toList()))
        .toList();
  }

  private Stream<TrialResult> of(String workload, Contender contender) {
    return results.stream().filter(result -> result.trial().workload().equals(workload) && result.trial().contender() == contender);
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    List<Standing> standings = standings();
    String workload = "";
    for (Standing standing : standings) {
      if (!standing.workload().equals(workload)) {
        workload = standing.workload();
        text.append(String.format(Locale.ROOT, "%n%s: CPU time of invocations %.3f of %d CPUs, other CPU time %.1f %% of it (under eevdf)%n", workload,
            of(workload, Contender.EEVDF).mapToDouble(result -> result.load(cpus)).average().orElse(0), cpus,
            of(workload, Contender.EEVDF).mapToDouble(TrialResult::overhead).average().orElse(0) * 100));
        text.append(String.format("%-12s %-6s %6s %10s %10s %10s %10s %9s | %8s %8s | %10s %7s %10s%n", "scheduler", "class", "n", "mean_ms", "p50_ms", "p90_ms",
            "p99_ms", "slowdown", "mean/eev", "p99/eev", "sim_mean", "error", "sim_p50"));
      }
      Standing fair = standings.stream()
          .filter(one -> one.workload().equals(standing.workload()) && one.contender() == Contender.EEVDF && one.itsClass() == standing.itsClass())
          .findFirst()
          .orElseThrow();
      Turnarounds its = standing.measured();
      text.append(String.format(Locale.ROOT, "%-12s %-6s %6d %10.1f %10.1f %10.1f %10.1f %9.2f | %8.3f %8.3f | %10.1f %+6.1f%% %10.1f%n",
          standing.contender().id(), standing.itsClass().id(), its.count(), its.meanUs() / 1e3, its.p50Us() / 1e3, its.p90Us() / 1e3, its.p99Us() / 1e3,
          its.slowdown(), its.meanUs() / fair.measured().meanUs(), (double) its.p99Us() / fair.measured().p99Us(),
          standing.predicted().meanUs() / 1e3, standing.meanError() * 100, standing.predicted().p50Us() / 1e3));
    }
    frontiers.forEach(frontier -> text.append(frontier.text()));
    return text.toString();
  }

  /** A row for each longest delay that a guarded contender chose from; times in microseconds. */
  public String frontierCsv() {
    return Frontier.CSV_HEADER + frontiers.stream().map(Frontier::csv).collect(Collectors.joining());
  }
}
