package rendezvous.lab;

import java.awt.image.RenderedImage;
import java.util.Map;
import java.util.regex.Pattern;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/**
 * Puts results in front of the reader, in whichever notebook kernel runs: this course's own, IJava
 * or JJava. Without a kernel the plain text goes to {@link System#out}.
 *
 * <p>A cell's last expression needs none of this; it is shown by itself. Use {@code Show} for what
 * comes before it:
 *
 * {@snippet :
 * Show.show(race.table());
 * Show.markdown("The **median** is the middle round.");
 * }
 *
 * <p>A picture needs an alternative text: what a reader learns who cannot see it.
 */
public final class Show {

  private static final Pattern PROLOG =
      Pattern.compile(
          "\\A\\uFEFF?\\s*(?:(?:<\\?.*?\\?>|<!DOCTYPE[^>\\[]*(?:\\[.*?])?\\s*>)\\s*)*",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private static NotebookKernel installed;

  private Show() {}

  /**
   * Teaches the running kernel to show tablesaw tables, XChart charts, images and the lab's own
   * types as a cell's last expression. Called once by the kernel's start-up script; called again,
   * or without a kernel, it does nothing.
   */
  public static void install() {
    kernel();
  }

  private static synchronized NotebookKernel kernel() {
    NotebookKernel.find()
        .filter(kernel -> !kernel.is(installed))
        .ifPresent(kernel -> {
          install(kernel);
          installed = kernel;
        });
    return installed;
  }

  /** For tests, which run in several kernels one after the other. */
  static synchronized void forget() {
    installed = null;
  }

  @SuppressWarnings("rawtypes") // Chart.class has no type arguments
  static void install(NotebookKernel kernel) {
    kernel.register(Displayable.class, Displayable::mimeBundle);
    kernel.register(Table.class, Show::table);
    kernel.register(RenderedImage.class, Show::image);
    kernel.register(Chart.class, Show::chart);
  }

  /** Shows any value now, as it would look as the cell's last expression. */
  public static void show(Object value) {
    NotebookKernel kernel = kernel();
    if (kernel == null || value == null) {
      System.out.println(plain(value));
    } else {
      kernel.display(value);
    }
  }

  /** Shows HTML as it stands. What comes from elsewhere must have been escaped. */
  public static void html(String html) {
    String plain = html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    show(new Bundle(Bundle.of(Bundle.HTML, html, plain)));
  }

  /** Shows Markdown. */
  public static void markdown(String markdown) {
    show(new Bundle(Bundle.of(Bundle.MARKDOWN, markdown, markdown)));
  }

  /** Shows an SVG picture, on a light panel. An XML prolog is taken off: HTML cannot hold it. */
  public static void svg(String svg, String alt) {
    String picture = PROLOG.matcher(svg).replaceFirst("");
    show(
        new Bundle(
            Figure.panel(
                "<div role=\"img\" aria-label=\""
                    + Html.escape(required(alt))
                    + "\">"
                    + picture
                    + "</div>",
                alt)));
  }

  /** Shows a picture, on a light panel. */
  public static void image(RenderedImage image, String alt) {
    show(new Bundle(Figure.panel(Picture.of(image).html(required(alt)), alt)));
  }

  private static String required(String alt) {
    if (alt == null || alt.isBlank()) {
      throw new IllegalArgumentException(
          "a picture needs an alternative text: what does a reader learn from it?");
    }
    return alt;
  }

  private static Map<String, Object> table(Table table) {
    return Bundle.of(Bundle.HTML, Html.table(table), table.print());
  }

  private static Map<String, Object> image(RenderedImage image) {
    return Bundle.of(
        Bundle.PNG,
        Png.base64(image),
        "picture, " + image.getWidth() + " × " + image.getHeight() + " pixels");
  }

  private static Map<String, Object> chart(Chart<?, ?> chart) {
    String title = chart.getTitle() == null ? "" : chart.getTitle();
    String series =
        String.join(", ", chart.getSeriesCollection().stream().map(s -> s.getName()).toList());
    String alt =
        "Chart"
            + (title.isBlank() ? "" : " “" + title + "”")
            + (series.isEmpty() ? "" : " of " + series);
    return Figure.panel(Picture.of(chart, chart.getWidth(), chart.getHeight()).html(alt), alt);
  }

  static String plain(Object value) {
    return switch (value) {
      case null -> "null";
      case Displayable displayable -> String.valueOf(displayable.mimeBundle().get(Bundle.PLAIN));
      case Table table -> table.print();
      default -> String.valueOf(value);
    };
  }
}
