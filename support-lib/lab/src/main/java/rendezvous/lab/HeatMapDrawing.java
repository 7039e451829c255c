package rendezvous.lab;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a {@link HeatMap} at one width. */
final class HeatMapDrawing {

  private static final int FONT = Svg.FONT_SIZE;
  private static final double LINE = 14;

  /** Numbers in cells shrink so far and no further; then they are left to the table. */
  private static final double SMALLEST_FONT = 9.5;

  private static final double MOST_FOR_ROW_NAMES = 0.34;
  private static final double MOST_FOR_UPRIGHT_NAMES = 90;
  private static final double NARROW_CELL = 72;
  private static final int SCALE_HEIGHT = 46;
  private static final String SOFT_INK = PlotStyle.hex(PlotStyle.SOFT_INK);

  private final HeatMap map;
  private final HeatMap.Scale scale;
  private final int width;
  private final double left;
  private final double top;
  private final double cellWidth;
  private final double cellHeight;
  private final boolean uprightNames;

  HeatMapDrawing(HeatMap map, int width) {
    this.map = map;
    this.scale = map.scale();
    this.width = width;
    double widestRow =
        map.rows.stream().mapToDouble(row -> Svg.textWidth(row.name(), FONT)).max().orElse(0);
    double forRows = Math.max(widestRow, Svg.textWidth(map.rowsLabel, FONT));
    this.left = Math.min(MOST_FOR_ROW_NAMES * width, forRows) + 8;
    this.cellWidth = (width - left) / map.columns.size();
    this.cellHeight =
        map.rows.size() <= 12
            ? 32
            : map.rows.size() <= 30 ? 22 : Math.max(5, 660.0 / map.rows.size());
    double widestColumn =
        map.columns.stream().mapToDouble(name -> Svg.textWidth(name, FONT)).max().orElse(0);
    this.uprightNames = widestColumn > cellWidth - 4 && cellWidth < NARROW_CELL;
    int lines =
        map.columns.stream().mapToInt(name -> lines(name, cellWidth - 4, 2).size()).max().orElse(1);
    this.top =
        LINE + 12 + (uprightNames ? Math.min(MOST_FOR_UPRIGHT_NAMES, widestColumn) : lines * LINE);
  }

  Svg svg() {
    int height = (int) Math.ceil(top + map.rows.size() * cellHeight + SCALE_HEIGHT);
    Svg svg = new Svg(width, height);
    svg.text(left, FONT, Svg.shortened(map.columnsLabel, FONT, width - left), "fill", SOFT_INK);
    String rows = Svg.shortened(map.rowsLabel, FONT, left - 8);
    svg.text(left - 8, top - 7, rows, "text-anchor", "end", "fill", SOFT_INK);
    drawColumnNames(svg);
    drawRowNames(svg);
    double font = fontInCells();
    for (int row = 0; row < map.rows.size(); row++) {
      for (int column = 0; column < map.columns.size(); column++) {
        drawCell(svg, row, column, font);
      }
    }
    drawScale(svg, height - SCALE_HEIGHT + 12);
    return svg;
  }

  private void drawColumnNames(Svg svg) {
    int every = uprightNames ? (int) Math.ceil(LINE / cellWidth) : 1;
    for (int i = 0; i < map.columns.size(); i += every) {
      double center = left + (i + 0.5) * cellWidth;
      if (uprightNames) {
        String name = Svg.shortened(map.columns.get(i), FONT, MOST_FOR_UPRIGHT_NAMES);
        svg.text(0, 0, name, "transform", upright(center + FONT * 0.36, top - 6));
      } else {
        List<String> lines = lines(map.columns.get(i), cellWidth - 4, 2);
        for (int line = 0; line < lines.size(); line++) {
          double y = top - 7 - (lines.size() - 1 - line) * LINE;
          svg.text(center, y, lines.get(line), "text-anchor", "middle");
        }
      }
    }
  }

  private static String upright(double x, double y) {
    return String.format(Locale.ROOT, "translate(%.2f %.2f) rotate(-90)", x, y);
  }

