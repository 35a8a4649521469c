package org.alps.export.nightly;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A stretch of trace that arrives whole, normally a day.
 *
 * @param name the last part of its path; its dataset and profile are called so
 * @param path its file or folder on a Hadoop file system
 */
record Partition(String name, String path) {
  /** What a name may look like: it becomes a folder's name, and Hadoop must not take it for a pattern. */
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._=+@~,-]*");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /** The order of names: numbers in them count as numbers, so day=9 stands before day=10. */
  static final Comparator<String> ORDER = Comparator.comparing(Partition::padded).thenComparing(Comparator.naturalOrder());

  private static String padded(String name) {
    return DIGITS.matcher(name).replaceAll(digits -> "0".repeat(Math.max(0, 20 - digits.group().length())) + digits.group());
  }
}
