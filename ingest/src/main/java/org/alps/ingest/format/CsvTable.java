package org.alps.ingest.format;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alps.ingest.AlpsException;

/** A CSV file (RFC 4180, UTF-8, with or without byte order mark, any line ends) whose columns are found by name, in any order. */
final class CsvTable {
  private final SourceFile source;
  private final String format;
  private final CloseableIterator<CsvRecord> records;
  private final Map<String, Integer> columns = new LinkedHashMap<>();

  private CsvTable(SourceFile source, String format, CloseableIterator<CsvRecord> records) {
    this.source = source;
    this.format = format;
    this.records = records;
  }

  /**
   * Opens a file and reads its header.
   *
   * @param format the format's id, for messages
   * @throws AlpsException with exit code 3 where the file is empty or names a column twice
   */
  static CsvTable open(SourceFile source, String format) throws IOException {
    CsvTable table = new CsvTable(source, format, CsvReader.builder()
        .detectBomHeader(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .ofCsvRecord(source.open(), StandardCharsets.UTF_8)
        .iterator());
    CsvRecord header = table.next();
    if (header == null) {
      table.records.close();
      throw AlpsException.badInput("Cannot read " + source.name() + " as " + format + ": it is empty. Give a file with a header and rows.");
    }
    for (int i = 0; i < header.getFieldCount(); i++) {
      String name = header.getField(i).strip();
      if (table.columns.put(name, i) != null) {
        throw table.wrongHeader("it names the column " + name + " twice", "Name each column once");
      }
    }
    return table;
  }

  /** The columns' names in their order. */
  List<String> names() {
    return new ArrayList<>(columns.keySet());
  }

  /** The place of the first of {@code spellings} that is a column, or -1. */
  int column(String... spellings) {
    return Arrays.stream(spellings).filter(columns::containsKey).findFirst().map(columns::get).orElse(-1);
  }

  /**
   * Checks that columns are there.
   *
   * @param names each may list spellings apart by '|'
   * @throws AlpsException with exit code 3 that names all that are missing
   */
  void require(String... names) throws IOException {
    List<String> missing = Arrays.stream(names).filter(name -> column(name.split("\\|")) < 0).map(name -> name.replace("|", " or ")).toList();
    if (!missing.isEmpty()) {
      String all = String.join(", ", Arrays.stream(names).map(name -> name.replace("|", " or ")).toList());
      throw wrongHeader("no column " + String.join(", ", missing), "Its header must name " + all);
    }
  }

  /** The refusal of this file for its header; closes the file. */
  AlpsException wrongHeader(String what, String advice) throws IOException {
    records.close();
    return AlpsException.badInput("Cannot read " + source.name() + " as " + format + ": " + what + ". " + advice
        + ", or leave the file out with a glob.");
  }

  /** The rows after the header, each handed to {@code parser}; rows with too few or too many cells are rejected. */
  TraceReader.Rows rows(RowParser parser) {
    return new CsvRows(parser);
  }

  private CsvRecord next() {
    try {
      return records.hasNext() ? records.next() : null;
    } catch (CsvParseException e) {
      Throwable cause = e;
      while (cause.getCause() != null && !(cause instanceof AlpsException)) {
        cause = cause.getCause();
      }
      throw cause instanceof AlpsException told ? told : AlpsException.badInput(
          "Cannot read " + source.name() + " as " + format + ": " + ToldInputStream.oneLine(e) + ". Mend the quotes of that record.");
    }
  }

  /** What turns a row into records. It throws before it gives the sink anything, or not at all. */
  interface RowParser {
    void accept(CsvRecord row, TraceSink sink) throws BadRow;
  }

  private final class CsvRows implements TraceReader.Rows {
    private final RowParser parser;
    private CsvRecord row;

    CsvRows(RowParser parser) {
      this.parser = parser;
    }

    @Override
    public boolean next(TraceSink sink) {
      CsvRecord read = CsvTable.this.next();
      if (read == null) {
        return false;
      }
      row = read;
      try {
        if (row.getFieldCount() != columns.size()) {
          throw new BadRow("wrong-columns");
        }
        parser.accept(row, sink);
      } catch (BadRow e) {
        sink.reject(e.reason());
      }
      return true;
    }

    @Override
    public long line() {
      return row.getStartingLineNumber();
    }

    @Override
    public String text() {
      return RowText.of(String.join(",", row.getFields()));
    }

    @Override
    public void close() throws IOException {
      records.close();
    }
  }
}
