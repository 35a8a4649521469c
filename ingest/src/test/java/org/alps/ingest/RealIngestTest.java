package org.alps.ingest;

import static org.alps.ingest.Ingests.placed;
import static org.alps.ingest.Ingests.request;
import static org.alps.ingest.Ingests.run;
import static org.alps.ingest.Ingests.table;
import static org.alps.ingest.Ingests.with;
import static org.alps.ingest.format.Reading.sharedData;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.alps.ingest.dataset.TraceManifest;
import org.alps.ingest.format.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real traces beside the project, ingested as the READMEs show; what theirs count is what the datasets hold. */
class RealIngestTest {
  @TempDir private Path folder;

  @Test
  void azure2019Sample500WithItsReadmeInTheFolder() {
    TraceManifest manifest = run(loaded("azure2019:" + sharedData("azure2019-sample500/invocations.csv").replace("/invocations.csv", "")));
    assertThat(manifest.functions()).isEqualTo(500);
    assertThat(manifest.invocations()).isEqualTo(3_037_902);
    assertThat(manifest.rows()).isEqualTo(new TraceManifest.Rows(1500, 1500, Map.of()));
    assertThat(manifest.firstArrivalUs()).isEqualTo(479 * 60_000_000L);
    assertThat(manifest.spanUs()).isEqualTo(480 * 60_000_000L);
    assertThat(manifest.placement().hosts()).isEqualTo(5);
    assertThat(manifest.characteristics().sentence())
        .isEqualTo("arrivals synthesised, sizes: wall-clock duration taken as CPU time, memory known");
    assertThat(table(folder.resolve("dataset"), "hosts")).hasSize(5);
  }

  @Test
  void azure2019DayProfilesWithSampledDurations() {
    TraceManifest manifest = run(with(loaded("azure2019:" + sharedData("azure2019-dayprofiles1350/1350_inv.csv.gz")),
        Durations.of("sample:" + sharedData("azure2019-durations10k/10000_run.csv.gz"))));
    assertThat(manifest.functions()).isEqualTo(1350);
    assertThat(manifest.rows().rejected()).isEmpty();
    assertThat(manifest.inputs()).extracting(TraceManifest.Input::rows).containsExactly(1350L, 10_000L);
    assertThat(manifest.characteristics().sentence()).startsWith("arrivals synthesised, sizes: modelled, memory unknown, durations by option: sample:");
  }

  @Test
  void azure2021() {
    TraceManifest manifest = run(loaded("azure2021:" + sharedData("azure2021-sample/azure2021_first998.csv")));
    assertThat(List.of(manifest.functions(), manifest.invocations(), manifest.rows().kept())).containsExactly(49L, 998L, 998L);
  }

  @Test
  void huawei2025() {
    IngestRequest r = loaded("huawei2025:" + sharedData("huawei2025-r2-day30/region2_20000_preprocessed.csv.gz"));
    TraceManifest manifest = run(new IngestRequest(r.inputs(), r.to(), r.cores(), r.load(), 0, "auto", null, Reading.OPTIONS));
    assertThat(List.of(manifest.functions(), manifest.invocations(), manifest.rows().kept())).containsExactly(135L, 20_000L, 20_000L);
    assertThat(manifest.timeZeroUs()).isEqualTo(29 * 86_400_000_000L);
    assertThat(manifest.characteristics().sentence())
        .isEqualTo("exact arrivals, sizes: wall-clock duration taken as CPU time, memory known, event_time taken as the end");
  }

  @Test
  void alpsPaperWorkloadWithATableOfDurations() {
    String[] rows = {"function_uid,cpu_time_us", "5018,120000", "5021,900000", "5010,30000", "5009,30000", "5008,12000", "5014,150000", "5002,3000",
        "5011,45000", "5006,30000", "5020,60000"};
    TraceManifest manifest = run(with(loaded("alps-replay:" + sharedData("alps-paper-workloads/azure")),
        Durations.of("table:" + Ingests.file(folder, "durations.csv", rows))));
    assertThat(List.of(manifest.functions(), manifest.invocations(), manifest.rows().kept())).containsExactly(10L, 2_000L, 2_000L);
    assertThat(table(folder.resolve("dataset"), "functions")).anyMatch(row -> row.endsWith("5018 484 5.808E7 - -"));
  }

  /** Hosts of 16 cores at load 0.8. */
  private IngestRequest loaded(String input) {
    IngestRequest r = placed(request(folder.resolve("dataset"), input), "auto", 0);
    return new IngestRequest(r.inputs(), r.to(), 16, 0.8, 0, r.placement(), null, r.reader());
  }
}
