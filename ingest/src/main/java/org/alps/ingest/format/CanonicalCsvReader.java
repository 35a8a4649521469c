package org.alps.ingest.format;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import org.alps.ingest.dataset.Columns;

/** ALPS's own columns as CSV: function_uid, arrival_us, cpu_time_us; termination_us, blocked_us, host and memory_mb where known. */
final class CanonicalCsvReader implements TraceReader {
  @Override
  public Rows open(SourceFile source) throws IOException {
    CsvTable table = CsvTable.open(source, "csv");
    table.require(Columns.FUNCTION_UID, Columns.ARRIVAL_US, Columns.CPU_TIME_US);
    int uid = table.column(Columns.FUNCTION_UID);
    int arrival = table.column(Columns.ARRIVAL_US);
    int cpuTime = table.column(Columns.CPU_TIME_US);
    int termination = table.column(Columns.TERMINATION_US);
    int blocked = table.column(Columns.BLOCKED_US);
    int host = table.column(Columns.HOST);
    int memory = table.column(Columns.MEMORY_MB);
    return table.rows((row, sink) -> CanonicalRow.emit(
        sink,
        row.getField(uid),
        Cells.integer(row.getField(arrival), "bad-arrival"),
        Cells.integer(row.getField(cpuTime), "bad-cpu-time"),
        Cells.optionalInteger(cell(row, termination), "bad-termination"),
        Cells.optionalInteger(cell(row, blocked), "bad-blocked"),
        cell(row, host),
        Cells.optionalInteger(cell(row, memory), "bad-memory")));
  }

  @Override
  public TraceCharacteristics characteristics() {
    return CanonicalRow.CHARACTERISTICS;
  }

  private static String cell(CsvRecord row, int column) {
    return column < 0 ? "" : row.getField(column);
  }
}
