package org.alps.ingest.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alps.ingest.AlpsException;
import org.alps.ingest.dataset.Columns;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** ALPS's own columns as Parquet: the columns of {@link CanonicalCsvReader}, numbers as int32 or int64, names as strings, others ignored. */
final class CanonicalParquetReader implements TraceReader {
  private static final List<String> REQUIRED = List.of(Columns.FUNCTION_UID, Columns.ARRIVAL_US, Columns.CPU_TIME_US);
  private static final List<String> TEXTS = List.of(Columns.FUNCTION_UID, Columns.HOST);
  private static final List<String> ALL = List.of(
      Columns.FUNCTION_UID,
      Columns.ARRIVAL_US,
      Columns.CPU_TIME_US,
      Columns.TERMINATION_US,
      Columns.BLOCKED_US,
      Columns.HOST,
      Columns.MEMORY_MB);

  /** @param source a {@link HadoopSourceFile}: Parquet is read from its end, so a stream will not do */
  @Override
  public Rows open(SourceFile source) throws IOException {
    HadoopSourceFile file = (HadoopSourceFile) source;
    ParquetFileReader reader;
    try {
      reader = ParquetFileReader.open(HadoopInputFile.fromPath(file.path(), file.configuration()));
    } catch (IOException | RuntimeException e) {
      throw ToldInputStream.unreadable(source.name(), e instanceof IOException ? e : new IOException(ToldInputStream.oneLine(e), e));
    }
    MessageType schema = reader.getFileMetaData().getSchema();
    List<String> problems = problems(schema);
    if (!problems.isEmpty()) {
      reader.close();
      throw AlpsException.badInput("Cannot read " + source.name() + " as parquet: " + String.join("; ", problems)
          + ". Give columns " + String.join(", ", REQUIRED) + ", and " + String.join(", ", ALL.subList(3, ALL.size()))
          + " where known: names as strings, numbers as int32 or int64.");
    }
    MessageType requested = new MessageType(
        schema.getName(), ALL.stream().filter(schema::containsField).map(schema::getType).toList());
    return new ParquetRows(source.name(), reader, requested);
  }

  @Override
  public TraceCharacteristics characteristics() {
    return CanonicalRow.CHARACTERISTICS;
  }

  private static List<String> problems(MessageType schema) {
    List<String> problems = new ArrayList<>();
    for (String name : ALL) {
      if (!schema.containsField(name)) {
        if (REQUIRED.contains(name)) {
          problems.add("no column " + name);
        }
      } else if (!fits(schema.getType(name), TEXTS.contains(name))) {
        problems.add("column " + name + " is " + schema.getType(name).toString().toLowerCase(Locale.ROOT));
      }
    }
    return problems;
  }

  private static boolean fits(Type type, boolean text) {
    if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
      return false;
    }
    PrimitiveType primitive = type.asPrimitiveType();
    PrimitiveTypeName name = primitive.getPrimitiveTypeName();
    if (text) {
      return name == PrimitiveTypeName.BINARY;
    }
    boolean plain = primitive.getLogicalTypeAnnotation() == null || primitive.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation;
    return plain && (name == PrimitiveTypeName.INT32 || name == PrimitiveTypeName.INT64);
  }
}
