package rendezvous.lab;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Horizontal bars; see {@link Plot#bars(String, String)}. */
public final class BarPlot extends Plot {

  private final String unit;
  private final List<Bar> bars = new ArrayList<>();
  private DoubleFunction<String> labels;
  private Table data;

  BarPlot(String title, String unit) {
    super(title);
    this.unit = unit;
    this.labels = value -> Numbers.compact(value) + (unit.isBlank() ? "" : " " + unit);
  }

  /** Adds a bar without a range. */
  public BarPlot bar(String name, double value) {
    return add(new Bar(name, new Spread(value, value, value, value, value), true));
  }

  /** Adds a bar whose value lies between low and high; the range is drawn as a line. */
  public BarPlot bar(String name, double value, double low, double high) {
    return add(new Bar(name, new Spread(low, value, value, value, high), true));
  }

  /** Adds a bar with range and middle half; all but the leading ones step back in grey. */
  BarPlot spread(String name, Spread spread, boolean leading) {
    return add(new Bar(name, spread, leading));
  }

  private BarPlot add(Bar bar) {
    Spread s = bar.spread;
    if (!Double.isFinite(s.max() - s.min()) || s.min() > s.median() || s.median() > s.max()) {
      throw new IllegalArgumentException(
          "bar \""
              + bar.name
              + "\" must have low ≤ value ≤ high, all finite: "
              + s.min()
              + ", "
              + s.median()
              + ", "
              + s.max());
    }
    bars.add(bar);
    return this;
  }

  /** How a value is written at its bar. */
  BarPlot labels(DoubleFunction<String> labels) {
    this.labels = labels;
    return this;
  }

  /** Shows this table instead of the bars' own. */
  BarPlot data(Table table) {
    this.data = table;
    return this;
  }

  @Override
  public BarPlot alt(String alt) {
    super.alt(alt);
    return this;
  }

  @Override
  public BarPlot caption(String caption) {
    super.caption(caption);
    return this;
  }

  @Override
  BarPlot note(String note) {
    super.note(note);
    return this;
  }

  @Override
  public Table table() {
    if (data != null) {
      return data;
    }
    Table table =
        Table.create(
            title,
            StringColumn.create("name", bars.stream().map(Bar::name).toList()),
            DoubleColumn.create(
                unit.isBlank() ? "value" : unit,
                bars.stream().mapToDouble(bar -> bar.spread.median()).toArray()));
    if (bars.stream().anyMatch(Bar::hasRange)) {
      table.addColumns(
          DoubleColumn.create("low", bars.stream().mapToDouble(b -> b.spread.min()).toArray()),
          DoubleColumn.create("high", bars.stream().mapToDouble(b -> b.spread.max()).toArray()));
    }
    return table;
  }

  @Override
  String describe() {
    return "Bar chart “"
        + title
        + "”: "
        + bars.stream()
            .map(bar ->
                bar.name
                    + " "
                    + label(bar)
                    + (bar.hasRange()
                        ? " (from "
                            + labels.apply(bar.spread.min())
                            + " to "
                            + labels.apply(bar.spread.max())
                            + ")"
                        : ""))
            .collect(Collectors.joining(", "))
        + ".";
  }

  @Override
  String legend() {
    return "";
  }

  @Override
  void requireData() {
    if (bars.isEmpty()) {
      throw new IllegalStateException("this plot has no bars: .bar(\"name\", value)");
    }
  }

  private String label(Bar bar) {
    return labels.apply(bar.spread.median());
  }

  @Override
  XYChart chart(int width) {
    requireData();
    return new BarChart(width);
  }

  private record Bar(String name, Spread spread, boolean leading) {

    boolean hasRange() {
      return spread.max() > spread.min();
    }

    boolean hasMiddle() {
      return spread.upperQuartile() > spread.lowerQuartile();
    }
  }

  /**
   * XChart draws axis and grid; the bars are painted over it, since its own cannot have ranges that
   * are not symmetrical. A bar's name stands above it: long names need no margin and fit a phone.
   */
  private final class BarChart extends XYChart {

    private static final int SLOT = 46;
    private static final int BAR = 18;
    private static final int NAME = 19;
    private static final int GAP = 8;

    /** A range may be this much longer than the longest bar; beyond, an arrow and a number. */
    private static final double LONGEST_RANGE = 1.8;

    private final Font font;
    private final Font bold;
    private final double end;

    BarChart(int width) {
      super(width, bars.size() * SLOT + 52);
      PlotStyle.apply(this, width);
      this.font = PlotStyle.font(width);
      this.bold = font.deriveFont(Font.BOLD);
      double longest = bars.stream().mapToDouble(b -> b.spread.median()).max().orElseThrow();
      this.end = LONGEST_RANGE * Math.max(longest, 0);
      double start = Math.min(0, bars.stream().mapToDouble(b -> b.spread.min()).min().orElse(0));
      addSeries("bars", new double[] {start, start}, new double[] {0, bars.size()})
          .setMarker(SeriesMarkers.NONE)
          .setLineStyle(SeriesLines.NONE);
      setXAxisTitle(unit);
      getStyler().setXAxisMin(start);
      getStyler().setXAxisMax(axisEnd(width, start));
      getStyler().setYAxisMin(0.0);
      getStyler().setYAxisMax((double) bars.size());
      getStyler().setYAxisTicksVisible(false);
      getStyler().setYAxisTitleVisible(false);
      getStyler().setPlotGridHorizontalLinesVisible(false);
      getStyler().setXAxisTickLabelsFormattingFunction(Numbers::compact);
    }

    /** Far enough that each label has room to the right of its bar and range. */
    private double axisEnd(int width, double start) {
      FontMetrics metrics =
          new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics().getFontMetrics(bold);
      double room = width - 28;
      double end = start;
      for (Bar bar : bars) {
        double labelShare = (metrics.stringWidth(text(bar)) + 2.0 * GAP) / room;
        double drawn = drawnEnd(bar) - start;
        end = Math.max(end, start + drawn / Math.max(0.3, 1 - labelShare));
      }
      return end > start ? end : start + 1;
    }

    private double drawnEnd(Bar bar) {
      return Math.max(0, isCut(bar) ? end : bar.spread.max());
    }

    private boolean isCut(Bar bar) {
      return bar.spread.max() > end && end > 0;
    }

    private String text(Bar bar) {
      return label(bar) + (isCut(bar) ? "  up to " + labels.apply(bar.spread.max()) : "");
    }

    @Override
    public void paint(Graphics2D g, int width, int height) {
      super.paint(g, width, height);
      for (int i = 0; i < bars.size(); i++) {
        double top = getScreenYFromChart(bars.size() - i);
        paint(g, bars.get(i), top);
      }
    }

    private void paint(Graphics2D g, Bar bar, double top) {
      Color color = bar.leading ? PlotStyle.COLORS[0] : new Color(0x6E7781);
      double zero = getScreenXFromChart(0);
      double value = getScreenXFromChart(bar.spread.median());
      double barTop = top + NAME + 2;
      double middle = barTop + BAR / 2.0;

      g.setFont(font);
      g.setColor(PlotStyle.INK);
      g.drawString(bar.name, (float) zero, (float) (top + NAME - 4));

      g.setColor(PlotStyle.tint(color));
      g.fill(
          new Rectangle2D.Double(
              Math.min(zero, value), barTop, Math.max(1, Math.abs(value - zero)), BAR));
      g.setColor(color);
      g.fill(new Rectangle2D.Double(value - 1.5, barTop, 3, BAR));

      double from = getScreenXFromChart(bar.spread.min());
      double to = getScreenXFromChart(isCut(bar) ? end : bar.spread.max());
      g.setColor(PlotStyle.INK);
      if (bar.hasRange()) {
        g.setStroke(new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g.draw(new Line2D.Double(from, middle, to, middle));
        g.draw(new Line2D.Double(from, middle - 4, from, middle + 4));
        if (isCut(bar)) {
          g.fill(arrow(to, middle));
        } else {
          g.draw(new Line2D.Double(to, middle - 4, to, middle + 4));
        }
      }
      if (bar.hasMiddle()) {
        double lower = getScreenXFromChart(bar.spread.lowerQuartile());
        double upper = getScreenXFromChart(Math.min(bar.spread.upperQuartile(), Math.max(end, 0)));
        g.fill(new Rectangle2D.Double(lower, middle - 2.5, Math.max(1.5, upper - lower), 5));
      }

      float x = (float) (Math.max(Math.max(value, to), zero) + GAP);
      float baseline = (float) (middle + font.getSize() * 0.36);
      g.setFont(bold);
      g.setColor(PlotStyle.INK);
      g.drawString(label(bar), x, baseline);
      if (isCut(bar)) {
        x += g.getFontMetrics().stringWidth(label(bar) + "  ");
        g.setFont(font);
        g.setColor(PlotStyle.SOFT_INK);
        g.drawString("up to " + labels.apply(bar.spread.max()), x, baseline);
      }
    }

    private static Path2D arrow(double x, double y) {
      Path2D arrow = new Path2D.Double();
      arrow.moveTo(x + 4, y);
      arrow.lineTo(x - 4, y - 4.5);
      arrow.lineTo(x - 4, y + 4.5);
      arrow.closePath();
      return arrow;
    }
  }
}
