package rendezvous.lab;

import static java.util.Arrays.stream;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What lines and distributions have in common: named curves over two axes. */
public abstract sealed class CurvePlot extends ChartPlot permits LinePlot, CdfPlot {

  /** With more points than this, a mark at each would hide the line. */
  private static final int MOST_MARKS = 30;

  /** How many marks a line with more points than that has, to be told by without colour. */
  private static final int FEW_MARKS = 5;

  /** A range may be this much higher than the highest median or quartile. */
  private static final double LONGEST_RANGE = 1.5;

  private static final BasicStroke LINE =
      new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);

  private static final Marker[] MARKERS = {
    SeriesMarkers.CIRCLE,
    SeriesMarkers.SQUARE,
    SeriesMarkers.TRIANGLE_UP,
    SeriesMarkers.DIAMOND,
    SeriesMarkers.TRIANGLE_DOWN,
    SeriesMarkers.CROSS,
    SeriesMarkers.PLUS
  };

  final String xLabel;
  private final String yLabel;
  final List<Curve> curves = new ArrayList<>();
  private boolean logX;
  private boolean logY;

  CurvePlot(String title, String xLabel, String yLabel) {
    super(title);
    this.xLabel = xLabel;
    this.yLabel = yLabel;
  }

  /** One series; {@code spreads} is empty, or has the spread about each y. */
  record Curve(String name, double[] x, double[] y, List<Spread> spreads) {

    boolean hasSpreads() {
      return !spreads.isEmpty();
    }

    /** All that is to be seen of it: without spreads, the y alone. */
    double[] allY() {
      return DoubleStream.concat(
              stream(y), spreads.stream().flatMapToDouble(s -> DoubleStream.of(s.min(), s.max())))
          .toArray();
    }
  }

  void add(String name, double[] x, double[] y, List<Spread> spreads) {
    if (curves.stream().anyMatch(curve -> curve.name.equals(name))) {
      throw new IllegalArgumentException("two series are called \"" + name + "\"");
    }
    curves.add(new Curve(name, x, y, spreads));
  }

  void useLogX() {
    logX = true;
  }

  void useLogY() {
    logY = true;
  }

  boolean isLogX() {
    return logX;
  }

  boolean isLogY() {
    return logY;
  }

  @Override
  void requireData() {
    if (curves.isEmpty()) {
      throw new IllegalStateException("this plot has no series: .series(\"name\", …)");
    }
  }

  /** Whether each point is something that was measured, and deserves a mark and a tick. */
  abstract boolean pointsMatter();

  private boolean isMarkedAtEachPoint() {
    return pointsMatter() && curves.stream().allMatch(curve -> curve.x.length <= MOST_MARKS);
  }

  @Override
  XYChart chart(int width) {
    requireData();
    int height = width < WIDE ? 240 : 310;
    XYChart chart = new CurveChart(width, height, xAxis(width), yAxis(height));
    for (int i = 0; i < curves.size(); i++) {
      Curve curve = curves.get(i);
      XYSeries line = chart.addSeries(curve.name, curve.x, heights(i));
      line.setLineStyle(LINE).setLineColor(color(i));
      line.setMarker(isMarkedAtEachPoint() ? marker(i) : SeriesMarkers.NONE);
      line.setMarkerColor(color(i));
      if (!isMarkedAtEachPoint() && curves.size() > 1) {
        Curve marks = marks(i);
        XYSeries few = chart.addSeries("marks " + i + " of " + curve.name, marks.x, marks.y);
        few.setMarker(marker(i)).setMarkerColor(color(i)).setLineStyle(SeriesLines.NONE);
      }
    }
    return chart;
  }

  /** Where on the vertical axis the points of a series lie. */
  double[] heights(int series) {
    return curves.get(series).y;
  }

  /** A few points of the curve, at other places than those of its neighbours. */
  private Curve marks(int series) {
    double[] allX = curves.get(series).x;
    double[] allY = heights(series);
    int count = Math.min(FEW_MARKS, allX.length);
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      double share = (i + (series + 1.0) / (curves.size() + 1)) / count;
      int point = (int) (share * allX.length);
      x[i] = allX[point];
      y[i] = allY[point];
    }
    return new Curve("marks", x, y, List.of());
  }

  /** The highest y that is drawn: one long range must not flatten all the curves. */
  private double cut() {
    double highest =
        curves.stream()
            .flatMapToDouble(curve ->
                DoubleStream.concat(
                    stream(curve.y), curve.spreads.stream().mapToDouble(Spread::upperQuartile)))
            .max()
            .orElseThrow();
    return highest > 0 && !logY ? LONGEST_RANGE * highest : Double.POSITIVE_INFINITY;
  }

  /** How ranges are drawn, and how far those go that are cut off; empty without ranges. */
  List<String> rangeRemarks() {
    if (curves.stream().noneMatch(Curve::hasSpreads)) {
      return List.of();
    }
    double highest = curves.stream().flatMapToDouble(c -> stream(c.allY())).max().orElseThrow();
    return List.of(
        "Line: median. Band: middle half. Thin upright lines: all values"
            + (highest > cut()
                ? "; an arrow where they go on, at most to " + Numbers.compact(highest) + "."
                : "."));
  }

  /** Adds what XChart cannot draw: ranges of unequal arms, and bands. */
  private final class CurveChart extends AxisChart {

    private static final int CAP = 3;

    private final double top;

    CurveChart(int width, int height, Axis x, Axis y) {
      super(width, height, x, y, xLabel);
      this.top = y.max();
    }

    @Override
    void paintUnder(Graphics2D g) {
      for (int i = 0; i < curves.size(); i++) {
        Curve curve = curves.get(i);
        if (curve.hasSpreads()) {
          paintBand(g, curve, color(i), 50, Spread::lowerQuartile, Spread::upperQuartile);
          if (isMarkedAtEachPoint()) {
            paintRanges(g, curve, color(i));
          } else {
            paintBand(g, curve, color(i), 25, Spread::min, Spread::max);
          }
        }
      }
    }

    private void paintBand(
        Graphics2D g,
        Curve curve,
        Color color,
        int alpha,
        ToDoubleFunction<Spread> low,
        ToDoubleFunction<Spread> high) {
      Path2D band = new Path2D.Double();
      for (int i = 0; i < curve.x.length; i++) {
        line(band, curve.x[i], high.applyAsDouble(curve.spreads.get(i)));
      }
      for (int i = curve.x.length - 1; i >= 0; i--) {
        line(band, curve.x[i], low.applyAsDouble(curve.spreads.get(i)));
      }
      band.closePath();
      g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha));
      g.fill(band);
      if (curve.x.length == 1) { // the band of a single point has no width
        g.setStroke(new BasicStroke(7, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL));
        g.draw(band);
      }
    }

    private void line(Path2D path, double x, double y) {
      double screenX = screenX(x);
      double screenY = screenY(Math.min(top, y));
      if (path.getCurrentPoint() == null) {
        path.moveTo(screenX, screenY);
      } else {
        path.lineTo(screenX, screenY);
      }
    }

    private void paintRanges(Graphics2D g, Curve curve, Color color) {
      g.setColor(color);
      g.setStroke(new BasicStroke(1.2f));
      for (int i = 0; i < curve.x.length; i++) {
        Spread spread = curve.spreads.get(i);
        if (spread.max() > spread.min()) {
          paintRange(g, screenX(curve.x[i]), spread);
        }
      }
    }

    private void paintRange(Graphics2D g, double x, Spread spread) {
      double low = screenY(spread.min());
      double high = screenY(Math.min(top, spread.max()));
      g.draw(new Line2D.Double(x, low, x, high));
      g.draw(new Line2D.Double(x - CAP, low, x + CAP, low));
      if (spread.max() <= top) {
        g.draw(new Line2D.Double(x - CAP, high, x + CAP, high));
        return;
      }
      Path2D arrow = new Path2D.Double();
      arrow.moveTo(x - 4, high + 4);
      arrow.lineTo(x, high - 4);
      arrow.lineTo(x + 4, high + 4);
      arrow.closePath();
      g.fill(arrow);
    }
  }

  private static Color color(int series) {
    return PlotStyle.COLORS[series % PlotStyle.COLORS.length];
  }

  private static Marker marker(int series) {
    return MARKERS[shape(series)];
  }

  /** Another shape when the colours come round again. */
  private static int shape(int series) {
    return (series + series / PlotStyle.COLORS.length) % MARKERS.length;
  }

  private Axis xAxis(int width) {
    DoubleSummaryStatistics x = summary("x", logX, Curve::x);
    int most = AxisChart.mostTicks(width, 75);
    double room = start(x.getMin()) == x.getMax() ? 0.5 : 0; // a single place stands in the middle
    Axis axis =
        logX
            ? Axis.log(x.getMin(), x.getMax(), most, Numbers::compact)
            : Axis.linear(start(x.getMin()) - room, x.getMax() + room, most, Numbers::compact);
    return isMarkedAtEachPoint()
        ? axis.at(curves.stream().flatMapToDouble(c -> stream(c.x)).toArray())
        : axis;
  }

  /** Where a linear horizontal axis begins. */
  double start(double min) {
    return min;
  }

  /** From zero unless it is logarithmic or there is something below: a cut axis exaggerates. */
  Axis yAxis(int height) {
    DoubleSummaryStatistics y = summary("y", logY, Curve::allY);
    int most = AxisChart.mostTicks(height, 48);
    double max = Math.min(y.getMax(), cut());
    return logY
        ? Axis.log(y.getMin(), max, most, Numbers::compact)
        : Axis.linear(Math.min(0, y.getMin()), Math.max(0, max), most, Numbers::compact);
  }

  private DoubleSummaryStatistics summary(
      String axis, boolean log, Function<Curve, double[]> values) {
    DoubleSummaryStatistics summary =
        curves.stream().flatMapToDouble(curve -> stream(values.apply(curve))).summaryStatistics();
    if (log && summary.getMin() <= 0) {
      throw new IllegalArgumentException(
          "a logarithmic " + axis + " axis cannot show " + Numbers.brief(summary.getMin()));
    }
    return summary;
  }

  @Override
  String legend() {
    StringBuilder html = new StringBuilder();
    if (curves.size() > 1) {
      html.append("<div style=\"display:flex;flex-wrap:wrap;gap:2px 16px;margin:0 0 8px;")
          .append("font-size:13px;line-height:1.5;color:#1f2328\">");
      for (int i = 0; i < curves.size(); i++) {
        html.append("<span>")
            .append(swatch(i))
            .append(Html.escape(curves.get(i).name))
            .append("</span>");
      }
      html.append("</div>");
    }
    return html.append(
            "<div style=\"font-size:12px;line-height:1.3;color:#57606a;margin:0 0 2px\">")
        .append(Html.escape(yLabel))
        .append("</div>")
        .toString();
  }

  /** The line of a series, drawn small. */
  private String swatch(int i) {
    String color = PlotStyle.hex(color(i));
    return "<svg width=\"30\" height=\"12\" viewBox=\"0 0 30 12\" aria-hidden=\"true\" "
        + "style=\"vertical-align:-1px;margin-right:6px\"><path d=\"M0 6H30\" fill=\"none\" "
        + "stroke=\""
        + color
        + "\" stroke-width=\"2.4\"/>"
        + mark(shape(i), color)
        + "</svg>";
  }

  private static String mark(int marker, String color) {
    String path =
        switch (marker) {
          case 0 -> "M15 2a4 4 0 1 0 .01 0z";
          case 1 -> "M11.5 2.5h7v7h-7z";
          case 2 -> "M15 1.5l4.5 8h-9z";
          case 3 -> "M15 1l5 5-5 5-5-5z";
          case 4 -> "M15 10.5l4.5-8h-9z";
          case 5 -> "M11 2l8 8M19 2l-8 8";
          default -> "M15 1v10M10 6h10";
        };
    return "<path d=\"" + path + "\" fill=\"" + color + "\" stroke=\"" + color + "\"/>";
  }
}
