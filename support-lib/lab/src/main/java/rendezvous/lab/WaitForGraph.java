package rendezvous.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Draws who waits for what, and who has it, if that goes round in a circle: the picture of a
 * deadlock.
 *
 * <p>The threads and what they wait for stand in a ring of two rows: along the upper one to the
 * right, along the lower one back to the left.
 */
public final class WaitForGraph {

  /**
   * A thread that waits.
   *
   * @param thread its name
   * @param what what it waits for
   * @param holder the thread that has it; null if nobody has, or it is not known
   */
  public record Wait(String thread, String what, String holder) {}

  private record Node(String text, boolean isThread) {}

  private static final int WIDTH = 420;
  private static final int HEIGHT = 190;
  private static final int BOX_HEIGHT = 34;
  private static final int TOP = 12;
  private static final int GAP = 66;
  private static final int MOST_THREADS = 3;
  private static final String INK = PlotStyle.hex(PlotStyle.INK);
  private static final String ALERT = "#b34700";

  private final List<Wait> circle;

  private WaitForGraph(List<Wait> circle) {
    this.circle = circle;
  }

  /** The circle among these waits as a picture in HTML; empty if there is none, or it is large. */
  public static Optional<String> html(List<Wait> waits) {
    List<Wait> circle = circle(waits);
    return circle.isEmpty() || circle.size() > MOST_THREADS
        ? Optional.empty()
        : Optional.of(new WaitForGraph(circle).picture());
  }

  /** The waits that form a circle, each followed by that of the thread that it waits for. */
  static List<Wait> circle(List<Wait> waits) {
    for (Wait start : waits) {
      List<Wait> path = new ArrayList<>();
      Wait at = start;
      while (at != null && !path.contains(at)) {
        path.add(at);
        at = waitOf(at.holder(), waits);
      }
      if (at == start) {
        return path;
      }
    }
    return List.of();
  }

  private static Wait waitOf(String thread, List<Wait> waits) {
    return waits.stream().filter(wait -> wait.thread().equals(thread)).findFirst().orElse(null);
  }

  private String picture() {
    String alt =
        circle.stream()
            .map(wait ->
                "%s waits for %s, which %s has"
                    .formatted(wait.thread(), wait.what(), wait.holder()))
            .collect(Collectors.joining("; "));
    return Picture.of(svg()).html("Wait-for graph: " + alt);
  }

  Svg svg() {
    List<Node> ring = new ArrayList<>();
    for (Wait wait : circle) {
      ring.add(new Node(wait.thread(), true));
      ring.add(new Node(wait.what(), false));
    }
    Svg svg = new Svg(WIDTH, HEIGHT);
    for (int i = 0; i < ring.size(); i++) {
      arrow(svg, i, (i + 1) % ring.size(), ring.get(i).isThread() ? "waits for" : "held by");
    }
    for (int i = 0; i < ring.size(); i++) {
      box(svg, i, ring.get(i));
    }
    return svg;
  }

  private int columns() {
    return circle.size();
  }

  private double boxWidth() {
    return (WIDTH - GAP * (columns() - 1.0)) / columns();
  }

  private int column(int node) {
    return node < columns() ? node : 2 * columns() - 1 - node;
  }

  private double x(int node) {
    return column(node) * (boxWidth() + GAP);
  }

  private double y(int node) {
    return node < columns() ? TOP : HEIGHT - TOP - BOX_HEIGHT;
  }

  private void box(Svg svg, int node, Node what) {
    svg.add(
        "rect",
        "x",
        x(node) + 1,
        "y",
        y(node),
        "width",
        boxWidth() - 2,
        "height",
        BOX_HEIGHT,
        "rx",
        what.isThread() ? BOX_HEIGHT / 2 : 4,
        "fill",
        what.isThread() ? "#e6f0f8" : "#fff3e6",
        "stroke",
        what.isThread() ? PlotStyle.hex(PlotStyle.COLORS[0]) : ALERT,
        "stroke-width",
        1.5);
    String text = Svg.shortened(what.text(), Svg.FONT_SIZE, boxWidth() - 12);
    svg.text(
        x(node) + boxWidth() / 2,
        y(node) + BOX_HEIGHT / 2.0 + 4,
        text,
        "text-anchor",
        "middle",
        "fill",
        INK);
  }

  private void arrow(Svg svg, int from, int to, String label) {
    boolean across = column(from) != column(to);
    boolean ahead = across ? column(to) > column(from) : y(to) > y(from);
    double middleY = y(from) + BOX_HEIGHT / 2.0;
    double middleX = x(from) + boxWidth() / 2;
    double startX = across ? x(from) + (ahead ? boxWidth() : 0) : middleX;
    double startY = across ? middleY : y(from) + (ahead ? BOX_HEIGHT : 0);
    double endX = across ? x(to) + (ahead ? 0 : boxWidth()) : middleX;
    double endY = across ? middleY : y(to) + (ahead ? 0 : BOX_HEIGHT);
    svg.add(
        "path",
        "d",
        "M%s %sL%s %s"
            .formatted(Svg.number(startX), Svg.number(startY), Svg.number(endX), Svg.number(endY)),
        "stroke",
        INK,
        "stroke-width",
        1.5);
    double sign = ahead ? -1 : 1;
    String head =
        across
            ? "l%s -5v10z".formatted(Svg.number(sign * 8))
            : "l-5 %sh10z".formatted(Svg.number(sign * 8));
    svg.add(
        "path", "d", "M%s %s".formatted(Svg.number(endX), Svg.number(endY)) + head, "fill", INK);
    if (across) {
      svg.text(
          (startX + endX) / 2,
          startY - 6,
          label,
          "text-anchor",
          "middle",
          "font-size",
          11,
          "fill",
          PlotStyle.hex(PlotStyle.SOFT_INK));
    } else {
      svg.text(
          middleX + 10,
          (startY + endY) / 2 + 4,
          label,
          "font-size",
          11,
          "fill",
          PlotStyle.hex(PlotStyle.SOFT_INK));
    }
  }
}
