package org.alps.export.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** A chart as it stands in the report: the look that all share, and its PNG at twice the size it is shown at, as a data URI. */
final class ChartImage {
  private static final int SCALE = 2;
  private static final Color INK = new Color(0x374151);
  private static final Color GRID = new Color(0xe5e7eb);

  private ChartImage() {}

  /** Dresses a chart; without a screen, and the same wherever it is drawn. */
  static void dress(AxesChartStyler styler) {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    styler.setBaseFont(font);
    styler.setLocale(Locale.ROOT);
    styler.setChartTitleVisible(false);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setChartFontColor(INK);
    styler.setChartPadding(4);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1f));
    styler.setPlotTicksMarksVisible(false);
    styler.setPlotMargin(0);
    styler.setPlotContentSize(1);
    styler.setAxisTitleFont(font);
    styler.setXAxisTitleColor(INK);
    styler.setYAxisTitleColor(INK);
    styler.setAxisTickLabelsFont(font.deriveFont(11f));
    styler.setAxisTickLabelsColor(INK);
    styler.setAxisTickMarksColor(GRID);
    styler.setAxisTicksLineVisible(false);
    styler.setLegendFont(font);
    styler.setLegendBackgroundColor(Color.WHITE);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setLegendPosition(LegendPosition.InsideNE);
    styler.setLegendLayout(LegendLayout.Vertical);
    styler.setLegendPadding(6);
    styler.setAnnotationLineColor(INK);
    styler.setAnnotationLineStroke(new BasicStroke(1f));
    styler.setAnnotationTextFont(font.deriveFont(11f));
    styler.setAnnotationTextFontColor(INK);
  }

  /** The chart as {@code data:image/png;base64,...}. */
  static String dataUri(Chart<?, ?> chart) {
    BufferedImage image = new BufferedImage(SCALE * chart.getWidth(), SCALE * chart.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(SCALE, SCALE);
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    graphics.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
  }
}
