package rendezvous.lab;

import java.util.Arrays;

/**
 * Where the values of a sample lie. The middle half, between the lower and the upper quartile, is
 * where half of all rounds fell.
 */
public record Spread(
    double min, double lowerQuartile, double median, double upperQuartile, double max) {

  /** The spread of at least one value; quartiles lie on a straight line between neighbours. */
  public static Spread of(double... sample) {
    if (sample.length == 0) {
      throw new IllegalArgumentException("an empty sample has no spread");
    }
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    return new Spread(
        sorted[0],
        quantile(sorted, 0.25),
        quantile(sorted, 0.5),
        quantile(sorted, 0.75),
        sorted[sorted.length - 1]);
  }

  /** The value below which this fraction of the sorted sample lies. */
  static double quantile(double[] sorted, double fraction) {
    double position = fraction * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  boolean isFinite() {
    return Double.isFinite(max - min) && Double.isFinite(lowerQuartile + median + upperQuartile);
  }

  Spread dividedBy(double divisor) {
    return new Spread(
        min / divisor,
        lowerQuartile / divisor,
        median / divisor,
        upperQuartile / divisor,
        max / divisor);
  }
}
