package org.alps.ingest;

import static org.alps.ingest.Ingests.placed;
import static org.alps.ingest.Ingests.request;
import static org.alps.ingest.Ingests.run;
import static org.alps.ingest.Ingests.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.alps.ingest.dataset.TraceManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stylised workloads as datasets. */
class WorkloadIngestTest {
  private static final int BLOCKED = 5;

  @TempDir private Path folder;

  @Test
  void oneHostGetsTheLoadAskedForAndBlockedTimeIsKept() {
    TraceManifest manifest = run(request(folder.resolve("d"), "workload:mixed,cores=2,minutes=60"));
    assertThat(manifest.placement().hosts()).isEqualTo(1);
    assertThat(manifest.placement().load()).isCloseTo(0.9, within(0.05));
    List<String> rows = table(folder.resolve("d"), "invocations");
    assertThat(rows).hasSize((int) manifest.invocations()).noneMatch(row -> row.split(" ")[BLOCKED].equals("-"));
    double cpuTimeUs = rows.stream().mapToDouble(row -> Double.parseDouble(row.split(" ")[3])).sum();
    double blockedUs = rows.stream().mapToDouble(row -> Double.parseDouble(row.split(" ")[BLOCKED])).sum();
    assertThat(blockedUs / (cpuTimeUs + blockedUs)).as("0, 50 and 90 %% of equal ideal times").isCloseTo(1.4 / 3, within(0.02));
  }

  @Test
  void severalHostsShareWhatAllTheirCoresWereGiven() {
    TraceManifest manifest = run(placed(request(folder.resolve("d"), "workload:eighty-twenty,cores=8,minutes=10"), "auto", 4));
    assertThat(manifest.placement().load()).isCloseTo(0.95, within(0.05));
    assertThat(table(folder.resolve("d"), "hosts")).hasSize(4)
        .allSatisfy(row -> assertThat(Double.parseDouble(row.split(" ")[2]) / (2 * 600e6)).isCloseTo(0.95, within(0.15)));
  }
}
