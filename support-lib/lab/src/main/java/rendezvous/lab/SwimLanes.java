package rendezvous.lab;

import static rendezvous.lab.LaneMarks.BAR;
import static rendezvous.lab.LaneMarks.INK;
import static rendezvous.lab.LaneMarks.SMALL;
import static rendezvous.lab.LaneMarks.SOFT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import rendezvous.lab.LaneMarks.Arrow;
import rendezvous.lab.Timeline.Activity;
import rendezvous.lab.Timeline.HandOff;
import rendezvous.lab.Timeline.Lane;
import rendezvous.lab.Timeline.Span;

/** Draws a story: a lane for each thread, time to the right, an arrow for each hand-off. */
final class SwimLanes {
  static final int MOST_LANES = 24;
  static final int MOST_ARROWS = 300;

  private static final double THINNEST = 0.4;
  private static final double RIGHT_MARGIN = 10;
  private static final double BOLD = 1.12; // how much wider than other text
  private static final String GRID = PlotStyle.hex(PlotStyle.GRID);

  /** Where something is written already. */
  private record Box(double left, double top, double right, double bottom) {
    boolean meets(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  // immutable state
  private final Story story;
  private final int width;
  private final boolean narrow;
  private final Map<String, Lane> lanes = new LinkedHashMap<>(); // by thread
  private final Map<String, Double> rows = new HashMap<>(); // the middle of each lane's bar
  private final List<HandOff> handOffs;
  private final TimeAxis axis;
  private final double left;
  private final double right;
  private final double top;
  private final double bottom;

  // mutable state
  private final Svg svg;
  private final LaneMarks marks;
  private final List<Box> written = new ArrayList<>();

  SwimLanes(Story story, int width) {
    this.story = story;
    this.width = width;
    this.narrow = width < Plot.WIDE;
    chosen(story).forEach(lane -> lanes.put(lane.thread(), lane));
    this.handOffs =
        story.handOffs().stream()
            .filter(handOff -> !handOff.from().equals(handOff.to()))
            .filter(h -> lanes.containsKey(h.from()) && lanes.containsKey(h.to()))
            .toList();
    this.left = narrow ? 2 : gutter();
    this.right = width - RIGHT_MARGIN;
    this.axis = new TimeAxis(Math.max(1, story.length().toNanos()), edges(), left, right - left);
    this.top = LaneMarks.legendLines(explained(), width) * LaneMarks.LEGEND_LINE + 8;
    double y = top + (narrow ? 28 : 18);
    for (String thread : lanes.keySet()) {
      rows.put(thread, y);
      y += narrow ? 42 : 36;
    }
    this.bottom = rows.values().stream().max(Double::compare).orElse(y) + BAR / 2 + 8;
    this.svg = new Svg(width, (int) Math.ceil(bottom + 34));
    this.marks = new LaneMarks(svg);
  }

  /** All lanes; of very many, those that do most with others. */
  private static List<Lane> chosen(Story story) {
    if (story.lanes().size() <= MOST_LANES) {
      return story.lanes();
    }
    Map<String, Integer> deeds = new HashMap<>();
    for (HandOff handOff : story.handOffs()) {
      deeds.merge(handOff.from(), 1, Integer::sum);
      deeds.merge(handOff.to(), 1, Integer::sum);
    }
    Set<Lane> kept = new HashSet<>();
    story.lanes().stream()
        .sorted(
            Comparator.comparing((Lane lane) -> !lane.startedBy().isEmpty())
                .thenComparing(lane -> -deeds.getOrDefault(lane.thread(), 0)))
        .limit(MOST_LANES)
        .forEach(kept::add);
    return story.lanes().stream().filter(kept::contains).toList();
  }

  private double gutter() {
    double longest =
        lanes.keySet().stream()
            .mapToDouble(thread -> Svg.textWidth(thread, Svg.FONT_SIZE) * BOLD)
            .max()
            .orElse(0);
    return Math.clamp(longest + 12, 60, 160);
  }

  private double[] edges() {
    return lanes.values().stream()
        .flatMap(lane -> lane.spans().stream())
        .flatMap(span -> Stream.of(span.from(), span.to()))
        .mapToDouble(Duration::toNanos)
        .toArray();
  }

  /** The activities and arrows that there are. */
  private List<Object> explained() {
    Set<Object> used = new HashSet<>(Set.of(Activity.RUNS));
    lanes.values().forEach(lane -> lane.spans().forEach(span -> used.add(span.activity())));
    handOffs.forEach(handOff -> used.add(Arrow.of(handOff)));
    return Stream.<Object>concat(Stream.of(Activity.values()), Stream.of(Arrow.values()))
        .filter(used::contains)
        .toList();
  }

  private double x(Duration at) {
    return axis.x(at.toNanos());
  }

  Svg svg() {
    marks.legend(explained());
    axis();
    lanes.values().forEach(this::lane);
    cuts();
    int every = (handOffs.size() + MOST_ARROWS - 1) / MOST_ARROWS;
    for (int i = 0; i < handOffs.size(); i += every) {
      arrow(handOffs.get(i));
    }
    return svg;
  }

  // --- axis

  private void axis() {
    svg.add("path", "d", LaneMarks.line(left, bottom, right, bottom), "stroke", "#8c959f");
    double free = Double.NEGATIVE_INFINITY;
    for (TimeAxis.Tick tick : axis.ticks()) {
      svg.add("path", "d", LaneMarks.line(tick.x(), top, tick.x(), bottom + 4), "stroke", GRID);
      double half = Svg.textWidth(tick.text(), SMALL) / 2;
      double middle = Math.clamp(tick.x(), half, width - half);
      if (middle - half > free) {
        soft(middle, bottom + 16, tick.text(), "middle");
        free = middle + half + 6;
      }
    }
    int missing = story.lanes().size() - lanes.size();
    String more = missing == 0 ? "" : "; " + missing + " more threads not drawn";
    soft(right, bottom + 30, axis.unit() + " since the block began" + more, "end");
  }

  private void soft(double x, double y, String text, String anchor) {
    svg.text(x, y, text, "font-size", SMALL, "fill", SOFT, "text-anchor", anchor);
  }

  /** Time that is left out goes through all lanes. */
  private void cuts() {
    for (TimeAxis.Stretch cut : axis.cuts()) {
      double middle = cut.x() + cut.width() / 2;
      rows.values().forEach(y -> cut(middle, y));
      cut(middle, bottom);
      String text = TimeScale.format(cut.to() - cut.from());
      soft(middle, top + 4, text, "middle");
      double half = Svg.textWidth(text, SMALL) / 2;
      written.add(new Box(middle - half, top - 6, middle + half, top + 6));
    }
  }

  private void cut(double x, double y) {
    for (double at : new double[] {x - 3, x + 3}) {
      String line = LaneMarks.line(at + 2, y - BAR / 2 - 2, at - 2, y + BAR / 2 + 2);
      svg.add("path", "d", line, "stroke", "#fff", "stroke-width", 3);
    }
  }

  // --- lanes

  private void lane(Lane lane) {
    double y = rows.get(lane.thread());
    svg.add("path", "d", LaneMarks.line(left, y, right, y), "stroke", GRID);
    name(lane.thread(), y);
    double done = Double.NEGATIVE_INFINITY;
    for (Span span : lane.spans()) {
      double from = Math.max(x(span.from()), done);
      double to = x(span.to());
      if (to - from >= THINNEST) { // else nobody could see it
        marks.bar(span.activity(), from, y, to - from);
        spanText(span, from, to, y);
        done = to;
      }
    }
    if (!lane.ended() && !lane.startedBy().isEmpty() && !lane.spans().isEmpty()) {
      marks.goesOn(lane.spans().getLast().activity(), right + 1, y);
    }
  }

  private void name(String thread, double y) {
    if (narrow) {
      String name = Svg.shortened(thread, SMALL, width * 0.55);
      double baseline = y - BAR / 2 - 4;
      svg.text(left, baseline, name, "font-size", SMALL, "font-weight", 600);
      double end = left + Svg.textWidth(name, SMALL * BOLD) + 4;
      written.add(new Box(left, baseline - 10, end, y - BAR / 2));
    } else {
      String name = Svg.shortened(thread, Svg.FONT_SIZE * BOLD, left - 10);
      svg.text(left - 8, y + 4, name, "text-anchor", "end", "font-weight", 600);
    }
  }

  private void spanText(Span span, double from, double to, double y) {
    String on = span.on();
    String brief =
        on.contains(" | ")
            ? "select"
            : on.substring(Math.max(on.lastIndexOf(' '), on.lastIndexOf('.')) + 1);
    double[] room = widestPart(from, to);
    for (String text : List.of(on, brief)) {
      if (!text.isEmpty() && Svg.textWidth(text, SMALL) <= room[1] - room[0] - 8) {
        marks.text((room[0] + room[1]) / 2, y + 3.7, text, INK, "middle");
        return;
      }
    }
  }

  /** Where the widest part of a bar begins and ends that no cut goes through. */
  private double[] widestPart(double from, double to) {
    double[] widest = {from, from};
    double start = from;
    for (TimeAxis.Stretch cut : axis.cuts()) {
      double end = Math.clamp(cut.x(), start, to);
      if (end - start > widest[1] - widest[0]) {
        widest = new double[] {start, end};
      }
      start = Math.clamp(cut.x() + cut.width(), start, to);
    }
    return to - start > widest[1] - widest[0] ? new double[] {start, to} : widest;
  }

  // --- arrows

  private void arrow(HandOff handOff) {
    double from = rows.get(handOff.from());
    double to = rows.get(handOff.to());
    double edge = Math.copySign(BAR / 2, to - from);
    double x1 = x(handOff.left());
    double x2 = x(handOff.arrived());
    Arrow arrow = Arrow.of(handOff);
    marks.arrow(arrow, x1, from + edge, x2, to - edge);
    if (!text(handOff).isEmpty()) {
      label(text(handOff), arrow, x1, from + edge, x2, to - edge, to > from);
    }
  }

  /** At the head or at the foot, to the right or to the left: wherever there is room. */
  private void label(
      String label, Arrow arrow, double x1, double y1, double x2, double y2, boolean down) {
    String text = Svg.shortened(label, SMALL, narrow ? 60 : 90);
    double length = Svg.textWidth(text, SMALL);
    double head = y2 + (down ? -7 : 15);
    double foot = y1 + (down ? 13 : -5);
    double[][] places = {
      {x2 + 5, head}, {x2 - 5 - length, head}, {x1 + 5, foot}, {x1 - 5 - length, foot}
    };
    for (double[] place : places) {
      Box box = new Box(place[0], place[1] - 9, place[0] + length, place[1] + 2);
      if (box.left >= 0 && box.right <= width && written.stream().noneMatch(box::meets)) {
        written.add(box);
        marks.text(place[0], place[1], text, arrow.color, "start");
        return;
      }
    }
  }

  private static String text(HandOff handOff) {
    return switch (handOff.kind()) {
      case START -> "";
      case ELEMENT -> handOff.value();
      case ROOM -> "room";
      case CLOSE -> "close";
      case CANCEL -> "cancel";
      case INTERRUPT -> "interrupt";
      case RELEASE -> "done";
      case LOCK -> "lock";
    };
  }
}
