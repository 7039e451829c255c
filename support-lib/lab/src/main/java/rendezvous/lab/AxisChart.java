package rendezvous.lab;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.XYStyler;

/**
 * An XChart whose axes are our own. XChart scales and draws the curves; it cannot put ticks at
 * chosen places, nor leave out the minor lines of a logarithmic axis, nor start a title at the
 * edge.
 */
class AxisChart extends XYChart {

  private static final int TICK_ROW = 21;
  private static final int TITLE_ROW = 19;
  private static final int TOP = 8;
  private static final int GAP = 8;

  /** Room round the plot, so that a mark at its edge is drawn whole. */
  private static final int EDGE = 8;

  private final Axis x;
  private final Axis y;
  private final String xTitle;
  final Font font;

  private double left;
  private double plotWidth;
  private double plotHeight;

  AxisChart(int width, int height, Axis x, Axis y, String xTitle) {
    super(width, height);
    this.x = x;
    this.y = y;
    this.xTitle = xTitle;
    this.font = PlotStyle.font(width);
    XYStyler style = getStyler();
    PlotStyle.bare(style);
    style.setXAxisLogarithmic(x.log());
    style.setYAxisLogarithmic(y.log());
  }

  /** How many labels of an axis fit side by side. */
  static int mostTicks(int pixels, int spacing) {
    return Math.max(2, pixels / spacing);
  }

  /** How wide a text will be. */
  static FontMetrics metrics(Font font) {
    Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      return g.getFontMetrics(font);
    } finally {
      g.dispose();
    }
  }

  double screenX(double value) {
    return left + x.share(value) * plotWidth;
  }

  double screenY(double value) {
    return TOP + (1 - y.share(value)) * plotHeight;
  }

  /** Whether the grid stands upright, at the ticks of x, or lies, at those of y. */
  boolean uprightGrid() {
    return false;
  }

  /** Draws what XChart does not, between the grid and the curves. */
  void paintUnder(Graphics2D g) {}

  /** Draws what XChart does not, over all else. */
  void paintOver(Graphics2D g) {}

  @Override
  public void paint(Graphics2D g, int width, int height) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    FontMetrics metrics = g.getFontMetrics(font);
    double[] xTicks = fitting(metrics);
    double widest = 0;
    for (double tick : y.ticks()) {
      widest = Math.max(widest, metrics.stringWidth(y.label().apply(tick)));
    }
    double rightmost =
        xTicks.length == 0 ? 0 : metrics.stringWidth(label(xTicks[xTicks.length - 1])) / 2.0;
    left = Math.ceil(Math.max(widest == 0 ? 1 : widest + GAP, firstHalf(metrics, xTicks)));
    plotWidth = Math.max(10, Math.floor(width - left - Math.max(GAP, Math.ceil(rightmost))));
    plotHeight = height - TOP - TICK_ROW - TITLE_ROW;

    paintGrid(g, xTicks);
    paintUnder(g);
    paintCurves(g);
    setWidth(width);
    setHeight(height);
    paintOver(g);
    paintLabels(g, metrics, xTicks);
  }

  /** Lets XChart draw on the plot and a little beyond, with axes that reach as far. */
  private void paintCurves(Graphics2D g) {
    Axis wide = x.extended(EDGE / plotWidth);
    Axis high = y.extended(EDGE / plotHeight);
    getStyler().setXAxisMin(wide.min());
    getStyler().setXAxisMax(wide.max());
    getStyler().setYAxisMin(high.min());
    getStyler().setYAxisMax(high.max());
    Graphics2D inner = (Graphics2D) g.create();
    try {
      inner.translate(left - EDGE, TOP - EDGE);
      super.paint(inner, (int) plotWidth + 2 * EDGE, (int) plotHeight + 2 * EDGE);
    } finally {
      inner.dispose();
    }
  }

  private String label(double tick) {
    return x.label().apply(tick);
  }

  private double firstHalf(FontMetrics metrics, double[] xTicks) {
    return xTicks.length == 0 || x.share(xTicks[0]) > 0.1
        ? 0
        : metrics.stringWidth(label(xTicks[0])) / 2.0;
  }

  /** The ticks of x, or every second, third and so on of them, so that no labels touch. */
  private double[] fitting(FontMetrics metrics) {
    double[] ticks = x.ticks();
    int every = 1;
    while (every < ticks.length && touch(metrics, ticks, every)) {
      every++;
    }
    int step = every;
    return IntStream.range(0, ticks.length)
        .filter(i -> i % step == 0)
        .mapToDouble(i -> ticks[i])
        .toArray();
  }

  private boolean touch(FontMetrics metrics, double[] ticks, int every) {
    double room = getWidth() * 0.88;
    double free = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < ticks.length; i += every) {
      double half = metrics.stringWidth(label(ticks[i])) / 2.0;
      double center = x.share(ticks[i]) * room;
      if (center - half < free) {
        return true;
      }
      free = center + half + GAP;
    }
    return false;
  }

  private void paintGrid(Graphics2D g, double[] xTicks) {
    g.setColor(PlotStyle.GRID);
    g.setStroke(new BasicStroke(1));
    if (uprightGrid()) {
      for (double tick : xTicks) {
        g.draw(new Line2D.Double(screenX(tick), TOP, screenX(tick), TOP + plotHeight));
      }
    } else {
      for (double tick : y.ticks()) {
        g.draw(new Line2D.Double(left, screenY(tick), left + plotWidth, screenY(tick)));
      }
    }
  }

  private void paintLabels(Graphics2D g, FontMetrics metrics, double[] xTicks) {
    g.setFont(font);
    g.setColor(PlotStyle.SOFT_INK);
    double bottom = TOP + plotHeight;
    for (double tick : xTicks) {
      String text = label(tick);
      g.drawString(
          text,
          (float) (screenX(tick) - metrics.stringWidth(text) / 2.0),
          (float) (bottom + TICK_ROW - 4));
    }
    for (double tick : y.ticks()) {
      String text = y.label().apply(tick);
      g.drawString(
          text,
          (float) (left - GAP - metrics.stringWidth(text)),
          (float) (screenY(tick) + font.getSize() * 0.36));
    }
    String title = PlotStyle.shortened(xTitle, getWidth(), metrics::stringWidth);
    double middle = left + plotWidth / 2 - metrics.stringWidth(title) / 2.0;
    g.drawString(
        title,
        (float) Math.clamp(middle, 0, Math.max(0, getWidth() - metrics.stringWidth(title))),
        (float) (bottom + TICK_ROW + TITLE_ROW - 6));
  }
}
