package rendezvous.lab;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
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
public final class BarPlot extends ChartPlot {

  private final String unit;
  private final List<Bar> bars = new ArrayList<>();
  private boolean log;
  private DoubleFunction<String> labels;

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

  /** Adds a bar at the median, with range and middle half. */
  public BarPlot bar(String name, Spread spread) {
    return add(new Bar(name, spread, true));
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

  /**
   * Makes the axis logarithmic, for values that are factors apart. It has no zero for a bar to
   * begin at, so each value becomes a mark.
   */
  public BarPlot logX() {
    log = true;
    return this;
  }

  /** How a value is written at its bar. */
  BarPlot labels(DoubleFunction<String> labels) {
    this.labels = labels;
    return this;
  }

  /** Shows this table instead of the bars' own. */
  @Override
  BarPlot data(Table table) {
    super.data(table);
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
  List<String> remarks() {
    double least = bars.stream().mapToDouble(b -> b.spread.median()).min().orElseThrow();
    double most = bars.stream().mapToDouble(b -> b.spread.median()).max().orElseThrow();
    return !log && data == null && least > 0 && most / least >= FAR_APART
        ? List.of(
            "The longest bar is "
                + Numbers.compact(most / least)
                + " times as long as the shortest; on a logarithmic axis both can be seen: .logX()")
        : List.of();
  }

  @Override
  void requireData() {
    if (bars.isEmpty()) {
      throw new IllegalStateException("this plot has no bars: .bar(\"name\", value)");
    }
    for (Bar bar : bars) {
      if (log && bar.spread.min() <= 0) {
        throw new IllegalArgumentException(
            "a logarithmic axis cannot show "
                + Numbers.brief(bar.spread.min())
                + ", of \""
                + bar.name
                + "\"");
      }
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

  private static final int SLOT = 46;
  private static final int BAR = 18;
  private static final int NAME = 19;
  private static final int GAP = 8;

  /** A range may be this much longer than the longest bar; beyond, an arrow and a number. */
  private static final double LONGEST_RANGE = 1.8;

  /** Where the ranges are cut off. */
  private double cut() {
    double longest = bars.stream().mapToDouble(bar -> bar.spread.median()).max().orElseThrow();
    return longest > 0 && !log ? LONGEST_RANGE * longest : Double.POSITIVE_INFINITY;
  }

  /** From zero far enough that each label has room to the right of its bar and range. */
  private Axis axis(int width) {
    double cut = cut();
    double least = bars.stream().mapToDouble(b -> b.spread.min()).min().orElseThrow();
    double start = log ? Math.pow(10, Math.floor(Math.log10(least))) : Math.min(0, least);
    FontMetrics metrics = AxisChart.metrics(PlotStyle.font(width).deriveFont(Font.BOLD));
    double end = start;
    for (Bar bar : bars) {
      double labelShare = (metrics.stringWidth(text(bar, cut)) + 2.0 * GAP) / (width - 20);
      double drawn = Math.max(log ? start : 0, Math.min(cut, bar.spread.max()));
      double stretch = 1 / Math.max(0.3, 1 - labelShare);
      end =
          Math.max(
              end,
              log ? start * Math.pow(drawn / start, stretch) : start + (drawn - start) * stretch);
    }
    int ticks = AxisChart.mostTicks(width, 70);
    return log
        ? Axis.log(start, Math.max(end, start * 10), ticks, Numbers::compact)
        : Axis.linear(start, end, ticks, Numbers::compact);
  }

  private String text(Bar bar, double cut) {
    return label(bar) + (bar.spread.max() > cut ? "  up to " + labels.apply(bar.spread.max()) : "");
  }

  /**
   * The bars are painted by hand, since XChart's ranges must be symmetrical. A bar's name stands
   * above it: long names need no margin then and fit a phone.
   */
  private final class BarChart extends AxisChart {

    private final Font bold;
    private final double axisStart;
    private final double end;

    BarChart(int width) {
      this(width, axis(width));
    }

    private BarChart(int width, Axis axis) {
      super(
          width,
          bars.size() * SLOT + 52,
          axis,
          new Axis(0, bars.size(), false, new double[0], Numbers::compact),
          unit);
      this.bold = font.deriveFont(Font.BOLD);
      this.axisStart = axis.min();
      this.end = cut();
      addSeries("bars", new double[] {axisStart}, new double[] {0})
          .setMarker(SeriesMarkers.NONE)
          .setLineStyle(SeriesLines.NONE);
    }

    private boolean isCut(Bar bar) {
      return bar.spread.max() > end;
    }

    @Override
    boolean uprightGrid() {
      return true;
    }

    @Override
    void paintOver(Graphics2D g) {
      for (int i = 0; i < bars.size(); i++) {
        paint(g, bars.get(i), screenY(bars.size() - i));
      }
    }

    private void paint(Graphics2D g, Bar bar, double top) {
      Color color = bar.leading ? PlotStyle.COLORS[0] : new Color(0x6E7781);
      double left = screenX(axisStart);
      double zero = log ? left : screenX(0);
      double value = screenX(bar.spread.median());
      double barTop = top + NAME + 2;
      double middle = barTop + BAR / 2.0;

      paintName(g, bar.name, left, top + NAME - 4);

      if (!log) {
        g.setColor(PlotStyle.tint(color));
        g.fill(
            new Rectangle2D.Double(
                Math.min(zero, value), barTop, Math.max(1, Math.abs(value - zero)), BAR));
      }
      g.setColor(color);
      g.fill(new Rectangle2D.Double(value - 1.5, barTop, 3, BAR));

      double from = screenX(bar.spread.min());
      double to = screenX(isCut(bar) ? end : bar.spread.max());
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
        double lower = screenX(bar.spread.lowerQuartile());
        double upper = screenX(Math.min(bar.spread.upperQuartile(), end));
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

    /** The name on a white ground, so that no grid line runs through it. */
    private void paintName(Graphics2D g, String name, double x, double baseline) {
      FontMetrics metrics = g.getFontMetrics(font);
      String text = PlotStyle.shortened(name, getWidth() - x - GAP, metrics::stringWidth);
      g.setColor(Color.WHITE);
      g.fill(new Rectangle2D.Double(x, baseline - 12, metrics.stringWidth(text) + 4, 15));
      g.setFont(font);
      g.setColor(PlotStyle.INK);
      g.drawString(text, (float) x, (float) baseline);
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
