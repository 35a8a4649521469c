package org.alps.simulate.replay;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/**
 * The reader of a replay: CSV rows {@code arrival_us,cpu_us,function} in any order, with a header or, in that order of columns, without. A
 * header may order the columns as it likes, add {@code blocked_us}, and name others, which are passed over. One bad row refuses the whole input,
 * which has no quarantine.
 */
public final class ReplayReader {
  private static final List<String> COLUMNS = List.of("arrival_us", "cpu_us", "function");
  private static final String BLOCKED = "blocked_us";
  private static final int MAX_SHOWN = 100;

  private final ReplayTrace trace = new ReplayTrace();
  private int[] positions = {0, 1, 2};
  /** Where the blocked time is; -1 where there is none. */
  private int blockedPosition = -1;
  private int width = COLUMNS.size();
  private long rows;
  private long badRows;
  private String firstBad;

  private ReplayReader() {}

  /** @throws AlpsException with exit code 3 where there is no good row, or any bad one */
  public static ReplayTrace read(InputStream input) {
    ReplayReader reader = new ReplayReader();
    try (CsvReader<CsvRecord> records = CsvReader.builder().skipEmptyLines(true).detectBomHeader(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(input)) {
      for (CsvRecord record : records) {
        reader.accept(record);
      }
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw new AlpsException(ExitCode.BAD_INPUT,
          "Cannot replay standard input: " + e.getMessage() + ". Give CSV rows " + String.join(",", COLUMNS) + ".", e);
    }
    return reader.checked();
  }

  private void accept(CsvRecord record) {
    if (rows == 0 && record.getFields().stream().anyMatch(field -> COLUMNS.contains(field.strip()))) {
      header(record.getFields().stream().map(String::strip).toList());
      return;
    }
    rows++;
    if (record.getFieldCount() != width) {
      bad(record, "it has " + record.getFieldCount() + " columns, not " + width);
      return;
    }
    long arrivalUs = number(record.getField(positions[0]));
    long cpuTimeUs = number(record.getField(positions[1]));
    long blockedUs = blockedPosition < 0 ? 0 : number(record.getField(blockedPosition));
    if (arrivalUs < 0) {
      bad(record, "arrival_us must be a whole number of at least 0");
    } else if (cpuTimeUs < 1) {
      bad(record, "cpu_us must be a whole number of at least 1");
    } else if (blockedUs < 0) {
      bad(record, "blocked_us must be a whole number of at least 0");
    } else {
      trace.add(arrivalUs, cpuTimeUs, blockedUs, record.getField(positions[2]));
    }
  }

  private void header(List<String> names) {
    for (String column : COLUMNS) {
      if (!names.contains(column)) {
        throw AlpsException.badInput("Cannot replay standard input: the header " + String.join(",", names) + " has no column " + column
            + ". Name " + String.join(", ", COLUMNS) + ".");
      }
    }
    positions = COLUMNS.stream().mapToInt(names::indexOf).toArray();
    blockedPosition = names.indexOf(BLOCKED);
    width = names.size();
  }

  /** The number, or -1 where the text is none. */
  private static long number(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private void bad(CsvRecord record, String why) {
    if (badRows++ == 0) {
      String text = String.join(",", record.getFields());
      String shown = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
      firstBad = "line " + record.getStartingLineNumber() + " is " + shown + " (" + why + ")";
    }
  }

  private ReplayTrace checked() {
    if (badRows > 0) {
      throw AlpsException.badInput("Cannot replay " + badRows + " of " + rows + " rows: the first, " + firstBad
          + ". Correct them or take them out.");
    }
    if (rows == 0) {
      throw AlpsException.badInput("Cannot replay standard input: no rows. Give CSV rows " + String.join(",", COLUMNS) + ".");
    }
    return trace;
  }
}
