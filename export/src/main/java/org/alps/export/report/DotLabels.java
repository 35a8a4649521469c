package org.alps.export.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Annotation;

/**
 * Labels beside a chart's dots, each where it covers neither a dot nor another label; a line leads to those that stand further off. Bold ones
 * choose their places first.
 */
final class DotLabels extends Annotation {
  private static final int DOT = 6;
  private static final int FURTHEST = 12;
  private static final int EDGE = 4;
  private static final Color LEADER = new Color(0x9aa1ac);
  /** Lets what lies beneath a label shine through, but strike no letter out. */
  private static final Color PAPER = new Color(255, 255, 255, 200);

  private record Label(double x, double y, String words, boolean bold) {}

  private final List<Label> labels = new ArrayList<>();

  DotLabels() {
    super(false);
  }

  void add(double x, double y, String words, boolean bold) {
    labels.add(new Label(x, y, words, bold));
  }

  @Override
  public void paint(Graphics2D graphics) {
    bounds = new Rectangle(0, 0, chart.getWidth(), chart.getHeight());
    List<Rectangle> taken = new ArrayList<>();
    labels.forEach(label -> taken.add(dot(label)));
    for (Label label : labels.stream().sorted(Comparator.comparing(label -> !label.bold)).toList()) {
      graphics.setFont(styler.getBaseFont().deriveFont(label.bold ? Font.BOLD : Font.PLAIN));
      FontMetrics font = graphics.getFontMetrics();
      Rectangle box = place(dot(label), font.stringWidth(label.words), font.getAscent(), taken);
      taken.add(box);
      Rectangle dot = dot(label);
      if (!box.intersects(dot.x - 2.0, dot.y - 2.0, dot.width + 4.0, dot.height + 4.0)) {
        graphics.setColor(LEADER);
        int near = (int) Math.max(box.getMinX(), Math.min(dot.getCenterX(), box.getMaxX()));
        graphics.drawLine((int) dot.getCenterX(), (int) dot.getCenterY(), near, box.y > dot.y ? box.y : box.y + box.height);
      }
      graphics.setColor(PAPER);
      graphics.fill(box);
      graphics.setColor(styler.getChartFontColor());
      graphics.drawString(label.words, box.x, box.y + font.getAscent() - 1);
    }
  }

  private Rectangle dot(Label label) {
    return new Rectangle(getXAxisScreenValue(label.x) - DOT, getYAxisScreenValue(label.y) - DOT, 2 * DOT, 2 * DOT);
  }

  /** The first free place: right, left, above, below, then ever further above and below; the first of all where none is free. */
  private Rectangle place(Rectangle dot, int width, int height, List<Rectangle> taken) {
    List<Rectangle> places = new ArrayList<>();
    int middle = (int) dot.getCenterY() - height / 2;
    for (int step = 0; step < FURTHEST; step++) {
      for (int side : new int[] {-1, 1}) {
        int y = middle + side * step * height;
        places.add(new Rectangle(dot.x + dot.width + 1, y, width, height));
        places.add(new Rectangle(dot.x - width - 1, y, width, height));
        places.add(new Rectangle((int) dot.getCenterX() - width / 2, y + side * (DOT + 1 + height / 2), width, height));
      }
    }
    Rectangle plot = new Rectangle(getXAxisScreenValueForMin(), getYAxisScreenValueForMin(), 0, 0);
    plot.add(getXAxisScreenValueForMax(), getYAxisScreenValueForMax());
    plot.grow(-EDGE, -EDGE);
    return places.stream().filter(plot::contains).filter(box -> taken.stream().noneMatch(box::intersects)).findFirst().orElse(places.get(0));
  }
}