  private void drawRowNames(Svg svg) {
    int every = (int) Math.ceil(LINE / cellHeight);
    for (int i = 0; i < map.rows.size(); i += every) {
      List<String> lines = lines(map.rows.get(i).name(), left - 8, (int) (cellHeight / LINE));
      double middle = top + (i + 0.5) * cellHeight;
      for (int line = 0; line < lines.size(); line++) {
        double y = middle + FONT * 0.36 + (line - (lines.size() - 1) / 2.0) * LINE;
        svg.text(left - 8, y, lines.get(line), "text-anchor", "end");
      }
    }
  }

  /** The text broken at spaces into so many lines, or shortened to one. */
  private static List<String> lines(String text, double room, int most) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && Svg.textWidth(longer, FONT) > room) {
        lines.add(line);
        longer = word;
      }
      line = longer;
    }
    lines.add(line);
    boolean fits =
        lines.size() <= most && lines.stream().allMatch(l -> Svg.textWidth(l, FONT) <= room);
    return fits ? lines : List.of(Svg.shortened(text, FONT, room));
  }

  /** As large as the longest number allows; 0 where even small numbers find no room. */
  private double fontInCells() {
    double widest = 0;
    for (HeatMap.Row row : map.rows) {
      for (double value : row.values()) {
        widest = Math.max(widest, Svg.textWidth(text(value), 1));
      }
    }
    double font = Math.min(FONT, (cellWidth - 4) / widest);
    return font < SMALLEST_FONT || cellHeight < FONT + 2 ? 0 : font;
  }

  private static String text(double value) {
    return Double.isNaN(value) ? "–" : Numbers.compact(value);
  }

  private void drawCell(Svg svg, int row, int column, double font) {
    double value = map.rows.get(row).values()[column];
    double x = left + column * cellWidth;
    double y = top + row * cellHeight;
    double gap = Math.min(2, cellWidth / 8);
    rect(svg, x, y, cellWidth - gap, cellHeight - gap, hex(value));
    if (font > 0) {
      svg.text(
          x + (cellWidth - gap) / 2,
          y + (cellHeight - gap) / 2 + font * 0.36,
          text(value),
          "text-anchor",
          "middle",
          "font-size",
          font,
          "fill",
          PlotStyle.hex(ColorScale.inkOn(ground(value))));
    }
  }

  /** The colours, with the values they stand for beneath. */
  private void drawScale(Svg svg, double y) {
    double length = scale.isOneValue() ? 40 : Math.min(240, (width - left) * 0.6);
    svg.open("defs").open("linearGradient", "id", "scale");
    for (int i = 0; i < ColorScale.STOPS.length; i++) {
      double offset = i / (ColorScale.STOPS.length - 1.0);
      svg.add("stop", "offset", offset, "stop-color", PlotStyle.hex(ColorScale.STOPS[i]));
    }
    svg.close("linearGradient").close("defs");
    rect(svg, left, y, length, 10, scale.isOneValue() ? hex(scale.min()) : "url(#scale)");
    if (!scale.isOneValue()) {
      scaleLabel(svg, left, y, scale.min(), "start");
      scaleLabel(svg, left + length, y, scale.max(), "end");
    }
    scaleLabel(svg, left + length / 2, y, scale.middle(), "middle");
    double right = left + length + 10;
    svg.text(right, y + 9, Svg.shortened(map.unit, FONT, width - right), "fill", SOFT_INK);
    if (map.gaps() > 0) {
      rect(svg, right, y + 16, 10, 10, PlotStyle.hex(PlotStyle.GRID));
      svg.text(right + 15, y + 25, "no value", "fill", SOFT_INK);
    }
  }

  private static void scaleLabel(Svg svg, double x, double y, double value, String anchor) {
    svg.text(x, y + 25, Numbers.compact(value), "text-anchor", anchor, "fill", SOFT_INK);
  }

  private static void rect(Svg svg, double x, double y, double width, double height, String fill) {
    svg.add("rect", "x", x, "y", y, "width", width, "height", height, "fill", fill);
  }

  private String hex(double value) {
    return PlotStyle.hex(ground(value));
  }

  private Color ground(double value) {
    return Double.isNaN(value) ? PlotStyle.GRID : ColorScale.at(scale.share(value));
  }
}
