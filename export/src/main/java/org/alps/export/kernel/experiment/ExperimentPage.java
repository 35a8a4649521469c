package org.alps.export.kernel.experiment;

import java.util.List;
import java.util.stream.Collectors;
import org.alps.export.report.HtmlPage;

/** The operator's report on an experiment: one HTML file that needs no network. */
final class ExperimentPage {
  private ExperimentPage() {}

  /**
   * @param outcomes of at least one workload
   * @param checks that were made of them, maybe none
   * @param cpus of the guest
   */
  static String of(List<WorkloadOutcome> outcomes, List<Check> checks, int cpus) {
    System.setProperty("java.awt.headless", "true");
    return HtmlPage.of(
        "ALPS in a real kernel",
        "The same invocations under each scheduler of a kernel on " + cpus + " CPUs, beside what the simulator foretells of them. Workloads: "
            + outcomes.stream().map(WorkloadOutcome::name).collect(Collectors.joining(", ")) + ".",
        KernelAnswerSection.html(outcomes, checks)
            + ChecksSection.html(checks)
            + outcomes.stream().map(outcome -> WorkloadSection.html(outcome, cpus)).collect(Collectors.joining())
            + PredictionSection.html(cpus));
  }
}
