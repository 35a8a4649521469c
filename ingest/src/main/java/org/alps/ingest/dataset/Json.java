package org.alps.ingest.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** ALPS's JSON files on any Hadoop file system: snake_case, indented, maps in key order, so equal content is equal bytes. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private Json() {}

  public static void write(FileSystem fs, Path path, Object value) throws IOException {
    try (OutputStream out = fs.create(path, true)) {
      out.write(bytes(value));
    }
  }

  /** What {@link #write} writes: UTF-8 that ends with a line feed. */
  public static byte[] bytes(Object value) {
    try {
      return (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot write JSON: " + value + ". Give records, maps, lists, numbers and text.", e);
    }
  }

  /**
   * Reads a record. Every field of it must be there, so that one kind of file is not taken for another; further ones are ignored.
   *
   * @param what what the file is, for the message: "dataset", "profile"
   * @throws AlpsException with exit code 3 where the file is missing or is not that
   */
  public static <T> T read(FileSystem fs, Path path, Class<T> type, String what) {
    try (InputStream in = fs.open(path)) {
      return MAPPER.readValue(in.readAllBytes(), type);
    } catch (IOException e) {
      throw new AlpsException(
          ExitCode.BAD_INPUT, "Cannot read " + what + ": " + path + " is missing or damaged. Name a folder that alps wrote.", e);
    }
  }
}
