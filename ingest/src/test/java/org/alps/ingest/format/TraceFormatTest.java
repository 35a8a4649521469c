package org.alps.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The registry: names, and what each format says its traces are. */
class TraceFormatTest {
  @Test
  void unknownFormatNamesAllThatAreKnown() {
    assertThatThrownBy(() -> TraceFormat.of("azure"))
        .hasMessage("Cannot read trace format: azure. Name one of azure2019, azure2021, huawei2025, alps-replay, csv, parquet, synthetic, workload, marginals, "
            + "as in azure2019:path.");
  }

  @Test
  void everyFormatSaysWhatItsTracesAre() {
    assertThat(sentence(TraceFormat.AZURE2019)).isEqualTo("arrivals synthesised, sizes: wall-clock duration taken as CPU time, memory known");
    assertThat(sentence(TraceFormat.AZURE2021)).isEqualTo("exact arrivals, sizes: wall-clock duration taken as CPU time, memory unknown");
    assertThat(sentence(TraceFormat.ALPS_REPLAY)).isEqualTo("exact arrivals, sizes: modelled, memory unknown");
    assertThat(sentence(TraceFormat.CSV)).isEqualTo("exact arrivals, sizes: CPU time, memory known");
    assertThat(sentence(TraceFormat.PARQUET)).isEqualTo(sentence(TraceFormat.CSV));
    assertThat(sentence(TraceFormat.SYNTHETIC)).startsWith("exact arrivals, sizes: modelled").contains("synthetic");
    assertThat(sentence(TraceFormat.WORKLOAD)).isEqualTo("exact arrivals, sizes: modelled, memory unknown, a stylised workload");
    assertThat(sentence(TraceFormat.MARGINALS)).startsWith("arrivals synthesised, sizes: modelled, memory unknown");
  }

  private static String sentence(TraceFormat format) {
    return format.reader(Reading.OPTIONS).characteristics().sentence();
  }
}
