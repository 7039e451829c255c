package rendezvous.lab;

import java.awt.Color;
import java.awt.Font;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.style.XYStyler;

/**
 * The one style: light lines behind, dark ink, colours that colour-blind readers can tell apart.
 */
final class PlotStyle {

  /** M. Okabe, K. Ito, "Color Universal Design" (2008); their yellow is too pale for a line. */
  static final Color[] COLORS = {
    new Color(0x0072B2),
    new Color(0xD55E00),
    new Color(0x009E73),
    new Color(0xCC79A7),
    new Color(0xE69F00),
    new Color(0x56B4E9),
    new Color(0x000000)
  };

  static final Color INK = new Color(0x1F2328);
  static final Color SOFT_INK = new Color(0x57606A);
  static final Color GRID = new Color(0xE4E8EC);

  private static final Color CLEAR = new Color(255, 255, 255, 0);

  private PlotStyle() {}

  /** What to say where Java can draw no text, or empty where it can. */
  static String missingFonts() {
    return Fonts.USABLE
        ? ""
        : "The picture is missing: Java finds no fonts on this machine. On Debian or Ubuntu, install"
            + " them with: apt-get install fontconfig fonts-dejavu-core";
  }

  /** Asked once, when the first picture is drawn. */
  private static final class Fonts {
    static final boolean USABLE = areUsable();

    private static boolean areUsable() {
      try {
        AxisChart.metrics(font(Plot.WIDE));
        return true;
      } catch (RuntimeException | LinkageError | InternalError e) {
        return false; // the JDK has one of each for this, by version and by what is missing
      }
    }
  }

  static Font font(int width) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, width < Plot.WIDE ? 12 : 13);
  }

  /** Takes everything off but the curves; {@link AxisChart} draws the rest. */
  static void bare(XYStyler style) {
    style.setChartTitleVisible(false);
    style.setLegendVisible(false);
    style.setAxisTitlesVisible(false);
    style.setAxisTicksVisible(false);
    style.setPlotGridLinesVisible(false);
    style.setPlotBorderVisible(false);
    style.setPlotTicksMarksVisible(false);
    style.setChartBackgroundColor(CLEAR);
    style.setPlotBackgroundColor(CLEAR);
    style.setChartPadding(0);
    style.setPlotMargin(0);
    style.setPlotContentSize(1);
    style.setMarkerSize(7);
  }

  static Color tint(Color color) {
    return new Color(mix(color.getRed()), mix(color.getGreen()), mix(color.getBlue()));
  }

  private static int mix(int channel) {
    return Math.round(255 - (255 - channel) * 0.38f);
  }

  /** The text if it fits, else its beginning and its end, for names often differ at the end. */
  static String shortened(String text, double room, ToDoubleFunction<String> width) {
    int[] points = text.codePoints().toArray();
    String fitting = text;
    for (int keep = points.length - 1; keep > 1 && width.applyAsDouble(fitting) > room; keep--) {
      int tail = keep / 3;
      fitting =
          new String(points, 0, keep - tail).strip()
              + "…"
              + new String(points, points.length - tail, tail).strip();
    }
    return fitting;
  }

  static String hex(Color color) {
    return String.format("#%06X", color.getRGB() & 0xFFFFFF);
  }
}
