package rendezvous.lab;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** How the lab writes numbers: enough digits to compare by, never more than were measured. */
final class Numbers {

  private Numbers() {}

  /** Three significant digits, thousands grouped: {@code 0.0123}, {@code 1.5}, {@code 12,346}. */
  static String brief(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "unknown" : value > 0 ? "∞" : "−∞";
    }
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size >= 1000) {
      return format("#,##0", value);
    }
    if (size < 1e-6) {
      return format("0.##E0", value);
    }
    return new BigDecimal(value)
        .round(new MathContext(3, RoundingMode.HALF_UP))
        .stripTrailingZeros()
        .toPlainString();
  }

  /** A measured value: always three significant digits, {@code 7.00} as well as {@code 4.19}. */
  static String measured(double value) {
    double size = Math.abs(value);
    if (!Double.isFinite(value) || size < 1e-6 || size >= 1000) {
      return brief(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_UP));
    int digitsBeforePoint = rounded.precision() - rounded.scale();
    return rounded.setScale(Math.max(0, 3 - digitsBeforePoint)).toPlainString();
  }

  /** The value with four digits: a median of some ten rounds does not hold more. */
  static double significant(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(4)).doubleValue()
        : value;
  }

  /** For table cells: five significant digits, or two decimals where there are more digits. */
  static String decimal(double value) {
    if (!Double.isFinite(value) || value == 0) {
      return brief(value);
    }
    double size = Math.abs(value);
    if (size >= 1e15 || size < 1e-6) {
      return format("0.####E0", value);
    }
    if (size >= 10_000) {
      return format("#,##0.##", value);
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded =
        size >= 1000
            ? exact.setScale(2, RoundingMode.HALF_UP)
            : exact.round(new MathContext(5, RoundingMode.HALF_UP));
    return rounded.stripTrailingZeros().toPlainString();
  }

  /** A short count for axes and rates: {@code 950}, {@code 12.5k}, {@code 3M}. */
  static String compact(double value) {
    double size = Math.abs(value);
    if (size >= 1e9) {
      return brief(value / 1e9) + "G";
    }
    if (size >= 1e6) {
      return brief(value / 1e6) + "M";
    }
    return size >= 1e4 ? brief(value / 1e3) + "k" : brief(value);
  }

  /** Bytes in the binary units that memory is sold in. */
  static String bytes(double bytes) {
    SizeScale scale = SizeScale.of(bytes);
    return brief(bytes / scale.bytes) + " " + scale.symbol;
  }

  private static String format(String pattern, double value) {
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(value);
  }
}
