package org.alps.export.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;

/** How a policy is named and drawn, the same everywhere: colours that stay apart for the colour-blind, yardsticks thin and candidates broad. */
enum PolicyStyle {
  FAIR("ps", "fair sharing (PS)", 0x6b7280, 1.5f),
  FIFO("fifo", "FIFO", 0xb7791f, 1.5f),
  SRPT("srpt", "SRPT (clairvoyant)", 0x18181b, 1.5f),
  ALPS("alps", "ALPS", 0x1456b8, 3.4f),
  OTHER("", "", 0, 2.6f);

  private static final int[] OTHER_COLOURS = {0x8b3a8f, 0x0f766e, 0xb4233c, 0x5b6b1f};

  private final String label;
  private final String words;
  private final int colour;
  private final BasicStroke stroke;

  PolicyStyle(String label, String words, int colour, float width) {
    this.label = label;
    this.words = words;
    this.colour = colour;
    stroke = new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  static PolicyStyle of(String label) {
    for (PolicyStyle style : values()) {
      if (style.label.equals(label)) {
        return style;
      }
    }
    return OTHER;
  }

  /** What people read for a label: yardsticks and ALPS by their names, others as they are. */
  static String words(String label) {
    PolicyStyle style = of(label);
    return style == OTHER ? label : style.words;
  }

  /** The colour of a label; others take theirs by their place in {@code labels}. */
  static Color colour(String label, List<String> labels) {
    PolicyStyle style = of(label);
    if (style != OTHER) {
      return new Color(style.colour);
    }
    long place = labels.stream().takeWhile(other -> !other.equals(label)).filter(other -> of(other) == OTHER).count();
    return new Color(OTHER_COLOURS[(int) (place % OTHER_COLOURS.length)]);
  }

  String label() {
    return label;
  }

  BasicStroke stroke() {
    return stroke;
  }

  /** Whether this is no yardstick but what is being judged. */
  boolean isCandidate() {
    return this == ALPS || this == OTHER;
  }
}
