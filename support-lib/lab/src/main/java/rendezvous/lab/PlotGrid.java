package rendezvous.lab;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Several plots in one figure; see {@link Plot#grid(String, Plot...)}. Each is as wide as a phone's
 * screen, so that two stand side by side in a text column, and one beneath the other on a phone.
 * Each keeps its own scale: compare shapes, and for sizes look at the axes.
 */
public final class PlotGrid implements Displayable {

  private final String title;
  private final List<Plot> plots;
  private String caption = "";

  PlotGrid(String title, List<Plot> plots) {
    if (plots.isEmpty()) {
      throw new IllegalArgumentException("a grid needs plots: Plot.grid(\"title\", plot, …)");
    }
    this.title = title;
    this.plots = plots;
  }

  /** What to see in the pictures, as text beneath them. */
  public PlotGrid caption(String caption) {
    this.caption = caption;
    return this;
  }

  /** The alternative texts of its plots. */
  public String alt() {
    return plots.stream().map(Plot::alt).collect(Collectors.joining(" "));
  }

  @Override
  public Map<String, Object> mimeBundle() {
    Figure figure = new Figure(title, html(), alt()).caption(caption);
    Set<String> notes = new LinkedHashSet<>(); // what holds for several is said once
    plots.forEach(plot -> notes.addAll(plot.notes()));
    notes.forEach(figure::note);
    plots.forEach(plot -> figure.table(plot.table()));
    return figure.mimeBundle();
  }

  private String html() {
    StringBuilder html = new StringBuilder("<div style=\"display:flex;flex-wrap:wrap;gap:20px\">");
    for (Plot plot : plots) {
      html.append("<div role=\"group\" aria-label=\"")
          .append(Html.escape(plot.title))
          .append("\" style=\"flex:0 1 ")
          .append(Plot.NARROW)
          .append("px;min-width:0\"><div style=\"font-size:13px;font-weight:600;line-height:1.35;")
          .append("margin:0 0 6px\">")
          .append(Html.escape(plot.title))
          .append("</div>")
          .append(plot.legend())
          .append(plot.narrowHtml());
      if (!plot.caption().isBlank()) {
        html.append("<div style=\"font-size:12px;line-height:1.45;margin:4px 0 0\">")
            .append(Html.escape(plot.caption()))
            .append("</div>");
      }
      html.append("</div>");
    }
    return html.append("</div>").toString();
  }

  @Override
  public String toString() {
    return Show.plain(this);
  }
}
