package org.alps.ingest.format;

import static org.alps.ingest.format.TraceFormat.MARGINALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small population of marginals, each case named for its trap. */
class MarginalsReaderTest {
  @TempDir Path folder;

  @Test
  void countsAreKeptToTheLastInvocation() throws IOException {
    write("avg_func_invocations_d02.dat.gz", "6.9444446E-4\n0.033333335\n2.5\n6944.4443\n");
    write("execTimes.json.gz", "[-41690, -125, 0, 0, 1, 250]");
    TotalsSink sink = Reading.all(MARGINALS, folder.toString(), Reading.OPTIONS, new TotalsSink());
    assertThat(sink.functions().keySet()).containsExactly("azure-00001", "azure-00002", "azure-00003", "azure-00004");
    assertThat(sink.functions().values().stream().map(totals -> totals.invocations)).containsExactly(10_000_000L, 3600L, 48L, 1L);
  }

  @Test
  void negativeAveragesAreSkippedAndZeroStandsForBelowHalfAMillisecond() throws IOException {
    write("avg_func_invocations_d01.dat.gz", "1\n1\n1\n");
    write("execTimes.json.gz", "[-5, 0, 0]");
    TotalsSink sink = Reading.all(MARGINALS, folder.toString(), Reading.OPTIONS, new TotalsSink());
    assertThat(sink.functions().values()).allMatch(totals -> Math.abs(totals.sizes.meanUs() - 250) < 3);
  }

  @Test
  void exactTimerCountsAreSpreadPeriodically() throws IOException {
    write("avg_func_invocations_d01.dat.gz", "0.016666668\n");
    write("execTimes.json.gz", "[100]");
    RecordingSink sink = Reading.all(MARGINALS, folder.toString(), Reading.OPTIONS, new RecordingSink());
    assertThat(sink.lines().stream().filter(line -> line.startsWith("counts"))).hasSize(24).allMatch(line -> line.endsWith(":1"));
    assertThat(sink.lines()).contains("trigger azure-00001 timer");
  }

  @Test
  void folderWithoutCountsIsRefused() throws IOException {
    write("execTimes.json.gz", "[1]");
    assertThatThrownBy(() -> Reading.all(MARGINALS, folder.toString(), Reading.OPTIONS, new TotalsSink()))
        .hasMessage("Cannot read " + folder + " as marginals: no file avg_func_invocations_dNN.dat.gz. "
            + "Name the folder that holds it and execTimes.json.gz, or the file.");
  }

  @Test
  void missingAveragesAndBadCountsAreTold() throws IOException {
    write("avg_func_invocations_d01.dat.gz", "1\n");
    assertThatThrownBy(() -> Reading.all(MARGINALS, folder.toString(), Reading.OPTIONS, new TotalsSink()))
        .hasMessageContaining("execTimes.json.gz").hasMessageEndingWith("Check that it is there and may be read.");
    write("execTimes.json.gz", "{");
    assertThatThrownBy(() -> Reading.all(MARGINALS, folder.toString(), Reading.OPTIONS, new TotalsSink()))
        .hasMessageContaining("as marginals: ").hasMessageEndingWith("Give one JSON array of averages in ms.");
    write("execTimes.json.gz", "[1]");
    write("avg_func_invocations_d01.dat.gz", "one\n");
    assertThatThrownBy(() -> Reading.all(MARGINALS, folder.toString(), Reading.OPTIONS, new TotalsSink()))
        .hasMessageContaining("Give one number a line, a function's daily count / 1440.");
  }

  private void write(String name, String content) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }
}
