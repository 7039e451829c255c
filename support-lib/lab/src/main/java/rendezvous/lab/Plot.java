package rendezvous.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tech.tablesaw.api.Table;

/**
 * Pictures in the course's one style, with the numbers beneath and a text for those who cannot see
 * them.
 *
 * {@snippet :
 * Plot.bars("Memory of a thousand threads", "MiB").bar("platform", 98).bar("virtual", 3);
 * Plot.lines("Throughput", "buffer", "items/s").series("channel", sizes, rates).logX();
 * Plot.cdf("Latency of one call", "ms").series("with timeout", samples).tail();
 * Plot.heatMap("Throughput", "receivers", "senders", "items/s")
 *     .columns(1, 2, 4).row("1 sender", 12, 14, 13).row("2 senders", 11, 21, 24);
 * Plot.gantt("One page", "ms").task("user", 0, 40).task("orders", 0, 90)
 *     .task("render", 90, 120, "user", "orders");
 * Plot.grid("Both at a glance", plot, otherPlot);
 * }
 *
 * <p>A plot is a cell's last expression, or goes to {@link Show#show(Object)}. Every plot makes a
 * sentence from its data as alternative text; {@link #alt(String)} replaces it, {@link
 * #caption(String)} says beneath the picture what to see in it. Plots are built by one thread.
 */
public abstract sealed class Plot implements Displayable permits ChartPlot, HeatMap, GanttPlot {

  /** CSS pixels: the width of a text column, and of a phone's screen less its margins. */
  static final int WIDE = 680;

  static final int NARROW = 320;

  /** Values further apart than this cannot be seen together on a linear scale. */
  static final double FAR_APART = 1000;

  final String title;
  private final List<String> notes = new ArrayList<>();
  private String alt;
  Table data;
  private String caption = "";

  Plot(String title) {
    this.title = title;
  }

  /** Horizontal bars from zero, each with its range where it has one. */
  public static BarPlot bars(String title, String unit) {
    return new BarPlot(title, unit);
  }

  /** Lines through points. */
  public static LinePlot lines(String title, String xLabel, String yLabel) {
    return new LinePlot(title, xLabel, yLabel);
  }

  /**
   * For each value the share of the sample that is no larger: the whole distribution at a glance.
   */
  public static CdfPlot cdf(String title, String unit) {
    return new CdfPlot(title, unit);
  }

  /** A value for each pair of row and column, as a colour and as a number. */
  public static HeatMap heatMap(String title, String columnsLabel, String rowsLabel, String unit) {
    return new HeatMap(title, columnsLabel, rowsLabel, unit);
  }

  /** When each task began and ended, in this unit of time, and which of them the end waited for. */
  public static GanttPlot gantt(String title, String unit) {
    return new GanttPlot(title, unit);
  }

  /** Several plots side by side, or one beneath the other where the window is narrow. */
  public static PlotGrid grid(String title, Plot... plots) {
    return new PlotGrid(title, List.of(plots));
  }

  /** Replaces the alternative text: what does a reader learn from this picture? */
  public Plot alt(String alt) {
    if (alt.isBlank()) {
      throw new IllegalArgumentException("the alternative text says nothing");
    }
    this.alt = alt;
    return this;
  }

  /** The alternative text. */
  public String alt() {
    return alt == null ? describe() : alt;
  }

  /** What to see in the picture, as text beneath it. */
  public Plot caption(String caption) {
    this.caption = caption;
    return this;
  }

  /** Folds this table away beneath the picture instead of the plot's own. */
  Plot data(Table table) {
    this.data = table;
    return this;
  }

  Plot note(String note) {
    notes.add(note);
    return this;
  }

  /** The numbers drawn. */
  public abstract Table table();

  /** The data in a sentence. */
  abstract String describe();

  /** HTML that says which mark is which, or nothing. */
  abstract String legend();

  /** How the marks are to be read, and what would show more: small notes beneath the picture. */
  abstract List<String> remarks();

  /**
   * Throws if there is nothing to draw.
   *
   * @throws IllegalStateException saying what to add
   */
  abstract void requireData();

  /** The picture at this width in CSS pixels. */
  abstract Picture picture(int width);

  /** Why there can be no picture on this machine, or nothing. */
  String obstacle() {
    return "";
  }

  @Override
  public Map<String, Object> mimeBundle() {
    requireData();
    Figure figure =
        new Figure(title, obstacleOr(() -> picture(WIDE).html(alt(), picture(NARROW))), alt())
            .legend(legend())
            .caption(caption);
    notes().forEach(figure::note);
    return figure.table(data == null ? table() : data).mimeBundle();
  }

  /** The picture in a grid, where it has the width of a phone's screen on every screen. */
  String narrowHtml() {
    requireData();
    return obstacleOr(() -> picture(NARROW).html(alt()));
  }

  private String obstacleOr(Supplier<String> picture) {
    return obstacle().isEmpty() ? picture.get() : "<p>" + Html.escape(obstacle()) + "</p>";
  }

  String caption() {
    return caption;
  }

  List<String> notes() {
    List<String> all = new ArrayList<>(remarks());
    all.addAll(notes);
    return all;
  }

  @Override
  public String toString() {
    return Show.plain(this);
  }
}
