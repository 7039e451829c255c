package rendezvous.lab;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A picture and the size in CSS pixels at which it is shown. Charts are painted with twice as many
 * pixels each way, so that they are crisp on the screens that phones and laptops have today.
 *
 * @param dataUri the whole picture, so that a page needs no other file
 */
record Picture(String dataUri, int width, int height) {

  private static final int DENSITY = 2;

  private static final String STYLE =
      "display:block;max-width:100%;height:auto;margin:0;background:#fff";

  static Picture of(RenderedImage image) {
    return new Picture(Png.dataUri(image), image.getWidth(), image.getHeight());
  }

  static Picture of(Svg svg) {
    byte[] bytes = svg.toString().getBytes(StandardCharsets.UTF_8);
    String base64 = Base64.getEncoder().encodeToString(bytes);
    return new Picture("data:image/svg+xml;base64," + base64, svg.width, svg.height);
  }

  static Picture of(Chart<?, ?> chart, int width, int height) {
    if (!PlotStyle.missingFonts().isEmpty()) {
      throw new IllegalStateException(PlotStyle.missingFonts());
    }
    BufferedImage image =
        new BufferedImage(width * DENSITY, height * DENSITY, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, image.getWidth(), image.getHeight());
      g.scale(DENSITY, DENSITY);
      g.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      chart.paint(g, width, height);
    } finally {
      g.dispose();
    }
    return new Picture(Png.dataUri(image), width, height);
  }

  String html(String alt) {
    return "<img src=\""
        + dataUri
        + "\" alt=\""
        + Html.escape(alt)
        + "\" width=\""
        + width
        + "\" height=\""
        + height
        + "\" style=\""
        + STYLE
        + "\"/>";
  }

  /** As {@link #html(String)}, with another picture where the window is no wider than a phone. */
  String html(String alt, Picture onPhones) {
    return "<picture><source media=\"(max-width:600px)\" srcset=\""
        + onPhones.dataUri
        + "\" width=\""
        + onPhones.width
        + "\" height=\""
        + onPhones.height
        + "\"/>"
        + html(alt)
        + "</picture>";
  }
}
