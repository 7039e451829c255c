package rendezvous.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draws a {@link GanttPlot} at one width. A task's name stands above its bars: long names need no
 * margin then and fit a phone.
 */
final class GanttDrawing {

  private static final int FONT = Svg.FONT_SIZE;
  private static final int SLOT = 42;
  private static final int NAME = 18;
  private static final int BAR = 16;
  private static final int EDGE = 10;
  private static final int GAP = 6;
  private static final int AXIS_HEIGHT = 42;

  private static final String INK = PlotStyle.hex(PlotStyle.INK);
  private static final String SOFT_INK = PlotStyle.hex(PlotStyle.SOFT_INK);
  private static final String DARK = PlotStyle.hex(PlotStyle.COLORS[0]);
  private static final String PALE = "#d8dee4";
  private static final String PALE_EDGE = "#8c959f";

  private final GanttPlot plot;
  private final int width;
  private final Map<String, List<GanttPlot.Interval>> tasks;
  private final List<String> names;
  private final Set<GanttPlot.Interval> critical;
  private final Axis axis;

  GanttDrawing(GanttPlot plot, int width) {
    this.plot = plot;
    this.width = width;
    this.tasks = plot.tasks();
    this.names = List.copyOf(tasks.keySet());
    this.critical = plot.criticalPath();
    this.axis = axis();
  }

  /** Far enough that each label has room to the right of its bar. */
  private Axis axis() {
    double least = plot.start();
    double most = plot.end();
    double start = least > 0 && least <= most - least ? 0 : least;
    double end = most;
    for (List<GanttPlot.Interval> task : tasks.values()) {
      double last = task.stream().mapToDouble(GanttPlot.Interval::end).max().orElseThrow();
      double label = Svg.textWidth(label(task), FONT) + 2 * GAP;
      double free = Math.max(0.3, 1 - label / (width - 2.0 * EDGE));
      end = Math.max(end, start + (last - start) / free);
    }
    return Axis.linear(start, end, AxisChart.mostTicks(width, 75), Numbers::compact);
  }

  private String label(List<GanttPlot.Interval> task) {
    double busy = task.stream().mapToDouble(GanttPlot.Interval::length).sum();
    return plot.withUnit(busy) + (task.size() > 1 ? " in " + task.size() + " parts" : "");
  }

  private double x(double time) {
    return EDGE + axis.share(time) * (width - 2 * EDGE);
  }

  private double top(String task) {
    return names.indexOf(task) * SLOT + NAME;
  }

  private double middle(GanttPlot.Interval interval) {
    return top(interval.task()) + BAR / 2.0;
  }

  Svg svg() {
    int bottom = names.size() * SLOT;
    Svg svg = new Svg(width, bottom + AXIS_HEIGHT);
    drawAxis(svg, bottom);
    drawPath(svg);
    tasks.forEach((name, intervals) -> {
      intervals.forEach(interval -> drawBar(svg, interval));
      drawTexts(svg, name, intervals);
    });
    return svg;
  }

  private void drawAxis(Svg svg, int bottom) {
    String grid = PlotStyle.hex(PlotStyle.GRID);
    for (double tick : axis.ticks()) {
      svg.add("path", "d", "M%s 0V%d".formatted(Svg.number(x(tick)), bottom), "stroke", grid);
      String text = axis.label().apply(tick);
      double half = Svg.textWidth(text, FONT) / 2;
      double center = Math.clamp(x(tick), half, width - half);
      svg.text(center, bottom + 16, text, "text-anchor", "middle", "fill", SOFT_INK);
    }
    String title = plot.unit.isBlank() ? "time" : "time, " + plot.unit;
    svg.text(width / 2.0, bottom + 34, title, "text-anchor", "middle", "fill", SOFT_INK);
  }

  /** From the end of what was waited for to the start of what waited; the bars go over it. */
  private void drawPath(Svg svg) {
    List<GanttPlot.Interval> path = new ArrayList<>(critical);
    for (int i = 1; i < path.size(); i++) {
      GanttPlot.Interval before = path.get(i - 1);
      GanttPlot.Interval after = path.get(i);
      double turn = Math.min(x(before.end()), x(after.start()));
      String line =
          "M%s %sV%sH%s"
              .formatted(
                  Svg.number(turn),
                  Svg.number(middle(before)),
                  Svg.number(middle(after)),
                  Svg.number(x(after.start())));
      svg.add("path", "d", line, "stroke", DARK, "stroke-width", 1.6, "fill", "none");
    }
  }

  private void drawBar(Svg svg, GanttPlot.Interval interval) {
    boolean dark = critical.contains(interval);
    double x = x(interval.start());
    double length = x(interval.end()) - x;
    if (interval.length() == 0) {
      String diamond =
          "M%s %sl6 7l-6 7l-6 -7z".formatted(Svg.number(x), Svg.number(middle(interval) - 7));
      svg.add("path", "d", diamond, "fill", dark ? DARK : PALE, "stroke", dark ? DARK : PALE_EDGE);
      return;
    }
    svg.add(
        "rect",
        "x",
        x,
        "y",
        top(interval.task()),
        "width",
        Math.max(2, length),
        "height",
        BAR,
        "rx",
        Math.min(2, length / 2),
        "fill",
        dark ? DARK : PALE,
        "stroke",
        dark ? DARK : PALE_EDGE);
  }

  /** The name above, as near to the first bar as it fits; how long it took, after the last. */
  private void drawTexts(Svg svg, String name, List<GanttPlot.Interval> intervals) {
    boolean bold =
        intervals.stream().anyMatch(critical::contains) && critical.size() < plot.intervals.size();
    double start = intervals.stream().mapToDouble(GanttPlot.Interval::start).min().orElseThrow();
    double end = intervals.stream().mapToDouble(GanttPlot.Interval::end).max().orElseThrow();
    String text = Svg.shortened(name, FONT * 1.08, width - 2 * EDGE);
    double x = Math.max(EDGE, Math.min(x(start), width - EDGE - Svg.textWidth(text, FONT * 1.08)));
    halo(svg, x, top(name) - 5, text, bold);
    halo(
        svg,
        x(end) + (start == end ? 2 * GAP : GAP),
        top(name) + BAR / 2.0 + FONT * 0.36,
        label(intervals),
        bold);
  }

  /** Text that lines behind it do not run through. */
  private static void halo(Svg svg, double x, double y, String text, boolean bold) {
    svg.text(
        x,
        y,
        text,
        "font-weight",
        bold ? 700 : 400,
        "fill",
        INK,
        "stroke",
        "#fff",
        "stroke-width",
        4,
        "stroke-linejoin",
        "round",
        "paint-order",
        "stroke");
  }
}
