package org.alps.export.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;

/**
 * How a policy is named and drawn, the same everywhere: colours that stay apart for the colour-blind, yardsticks thin and greyish, learned
 * policies broad. In the order in which lists name them.
 */
public enum PolicyStyle {
  PS("ps", "fair sharing (PS)", 0x6b7280, Line.SOLID),
  EEVDF("eevdf", "EEVDF", 0x3f4957, Line.DASHED),
  CFS("cfs", "CFS", 0x9aa1ac, Line.DASHED),
  ROUND_ROBIN("rr", "round robin", 0xb9bec7, Line.DOTTED),
  FIFO("fifo", "FIFO", 0xb7791f, Line.SOLID),
  NICE("nice", "EEVDF + nice", 0x8c6d62, Line.DASHED),
  SFS("sfs", "SFS", 0xa8892c, Line.DASHED),
  LAS("las", "LAS", 0x6f7f5f, Line.DASHED),
  PSJF("psjf", "PSJF (clairvoyant)", 0x57534e, Line.DOTTED),
  SRPT("srpt", "SRPT (clairvoyant)", 0x18181b, Line.SOLID),
  ORACLE("oracle", "oracle (a bound)", 0x44403c, Line.DASHED),
  ALPS("alps", "ALPS as specified", 0xd55e00, Line.BROAD),
  ALPS_MENDED("alps-mended", "ALPS mended", 0xe69f00, Line.BROAD),
  GITTINS("gittins", "Gittins levels", 0x56b4e9, Line.BROAD),
  GUARDED("guarded", "ALPS (guarded)", 0x1456b8, Line.BROADEST),
  ADAPTIVE("adaptive", "ALPS adapting", 0x009e73, Line.BROAD),
  ADAPTIVE_ONLY("adaptive-only", "adapting alone", 0x7fc8b0, Line.BROAD),
  CANDIDATE("candidate", "candidate", 0x1456b8, Line.BROADEST),
  INCUMBENT("incumbent", "incumbent", 0xcc79a7, Line.BROAD),
  TABLE("table", "the table", 0x8b3a8f, Line.BROAD),
  OTHER("", "", 0, Line.BROAD);

  private static final int[] OTHER_COLOURS = {0xb4233c, 0x5b6b1f, 0x7a5195, 0x0f766e};

  private final String label;
  private final String words;
  private final int colour;
  private final Line line;

  PolicyStyle(String label, String words, int colour, Line line) {
    this.label = label;
    this.words = words;
    this.colour = colour;
    this.line = line;
  }

  /** How a curve is drawn: learned policies broad, yardsticks thin. */
  private enum Line {
    SOLID(1.5f), DASHED(1.5f, 6, 4), DOTTED(1.5f, 1.5f, 3.5f), BROAD(2.6f), BROADEST(3.4f);

    private final BasicStroke stroke;

    Line(float width, float... dashes) {
      stroke = new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, dashes.length == 0 ? null : dashes, 0);
    }
  }

  static PolicyStyle of(String label) {
    for (PolicyStyle style : values()) {
      if (style.label.equals(label)) {
        return style;
      }
    }
    return OTHER;
  }

  /** What people read for a label: known policies by their names, others as they are. */
  public static String words(String label) {
    PolicyStyle style = of(label);
    return style == OTHER ? label : style.words;
  }

  /** The colour of a label; others take theirs by their place in {@code labels}. */
  public static Color colour(String label, List<String> labels) {
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
    return line.stroke;
  }

  /** Whether this is no yardstick but what is being judged. */
  boolean isCandidate() {
    return ordinal() >= ALPS.ordinal();
  }

  /** Whether this knows of judged time what no real scheduler does. */
  boolean isClairvoyant() {
    return this == SRPT || this == PSJF || this == ORACLE;
  }
}
