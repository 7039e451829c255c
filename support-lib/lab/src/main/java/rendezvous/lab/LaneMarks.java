package rendezvous.lab;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import rendezvous.lab.Timeline.Activity;
import rendezvous.lab.Timeline.HandOff;

/** The marks of swim-lanes, bars and arrows, drawn into one picture, and what explains them. */
final class LaneMarks {
  // What a thread does is told by height and pattern, not by colour alone: who runs has a high and
  // solid bar, who waits a low one with a pattern of its own.

  static final double BAR = 16;
  static final double LEGEND_LINE = 18;

  /** The size of all text but the threads' names. */
  static final double SMALL = 10.5;

  static final String INK = PlotStyle.hex(PlotStyle.INK);
  static final String SOFT = PlotStyle.hex(PlotStyle.SOFT_INK);

  private static final double LOW_BAR = 12;
  private static final String WAKING = "#8A3B00";

  /** How an arrow is drawn, and what it says. */
  enum Arrow {
    START("starts", SOFT, 0.8, "2 2"),
    ELEMENT("hands over", INK, 1.3, "none"),
    WAKE("wakes", WAKING, 1.3, "5 2");

    final String words;
    final String color;
    final double thickness;
    final String dashes;

    Arrow(String words, String color, double thickness, String dashes) {
      this.words = words;
      this.color = color;
      this.thickness = thickness;
      this.dashes = dashes;
    }

    static Arrow of(HandOff handOff) {
      return switch (handOff.kind()) {
        case START -> START;
        case ELEMENT -> ELEMENT;
        case ROOM, CLOSE, CANCEL, INTERRUPT, RELEASE, LOCK -> WAKE;
      };
    }
  }

  private final Svg svg;

  /** Marks for this picture, in which nothing has been drawn yet. */
  LaneMarks(Svg svg) {
    this.svg = svg;
    svg.open("defs");
    pattern(Activity.CHANNEL, 45, "M0 0V6");
    pattern(Activity.LOCK, 45, "M0 0V6M0 0H6");
    pattern(Activity.TASKS, -45, "M0 0V6");
    pattern(Activity.SLEEP, 0, "M2 3H4");
    pattern(Activity.OTHER, 0, "M0 3H6");
    Stream.of(Arrow.values()).forEach(this::head);
    svg.close("defs");
  }

  private void pattern(Activity activity, int angle, String path) {
    svg.open(
            "pattern",
            "id",
            activity,
            "width",
            6,
            "height",
            6,
            "patternUnits",
            "userSpaceOnUse",
            "patternTransform",
            "rotate(" + angle + ")")
        .add("rect", "width", 6, "height", 6, "fill", "#fff")
        .add("path", "d", path, "stroke", color(activity), "stroke-width", 2, "opacity", 0.75)
        .close("pattern");
  }

  private void head(Arrow arrow) {
    svg.open(
            "marker",
            "id",
            arrow,
            "viewBox",
            "0 0 8 8",
            "refX",
            7,
            "refY",
            4,
            "markerWidth",
            7,
            "markerHeight",
            7,
            "markerUnits",
            "userSpaceOnUse",
            "orient",
            "auto")
        .add("path", "d", "M0 0.8L8 4L0 7.2z", "fill", arrow.color)
        .close("marker");
  }

  static String color(Activity activity) {
    Color color =
        switch (activity) {
          case RUNS -> PlotStyle.COLORS[0];
          case CHANNEL -> PlotStyle.COLORS[1];
          case TASKS -> PlotStyle.COLORS[2];
          case LOCK -> PlotStyle.COLORS[3];
          case OTHER -> PlotStyle.COLORS[4];
          case SLEEP -> PlotStyle.SOFT_INK;
        };
    return PlotStyle.hex(color);
  }

  /** A bar whose middle line is at y. */
  void bar(Activity activity, double x, double y, double length) {
    boolean runs = activity == Activity.RUNS;
    double height = runs ? BAR : LOW_BAR;
    svg.add(
        "rect",
        "x",
        x,
        "y",
        y - height / 2,
        "width",
        length,
        "height",
        height,
        "fill",
        runs ? color(activity) : "url(#" + activity + ")",
        "stroke",
        color(activity),
        "stroke-width",
        length < 3 ? 0.3 : 0.8);
  }

  void arrow(Arrow arrow, double x1, double y1, double x2, double y2) {
    svg.add(
        "path",
        "d",
        line(x1, y1, x2, y2),
        "stroke",
        arrow.color,
        "stroke-width",
        arrow.thickness,
        "stroke-dasharray",
        arrow.dashes,
        "marker-end",
        "url(#" + arrow + ")");
  }

  /** What a thread that lives on has at its end. */
  void goesOn(Activity activity, double x, double y) {
    String triangle = String.format(Locale.ROOT, "M%.2f %.2fl6 5l-6 5z", x, y - 5);
    svg.add("path", "d", triangle, "fill", color(activity));
  }

  /** Text that can be read on any ground. */
  void text(double x, double y, String text, String color, String anchor) {
    svg.text(
        x,
        y,
        text,
        "font-size",
        SMALL,
        "fill",
        color,
        "text-anchor",
        anchor,
        "paint-order",
        "stroke",
        "stroke",
        "#fff",
        "stroke-width",
        3,
        "stroke-linejoin",
        "round");
  }

  /** A line as a path's data. */
  static String line(double x1, double y1, double x2, double y2) {
    return String.format(Locale.ROOT, "M%.2f %.2fL%.2f %.2f", x1, y1, x2, y2);
  }

  // --- legend

  /** An activity or an arrow that is explained, and where. */
  private record Explained(Object mark, double x, double y) {}

  /** How many lines it takes to explain these. */
  static int legendLines(Collection<?> marks, double width) {
    return (int) (legend(marks, width).getLast().y / LEGEND_LINE) + 1;
  }

  /** Explains activities and arrows at the top of the picture. */
  void legend(Collection<?> marks) {
    for (Explained each : legend(marks, svg.width)) {
      double y = each.y + 10;
      switch (each.mark) {
        case Activity activity -> bar(activity, each.x + 1, y, 22);
        case Arrow arrow -> arrow(arrow, each.x + 1, y, each.x + 23, y);
        default -> throw new IllegalArgumentException("cannot be explained: " + each.mark);
      }
      svg.text(each.x + 29, y + 4, words(each.mark), "font-size", SMALL, "fill", SOFT);
    }
  }

  private static List<Explained> legend(Collection<?> marks, double width) {
    double x = 0;
    double y = 0;
    List<Explained> explained = new ArrayList<>();
    for (Object mark : marks) {
      double length = 39 + Svg.textWidth(words(mark), SMALL);
      if (x > 0 && x + length > width) {
        x = 0;
        y += LEGEND_LINE;
      }
      explained.add(new Explained(mark, x, y));
      x += length;
    }
    return explained;
  }

  private static String words(Object mark) {
    return mark instanceof Activity activity ? activity.words : ((Arrow) mark).words;
  }
}
