package rendezvous.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import rendezvous.bench.measure.Series;
import rendezvous.bench.workload.Metric;

/** How numbers are written: three digits that count. */
final class Figures {

  private static final int DIGITS = 3;

  private Figures() {}

  /** What was measured: {@code 0.0123}, {@code 1.50}, {@code 12,346}. */
  static String measured(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    if (Math.abs(value) >= 1000) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
    int beforePoint = rounded.precision() - rounded.scale();
    return rounded.setScale(Math.max(0, DIGITS - beforePoint)).toPlainString();
  }

  /** What was chosen: {@code 10}, {@code 1.5}. */
  static String exact(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : BigDecimal.valueOf(value).toPlainString();
  }

  /** A value of a metric, which may have been given up at its limit. */
  static String value(double value, Metric metric) {
    return value >= metric.limit() ? "> " + exact(metric.limit()) : measured(value);
  }

  /** A series: {@code 56.1 (54.0–58.2)}. */
  static String series(Series series, Metric metric) {
    String median = value(series.median(), metric);
    return series.rounds().size() == 1
        ? median
        : "%s (%s–%s)".formatted(median, value(series.low(), metric), value(series.high(), metric));
  }
}
