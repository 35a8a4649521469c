package org.alps.export.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Annotation;

/** The names of a chart's rows, in a column of their own on the left of the plot, and figures left of points; XChart names no single rows. */
final class RowNames extends Annotation {
  private static final int GAP = 8;
  private static final int FIGURE_SIZE = 11;

  private record Text(double x, double y, String words, boolean bold) {}

  private final double left;
  private final List<Text> names = new ArrayList<>();
  private final List<Text> figures = new ArrayList<>();

  /** @param left where the column ends, as the chart's x */
  RowNames(double left) {
    super(false);
    this.left = left;
  }

  void name(double y, String words, boolean bold) {
    names.add(new Text(left, y, words, bold));
  }

  void figure(double x, double y, String words) {
    figures.add(new Text(x, y, words, false));
  }

  @Override
  public void paint(Graphics2D graphics) {
    int end = getXAxisScreenValue(left);
    bounds = new Rectangle2D.Double(0, Math.min(getYAxisScreenValueForMax(), getYAxisScreenValueForMin()) - 1.0, end,
        7.0 + Math.abs(getYAxisScreenValueForMin() - getYAxisScreenValueForMax()));
    graphics.setColor(Color.WHITE);
    graphics.fill(bounds);
    for (Text name : names) {
      drawBefore(graphics, name, end, styler.getBaseFont().deriveFont(name.bold ? Font.BOLD : Font.PLAIN));
    }
    for (Text figure : figures) {
      drawBefore(graphics, figure, getXAxisScreenValue(figure.x), styler.getBaseFont().deriveFont((float) FIGURE_SIZE));
    }
  }

  private void drawBefore(Graphics2D graphics, Text text, int end, Font font) {
    graphics.setFont(font);
    graphics.setColor(styler.getChartFontColor());
    int x = Math.max(0, end - GAP - graphics.getFontMetrics().stringWidth(text.words));
    graphics.drawString(text.words, x, getYAxisScreenValue(text.y) + graphics.getFontMetrics().getAscent() / 2 - 1);
  }
}
