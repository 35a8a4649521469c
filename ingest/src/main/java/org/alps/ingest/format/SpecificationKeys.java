package org.alps.ingest.format;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The reading of a generated trace's {@code key=value,...}: numbers within limits, with every problem told. */
final class SpecificationKeys {
  /**
   * A key that a specification may give.
   *
   * @param low the smallest value
   * @param high the largest; at most 10^15
   * @param whole whether only whole numbers will do
   */
  record Key(double low, double high, boolean whole) {
    /** Whole numbers from 1. */
    static Key upTo(long high) {
      return new Key(1, high, true);
    }

    private boolean takes(String value) {
      return value.matches(whole ? "\\d{1,15}" : "\\d{1,15}(\\.\\d{1,9})?") && Double.parseDouble(value) >= low && Double.parseDouble(value) <= high;
    }

    private String words() {
      return whole ? "a whole number from " + (long) low + " to " + (long) high : "a number from " + low + " to " + high;
    }
  }

  private SpecificationKeys() {}

  /** The values that {@code text} gives, by key; what is wrong with it is added to {@code problems}, in its order. */
  static Map<String, Double> parse(String text, Map<String, Key> keys, List<String> problems) {
    Map<String, Double> values = new HashMap<>();
    Set<String> given = new HashSet<>();
    for (String pair : text.isBlank() ? new String[0] : text.split(",", -1)) {
      String key = pair.replaceFirst("=.*", "").strip();
      String value = pair.contains("=") ? pair.replaceFirst("[^=]*=", "").strip() : "";
      if (!keys.containsKey(key)) {
        problems.add("\"" + key + "\" is not known");
      } else if (!given.add(key)) {
        problems.add(key + " is given twice");
      } else if (!keys.get(key).takes(value)) {
        problems.add(key + "=" + value + " is not " + keys.get(key).words());
      } else {
        values.put(key, Double.parseDouble(value));
      }
    }
    return values;
  }
}
