package rendezvous.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.Table;

/**
 * Charts in the course's one style, with the numbers beneath and a text for those who cannot see
 * them.
 *
 * {@snippet :
 * Plot.bars("Memory of a thousand threads", "MiB").bar("platform", 98).bar("virtual", 3);
 * Plot.lines("Throughput", "buffer", "items/s").series("channel", sizes, rates).logX();
 * Plot.cdf("Latency of one call", "ms").series("with timeout", samples);
 * }
 *
 * <p>A plot is a cell's last expression, or goes to {@link Show#show(Object)}. Every plot makes a
 * sentence from its data as alternative text; {@link #alt(String)} replaces it, {@link
 * #caption(String)} says beneath the picture what to see in it. Plots are built by one thread.
 */
public abstract sealed class Plot implements Displayable permits BarPlot, CurvePlot {

  /** CSS pixels: the width of a text column, and of a phone's screen less its margins. */
  static final int WIDE = 680;

  static final int NARROW = 320;

  final String title;
  private final List<String> notes = new ArrayList<>();
  private String alt;
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

  Plot note(String note) {
    notes.add(note);
    return this;
  }

  /** The numbers drawn. */
  public abstract Table table();

  /** The chart as XChart has it, to change what this class does not offer. */
  public XYChart chart() {
    return chart(WIDE);
  }

  abstract XYChart chart(int width);

  /** The data in a sentence. */
  abstract String describe();

  /** HTML that says which mark is which, or nothing. */
  abstract String legend();

  abstract void requireData();

  @Override
  public Map<String, Object> mimeBundle() {
    requireData();
    Figure figure = new Figure(title, picture(), alt()).legend(legend()).caption(caption);
    notes.forEach(figure::note);
    return figure.table(table()).mimeBundle();
  }

  private String picture() {
    if (!PlotStyle.missingFonts().isEmpty()) {
      return "<p>" + Html.escape(PlotStyle.missingFonts()) + "</p>";
    }
    XYChart wide = chart(WIDE);
    XYChart narrow = chart(NARROW);
    return Picture.of(wide, WIDE, wide.getHeight())
        .html(alt(), Picture.of(narrow, NARROW, narrow.getHeight()));
  }

  @Override
  public String toString() {
    return Show.plain(this);
  }
}
