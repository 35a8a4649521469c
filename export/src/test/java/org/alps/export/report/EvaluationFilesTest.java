package org.alps.export.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, in which words, and what is forgiven. */
class EvaluationFilesTest {
  @TempDir
  Path folder;

  @BeforeEach
  void write() {
    HandMade.write(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.json", "measures.csv", "comparisons.csv", "cdf.csv", "functions.csv"})
  void missingFile(String name) throws IOException {
    Files.delete(folder.resolve(name));
    refused("Cannot read evaluation: " + folder.resolve(name) + ", it cannot be opened. Run alps evaluate first.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"measures.csv", "comparisons.csv", "cdf.csv", "functions.csv"})
  void emptyFile(String name) {
    HandMade.put(folder, name, "");
    assertThatThrownBy(() -> EvaluationFiles.read(folder)).isInstanceOf(AlpsException.class)
        .hasMessageStartingWith("Cannot read evaluation: " + folder.resolve(name)).hasMessageEndingWith("Run alps evaluate first.");
  }

  @Test
  void noJson() {
    HandMade.put(folder, "manifest.json", "{\"seed\":");
    refused("Cannot read evaluation: " + folder.resolve("manifest.json") + ", it is no JSON. Run alps evaluate first.");
  }

  @Test
  void missingColumns() {
    HandMade.put(folder, "cdf.csv", "policy,class,measure,x\nps,all,slowdown,1\n");
    refused("Cannot read evaluation: " + folder.resolve("cdf.csv") + ", it has no column value, fraction. Run alps evaluate first.");
  }

  @Test
  void wordWhereANumberBelongs() {
    HandMade.put(folder, "measures.csv", HandMade.MEASURES.replace("ps,all,10,2000", "ps,all,10,fast"));
    assertThatThrownBy(() -> EvaluationFiles.read(folder)).isInstanceOf(AlpsException.class)
        .hasMessageStartingWith("Cannot read evaluation: " + folder.resolve("measures.csv") + ", it is malformed");
  }

  @Test
  void headerWithoutRows() {
    HandMade.put(folder, "measures.csv", HandMade.MEASURES.lines().findFirst().orElseThrow() + "\n");
    refused("Cannot read evaluation: " + folder.resolve("measures.csv") + ", it has no rows. Run alps evaluate first.");
  }

  @Test
  void whatTheManifestLacksIsNotRecorded() {
    Evaluation evaluation = EvaluationFiles.read(folder);
    assertThat(evaluation.manifest().text("/trace/characteristics")).isEqualTo("not recorded");
    assertThat(HtmlReport.of(evaluation)).contains("<dt>Characteristics</dt><dd class=\"none\">not recorded</dd>")
        .contains("Trace: not recorded. Seed 7, epoch 3. Congestion (mean slowdown): 2.50× under fair sharing (PS), 2.60× under EEVDF.");
  }

  @Test
  void withoutFairSharingThereIsNothingToCompare() {
    HandMade.put(folder, "measures.csv", HandMade.MEASURES.replaceAll("(?m)^(ps|eevdf),.*\n", ""));
    HandMade.put(folder, "functions.csv", HandMade.FUNCTIONS.replaceAll("(?m)^ps,.*\n", ""));
    assertThat(HtmlReport.of(EvaluationFiles.read(folder))).contains("Fair sharing was not judged beside ALPS", "so there is nothing to rank by");
  }

  private void refused(String message) {
    assertThatThrownBy(() -> EvaluationFiles.read(folder)).isInstanceOf(AlpsException.class).hasMessage(message)
        .extracting(e -> ((AlpsException) e).exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }
}
