package org.alps.ingest.format;

/** The text of a rejected row, cut to what the quarantine dataset keeps. */
final class RowText {
  private static final int CHARACTERS = 500;

  private RowText() {}

  static String of(String row) {
    return row.length() <= CHARACTERS ? row : row.substring(0, CHARACTERS);
  }
}
