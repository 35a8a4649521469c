package org.alps.export.kernel;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A writer of JSON without a library, for a host has only a Java and our jar: maps (in their order), lists, text, whole numbers, truth and null. */
final class JsonWriter {
  private JsonWriter() {}

  /** The value, ending with a line feed. */
  static String of(Object value) {
    return text(value, "\n") + "\n";
  }

  private static String text(Object value, String newLine) {
    String deeper = newLine + "  ";
    if (value instanceof Map<?, ?> map) {
      return map.isEmpty() ? "{}" : map.entrySet().stream()
          .map(entry -> deeper + quoted(entry.getKey().toString()) + " : " + text(entry.getValue(), deeper))
          .collect(Collectors.joining(",", "{", newLine + "}"));
    }
    if (value instanceof List<?> list) {
      return list.isEmpty() ? "[]" : list.stream().map(item -> deeper + text(item, deeper)).collect(Collectors.joining(",", "[", newLine + "]"));
    }
    return value == null || value instanceof Number || value instanceof Boolean ? String.valueOf(value) : quoted(value.toString());
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
