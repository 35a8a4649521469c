package org.alps.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alps.export.report.EvaluationFiles;
import org.alps.export.report.EvaluationFolder;
import org.alps.export.report.SummaryTable;
import org.alps.ingest.AlpsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command: prints where the report went, and leaves an old one alone when it fails. */
class ReportCommandTest {
  @TempDir
  Path folder;

  @Test
  void writesTheReportAndPrintsItsPath() throws IOException {
    EvaluationFolder.write(folder.resolve("evaluation"), 1, EvaluationFolder.uids(20));
    Path out = folder.resolve("new/report.html");
    StringWriter stdout = new StringWriter();
    CommandLine command = new CommandLine(new ReportCommand()).setOut(new PrintWriter(stdout));
    assertThat(command.execute("--evaluation", folder.resolve("evaluation").toString(), "--out", out.toString())).isZero();
    assertThat(stdout.toString()).isEqualTo(out + System.lineSeparator());
    assertThat(Files.readString(out)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    try (var files = Files.list(out.getParent())) {
      assertThat(files).containsExactly(out);
    }
  }

  @Test
  void textGoesToTheTerminalAndNoFile() throws IOException {
    EvaluationFolder.write(folder.resolve("evaluation"), 1, EvaluationFolder.uids(20));
    StringWriter stdout = new StringWriter();
    CommandLine command = new CommandLine(new ReportCommand()).setOut(new PrintWriter(stdout));
    assertThat(command.execute("--evaluation", folder.resolve("evaluation").toString(), "--text")).isZero();
    assertThat(stdout.toString()).startsWith("turnaround ").isEqualTo(SummaryTable.of(EvaluationFiles.read(folder.resolve("evaluation"))));
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("evaluation"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--text --out report.html"})
  void eitherAFileOrTextIsAskedFor(String form) {
    StringWriter stderr = new StringWriter();
    CommandLine command = new CommandLine(new ReportCommand()).setErr(new PrintWriter(stderr));
    assertThat(command.execute(("--evaluation nowhere " + form).trim().split(" "))).isEqualTo(2);
    assertThat(stderr.toString()).contains("--out", "--text");
  }

  @Test
  void aRefusedEvaluationLeavesTheOldReport() throws IOException {
    Path out = Files.writeString(folder.resolve("report.html"), "old");
    assertThatThrownBy(() -> ReportCommand.write(folder.resolve("nowhere"), out)).isInstanceOf(AlpsException.class)
        .hasMessage("Cannot read evaluation: " + folder.resolve("nowhere/manifest.json") + ", it cannot be opened. Run alps evaluate first.");
    assertThat(out).hasContent("old");
  }

  @Test
  void aFolderThatCannotBeWrittenIsTold() throws IOException {
    EvaluationFolder.write(folder.resolve("evaluation"), 1, EvaluationFolder.uids(20));
    Path out = Files.writeString(folder.resolve("file"), "").resolve("report.html");
    assertThatThrownBy(() -> ReportCommand.write(folder.resolve("evaluation"), out)).isInstanceOf(AlpsException.class)
        .hasMessage("Cannot write report: " + out + ". Name a file in a folder that can be written.");
  }
}
