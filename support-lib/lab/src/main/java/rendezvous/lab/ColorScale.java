package rendezvous.lab;

import java.awt.Color;

/**
 * From a value's share of the scale to a colour. The scale is cividis: equal steps look equal, it
 * reads the same with and without red-green colour blindness, and its lightness rises throughout,
 * so that it survives a black-and-white printer.
 *
 * @see <a href="https://doi.org/10.1371/journal.pone.0199239">J. Nuñez, C. Anderton, R. Renslow,
 *     "Optimizing colormaps with consideration for color vision deficiency" (2018)</a>
 */
final class ColorScale {

  /** The scale at 0, 20, 40, 60, 80 and 100 %; between these it is nearly straight. */
  static final Color[] STOPS = {
    new Color(0, 34, 78),
    new Color(53, 69, 108),
    new Color(102, 105, 112),
    new Color(148, 142, 119),
    new Color(200, 184, 102),
    new Color(254, 232, 56)
  };

  private ColorScale() {}

  /** The colour of a share from 0 to 1. */
  static Color at(double share) {
    double position = Math.clamp(share, 0, 1) * (STOPS.length - 1);
    int below = Math.min((int) position, STOPS.length - 2);
    Color from = STOPS[below];
    Color to = STOPS[below + 1];
    double part = position - below;
    return new Color(
        between(from.getRed(), to.getRed(), part),
        between(from.getGreen(), to.getGreen(), part),
        between(from.getBlue(), to.getBlue(), part));
  }

  private static int between(int from, int to, double part) {
    return (int) Math.round(from + part * (to - from));
  }

  /** Black or white, whichever is read more easily on this ground. */
  static Color inkOn(Color ground) {
    return contrast(ground, Color.BLACK) > contrast(ground, Color.WHITE)
        ? Color.BLACK
        : Color.WHITE;
  }

  /**
   * How well two colours can be told apart, from 1 to 21.
   *
   * @see <a href="https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio">WCAG: contrast ratio</a>
   */
  static double contrast(Color one, Color other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  /** Relative luminance, from 0 (black) to 1 (white). */
  static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
