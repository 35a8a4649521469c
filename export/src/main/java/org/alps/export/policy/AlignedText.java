package org.alps.export.policy;

import java.util.ArrayList;
import java.util.List;

/** A table as text for people: columns as wide as their widest cell, numbers to the right, two blanks between, none at the end of a line. */
public final class AlignedText {
  private final List<String[]> rows = new ArrayList<>();
  private final String alignment;

  /** @param alignment a letter a column: {@code l} for left, {@code r} for right */
  public AlignedText(String alignment) {
    this.alignment = alignment;
  }

  public AlignedText row(String... cells) {
    rows.add(cells);
    return this;
  }

  @Override
  public String toString() {
    int[] widths = new int[alignment.length()];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        String blanks = " ".repeat(widths[i] - row[i].length());
        line.append(i == 0 ? "" : "  ").append(alignment.charAt(i) == 'r' ? blanks + row[i] : row[i] + blanks);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
