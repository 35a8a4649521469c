package org.alps.export;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.alps.export.report.EvaluationFiles;
import org.alps.export.report.HtmlPage;
import org.alps.export.report.HtmlReport;
import org.alps.export.report.SummaryTable;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code alps report}: turns the files of an evaluation into one HTML file, or into a table for the terminal. */
@Command(
    name = "report",
    description = "Writes the operator's report on an evaluation: one HTML file that needs no network, or a table on stdout.",
    footer = {"", "Example: alps report --evaluation work/evaluation --out work/report.html",
        "         alps report --evaluation work/evaluation --text"})
public final class ReportCommand implements Callable<Integer> {
  @Option(names = "--evaluation", required = true, paramLabel = "EVALUATION", description = "A folder that alps evaluate wrote.")
  private Path evaluation;

  @ArgGroup(multiplicity = "1")
  private Form form;

  @Spec
  private CommandSpec spec;

  /** What becomes of the evaluation: a file or text. */
  private static final class Form {
    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The HTML file to write.")
    private Path out;

    @Option(names = "--text", required = true, description = "Print the summary, for a terminal of 100 columns, and write nothing.")
    private boolean text;
  }

  @Override
  public Integer call() {
    PrintWriter stdout = spec.commandLine().getOut();
    if (form.text) {
      stdout.print(SummaryTable.of(EvaluationFiles.read(evaluation)));
    } else {
      write(evaluation, form.out);
      stdout.println(form.out);
    }
    stdout.flush();
    return ExitCode.OK.code();
  }

  /**
   * Writes the report on the evaluation in a folder, aside first, and switches it into place in one step.
   *
   * @throws AlpsException with exit code 3 where the evaluation cannot be read or the report cannot be written
   */
  public static void write(Path evaluation, Path out) {
    HtmlPage.write(HtmlReport.of(EvaluationFiles.read(evaluation)), out);
  }
}
