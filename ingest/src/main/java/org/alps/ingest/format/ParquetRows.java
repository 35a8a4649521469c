package org.alps.ingest.format;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.alps.ingest.dataset.Columns;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** The rows of a Parquet file with ALPS's own columns, read column by column without building records. */
final class ParquetRows implements TraceReader.Rows {
  private final String name;
  private final ParquetFileReader file;
  private final MessageType schema;
  private final Column uid;
  private final Column arrival;
  private final Column cpuTime;
  private final Column termination;
  private final Column blocked;
  private final Column host;
  private final Column memory;
  private final List<Column> columns;
  private long rowsLeft;
  private long row;

  /** @param schema the columns to read, all flat */
  ParquetRows(String name, ParquetFileReader file, MessageType schema) {
    this.name = name;
    this.file = file;
    this.schema = schema;
    file.setRequestedSchema(schema);
    uid = column(Columns.FUNCTION_UID);
    arrival = column(Columns.ARRIVAL_US);
    cpuTime = column(Columns.CPU_TIME_US);
    termination = column(Columns.TERMINATION_US);
    blocked = column(Columns.BLOCKED_US);
    host = column(Columns.HOST);
    memory = column(Columns.MEMORY_MB);
    columns = List.of(uid, arrival, cpuTime, termination, blocked, host, memory);
  }

  @Override
  public boolean next(TraceSink sink) {
    try {
      if (rowsLeft == 0 && !nextRowGroup()) {
        return false;
      }
      rowsLeft--;
      row++;
      columns.forEach(Column::read);
    } catch (IOException | RuntimeException e) {
      throw ToldInputStream.unreadable(name, new IOException(ToldInputStream.oneLine(e), e));
    }
    try {
      CanonicalRow.emit(
          sink,
          uid.text(),
          arrival.required("bad-arrival"),
          cpuTime.required("bad-cpu-time"),
          termination.optional("bad-termination"),
          blocked.optional("bad-blocked"),
          host.text(),
          memory.optional("bad-memory"));
    } catch (BadRow e) {
      sink.reject(e.reason());
    }
    return true;
  }

  @Override
  public long line() {
    return row;
  }

  @Override
  public String text() {
    return RowText.of(columns.stream().map(Column::toString).collect(Collectors.joining(",")));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private Column column(String columnName) {
    return new Column(schema.containsField(columnName) ? schema.getColumnDescription(new String[] {columnName}) : null);
  }

  private boolean nextRowGroup() throws IOException {
    PageReadStore pages = file.readNextRowGroup();
    if (pages == null) {
      return false;
    }
    ColumnReadStoreImpl store = new ColumnReadStoreImpl(
        pages, new GroupRecordConverter(schema).getRootConverter(), schema, file.getFileMetaData().getCreatedBy());
    columns.forEach(column -> column.open(store));
    rowsLeft = pages.getRowCount();
    return rowsLeft > 0 || nextRowGroup();
  }

  /** One column's cursor and the value at the current row; a column that the file has not is null in every row. */
  private static final class Column {
    private final ColumnDescriptor descriptor;
    private ColumnReader reader;
    private boolean present;
    private long number;
    private String text = "";

    Column(ColumnDescriptor descriptor) {
      this.descriptor = descriptor;
    }

    void open(ColumnReadStoreImpl store) {
      reader = descriptor == null ? null : store.getColumnReader(descriptor);
    }

    void read() {
      if (reader == null) {
        return;
      }
      present = reader.getCurrentDefinitionLevel() == descriptor.getMaxDefinitionLevel();
      if (present) {
        PrimitiveTypeName type = descriptor.getPrimitiveType().getPrimitiveTypeName();
        if (type == PrimitiveTypeName.BINARY) {
          text = reader.getBinary().toStringUsingUTF8();
        } else {
          number = type == PrimitiveTypeName.INT32 ? reader.getInteger() : reader.getLong();
        }
      }
      reader.consume();
    }

    String text() {
      return present ? text : "";
    }

    long required(String reason) throws BadRow {
      if (!present) {
        throw new BadRow(reason);
      }
      return number;
    }

    long optional(String reason) throws BadRow {
      if (present && number < 0) {
        throw new BadRow(reason);
      }
      return present ? number : TraceSink.UNKNOWN;
    }

    @Override
    public String toString() {
      if (!present) {
        return "";
      }
      return descriptor.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY ? text : Long.toString(number);
    }
  }
}
