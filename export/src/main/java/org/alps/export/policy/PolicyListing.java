package org.alps.export.policy;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.alps.ingest.AlpsException;
import org.alps.ingest.dataset.Columns;
import org.alps.ingest.dataset.Json;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;

/** A policy table listed in its dense order, for people or for programs. */
public final class PolicyListing {
  /** The forms of a listing. */
  public enum Format {
    TEXT,
    CSV,
    JSON;

    /** @throws AlpsException with exit code 2 for an unknown form */
    public static Format of(String id) {
      return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst().orElseThrow(() -> AlpsException.usage(
          "Cannot show a table as: " + id + ". Say " + String.join(", ", new Ids()) + "."));
    }

    private String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The forms as help and shell completion show them. */
    public static final class Ids implements Iterable<String> {
      @Override
      public Iterator<String> iterator() {
        return Arrays.stream(values()).map(Format::id).iterator();
      }
    }
  }

  private record Row(String functionUid, int priority, List<PolicyLevel> levels) {}

  private final PolicyTable table;
  private final List<Row> rows;

  /**
   * @param prefix only functions whose UID begins so
   * @param top at most so many functions, the first in order
   */
  public PolicyListing(PolicyTable table, String prefix, long top) {
    this.table = table;
    this.rows = table.densePriorities().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .limit(top)
        .map(entry -> new Row(entry.getKey(), entry.getValue(), table.policy(entry.getKey()).orElseThrow().levels()))
        .toList();
  }

  /** The listing, ending with a line feed. */
  public String in(Format format) {
    return switch (format) {
      case TEXT -> text();
      case CSV -> csv();
      case JSON -> json();
    };
  }

  private String text() {
    AlignedText facts = new AlignedText("ll");
    HeaderFacts.of(table).forEach((name, value) -> facts.row(name, value));
    AlignedText text = new AlignedText("rrrrrl").row("priority", "levels", "age_ms", "rank_us", "slice_ms", "function");
    for (Row row : rows) {
      for (PolicyLevel level : row.levels) {
        boolean first = level == row.levels.get(0);
        text.row(
            first ? Integer.toString(row.priority) : "",
            first ? Integer.toString(row.levels.size()) : "",
            Figures.ms(level.ageNs()),
            Figures.rankUs(level.rankNs()),
            Figures.ms(level.sliceNs()),
            first ? row.functionUid : "");
      }
    }
    int hidden = table.policies().size() - rows.size();
    return facts + "\n" + text + (hidden == 0 ? "" : "(" + hidden + " more " + (hidden == 1 ? "function is" : "functions are") + " not shown)\n");
  }

  private String csv() {
    StringWriter out = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
      csv.writeRecord(Columns.FUNCTION_UID, "priority", "level", "age_ns", "rank_ns", "slice_ns");
      for (Row row : rows) {
        for (int i = 0; i < row.levels.size(); i++) {
          PolicyLevel level = row.levels.get(i);
          csv.writeRecord(row.functionUid, Integer.toString(row.priority), Integer.toString(i), Long.toString(level.ageNs()),
              Long.toString(level.rankNs()), Long.toString(level.sliceNs()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private String json() {
    return new String(Json.bytes(new TreeMap<>(Map.of("functions", rows, "header", table.header()))), StandardCharsets.UTF_8);
  }
}
