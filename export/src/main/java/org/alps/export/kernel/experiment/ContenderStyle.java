package org.alps.export.kernel.experiment;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.alps.export.report.Markup;
import org.alps.export.report.PolicyStyle;

/** How a contender is named and drawn: like the simulated policy that does the same. */
final class ContenderStyle {
  private static final float BROAD = 2.8f;
  private static final float THIN = 1.6f;

  private ContenderStyle() {}

  /** What people read. */
  static String words(Contender contender) {
    return PolicyStyle.words(label(contender));
  }

  /** That as HTML, its colour beside it. */
  static String html(Contender contender) {
    return Markup.policy(label(contender), List.of());
  }

  /** Of its curve and dots. */
  static Color colour(Contender contender) {
    return PolicyStyle.colour(label(contender), List.of());
  }

  /** A line, broad for what ALPS learned. */
  static BasicStroke stroke(Contender contender) {
    return new BasicStroke(contender.guarded() ? BROAD : THIN, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  private static String label(Contender contender) {
    return switch (contender) {
      case EEVDF, FIFO, GUARDED -> contender.id();
      case EEVDF_NICE -> "nice";
      case ALPS -> contender.learner();
    };
  }
}
