package rendezvous.lab;

/**
 * An SVG picture in the making: one element after the other, every text escaped.
 *
 * {@snippet :
 * new Svg(320, 60)
 *     .add("rect", "x", 10, "y", 20, "width", 120, "height", 18, "fill", "#0072B2")
 *     .text(10, 15, "sender", "font-weight", 600);
 * }
 *
 * <p>It is shown as an image, by {@link Picture#of(Svg)}, and not as a part of the page: so the
 * page's styles cannot reach it, and its ids need only be its own.
 */
final class Svg {

  /** The size of text that does not say its own. */
  static final int FONT_SIZE = 12;

  final int width;
  final int height;
  private final StringBuilder body = new StringBuilder();

  /** An empty picture of this size in CSS pixels. */
  Svg(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Adds an element without content. Names and values of its attributes take turns. */
  Svg add(String element, Object... attributes) {
    start(element, attributes).append("/>");
    return this;
  }

  /** Adds text whose baseline begins at this point, or is centred with "text-anchor", "middle". */
  Svg text(double x, double y, String text, Object... attributes) {
    start("text", attributes)
        .append(" x=\"")
        .append(number(x))
        .append("\" y=\"")
        .append(number(y))
        .append("\">")
        .append(Html.escape(text))
        .append("</text>");
    return this;
  }

  /** Begins an element that holds those that follow, up to its {@link #close}. */
  Svg open(String element, Object... attributes) {
    start(element, attributes).append('>');
    return this;
  }

  Svg close(String element) {
    body.append("</").append(element).append('>');
    return this;
  }

  private StringBuilder start(String element, Object... attributes) {
    body.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      Object value = attributes[i + 1];
      body.append(' ')
          .append(attributes[i])
          .append("=\"")
          .append(value instanceof Number n ? number(n.doubleValue()) : Html.escape("" + value))
          .append('"');
    }
    return body;
  }

  /** At most two decimals: a hundredth of a pixel cannot be seen. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("nothing can be drawn at " + value);
    }
    double rounded = Math.round(value * 100) / 100.0;
    return rounded == (long) rounded ? "" + (long) rounded : "" + rounded;
  }

  /**
   * About how wide a text is, rather too wide: which font will be used is known only to the
   * browser, and the widest of the common ones is assumed (DejaVu Sans).
   */
  static double textWidth(String text, double fontSize) {
    return text.codePoints().mapToDouble(Svg::em).sum() * fontSize;
  }

  private static double em(int c) {
    if (c >= 0x2E80) {
      return 1; // Chinese, Japanese, Korean, and signs such as a lock
    }
    if (" .,:;'|!()[]/fijlrtI".indexOf(c) >= 0) {
      return 0.4;
    }
    return "mwMW@%…→".indexOf(c) >= 0 ? 0.97 : Character.isUpperCase(c) ? 0.72 : 0.63;
  }

  /** The text if it fits, else its beginning and its end. */
  static String shortened(String text, double fontSize, double room) {
    return PlotStyle.shortened(text, room, shorter -> textWidth(shorter, fontSize));
  }

  /** The whole document. */
  @Override
  public String toString() {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\""
            .formatted(width, height)
        + " font-family=\"system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif\""
        + " font-size=\""
        + FONT_SIZE
        + "\" fill=\"#1f2328\">"
        + body
        + "</svg>";
  }
}
