package org.alps.export.report;

import static org.alps.simulate.outcome.EvaluationColumns.CDF_FILE;
import static org.alps.simulate.outcome.EvaluationColumns.CLASS;
import static org.alps.simulate.outcome.EvaluationColumns.COMPARISONS_FILE;
import static org.alps.simulate.outcome.EvaluationColumns.FAIR;
import static org.alps.simulate.outcome.EvaluationColumns.FRACTION;
import static org.alps.simulate.outcome.EvaluationColumns.FUNCTIONS_FILE;
import static org.alps.simulate.outcome.EvaluationColumns.FUNCTION_UID;
import static org.alps.simulate.outcome.EvaluationColumns.GAP_CLOSED;
import static org.alps.simulate.outcome.EvaluationColumns.HARMED_INVOCATION_SHARE;
import static org.alps.simulate.outcome.EvaluationColumns.HARMED_SHARE;
import static org.alps.simulate.outcome.EvaluationColumns.HIGH;
import static org.alps.simulate.outcome.EvaluationColumns.INVOCATIONS;
import static org.alps.simulate.outcome.EvaluationColumns.LOW;
import static org.alps.simulate.outcome.EvaluationColumns.MANIFEST_FILE;
import static org.alps.simulate.outcome.EvaluationColumns.MAX_WAIT_RATIO;
import static org.alps.simulate.outcome.EvaluationColumns.MAX_WAIT_US;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_CPU_TIME_US;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_RATIO;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.MEAN_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.MEASURE;
import static org.alps.simulate.outcome.EvaluationColumns.MEASURES_FILE;
import static org.alps.simulate.outcome.EvaluationColumns.P50_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.P50_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P90_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.P90_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P999_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.P999_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.P99_RATIO;
import static org.alps.simulate.outcome.EvaluationColumns.P99_SLOWDOWN;
import static org.alps.simulate.outcome.EvaluationColumns.P99_TURNAROUND_US;
import static org.alps.simulate.outcome.EvaluationColumns.POLICY;
import static org.alps.simulate.outcome.EvaluationColumns.PREEMPTIONS;
import static org.alps.simulate.outcome.EvaluationColumns.SRPT_RATIO;
import static org.alps.simulate.outcome.EvaluationColumns.SWITCHES;
import static org.alps.simulate.outcome.EvaluationColumns.VALUE;
import static org.alps.simulate.outcome.EvaluationColumns.WORST_FUNCTION_RATIO;
import static org.alps.simulate.outcome.EvaluationColumns.WORST_FUNCTION_UID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;
import tech.tablesaw.io.csv.CsvReader;

/** The reader of an evaluation's folder. Columns are found by name, so their order is free and further ones are ignored. */
public final class EvaluationFiles {
  private static final Set<String> TEXTS = Set.of(POLICY, FAIR, CLASS, MEASURE, FUNCTION_UID, WORST_FUNCTION_UID);
  private static final int LONGEST_TEXT = 1 << 16;

  private EvaluationFiles() {}

  /** @throws AlpsException with exit code 3 where a file is missing or malformed */
  public static Evaluation read(Path folder) {
    EvaluationManifest manifest = manifest(folder.resolve(MANIFEST_FILE));
    Table measures = table(folder.resolve(MEASURES_FILE), POLICY, CLASS, INVOCATIONS, MEAN_TURNAROUND_US, P50_TURNAROUND_US,
        P90_TURNAROUND_US, P99_TURNAROUND_US, P999_TURNAROUND_US, MEAN_SLOWDOWN, P50_SLOWDOWN, P90_SLOWDOWN,
        P99_SLOWDOWN, P999_SLOWDOWN, MAX_WAIT_US, SWITCHES);
    if (measures.isEmpty()) {
      throw refused(folder.resolve(MEASURES_FILE), "it has no rows", null);
    }
    Table comparisons = table(folder.resolve(COMPARISONS_FILE), POLICY, FAIR, CLASS, MEAN_RATIO, MEAN_RATIO + LOW, MEAN_RATIO + HIGH,
        SRPT_RATIO, SRPT_RATIO + LOW, SRPT_RATIO + HIGH, GAP_CLOSED, GAP_CLOSED + LOW, GAP_CLOSED + HIGH, P99_RATIO, MAX_WAIT_RATIO,
        HARMED_SHARE, HARMED_INVOCATION_SHARE, WORST_FUNCTION_UID, WORST_FUNCTION_RATIO);
    Table cdf = table(folder.resolve(CDF_FILE), POLICY, CLASS, MEASURE, VALUE, FRACTION);
    Table functions = table(folder.resolve(FUNCTIONS_FILE), POLICY, FUNCTION_UID, CLASS, INVOCATIONS, MEAN_CPU_TIME_US,
        MEAN_TURNAROUND_US, MEAN_SLOWDOWN, MAX_WAIT_US, PREEMPTIONS);
    return new Evaluation(manifest, new Measures(measures, manifest), new Comparisons(comparisons), cdf, functions);
  }

  private static EvaluationManifest manifest(Path file) {
    try (Reader reader = open(file)) {
      JsonNode root = new ObjectMapper().readTree(reader);
      if (!root.isObject()) {
        throw refused(file, "it is no JSON object", null);
      }
      return new EvaluationManifest(root);
    } catch (IOException e) {
      throw refused(file, "it is no JSON", e);
    }
  }

  private static Table table(Path file, String... wanted) {
    try (Reader reader = open(file)) {
      Table table = new CsvReader().read(CsvReadOptions.builder(reader)
          .columnTypes(EvaluationFiles::type)
          .missingValueIndicator("")
          .maxCharsPerColumn(LONGEST_TEXT)
          .locale(Locale.ROOT)
          .build());
      List<String> missing = Arrays.stream(wanted).filter(name -> !table.columnNames().contains(name)).toList();
      if (!missing.isEmpty()) {
        throw refused(file, "it has no column " + String.join(", ", missing), null);
      }
      return table.selectColumns(wanted);
    } catch (AlpsException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw refused(file, "it is malformed (" + firstLine(e) + ")", e);
    }
  }

  private static ColumnType type(String column) {
    return TEXTS.contains(column) ? ColumnType.STRING : ColumnType.DOUBLE;
  }

  private static Reader open(Path file) {
    try {
      return Files.newBufferedReader(file);
    } catch (IOException e) {
      throw refused(file, "it cannot be opened", e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no message");
  }

  private static AlpsException refused(Path file, String why, Exception cause) {
    return new AlpsException(ExitCode.BAD_INPUT,
        "Cannot read evaluation: " + file + ", " + why + ". Run alps evaluate first.", cause);
  }
}
