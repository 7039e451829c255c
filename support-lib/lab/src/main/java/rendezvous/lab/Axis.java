package rendezvous.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * One axis: from where to where, and the values written at it.
 *
 * @param min the value at its beginning
 * @param max the value at its end
 * @param log whether equal distances are equal factors
 * @param ticks the values written
 * @param label how they are written
 */
record Axis(double min, double max, boolean log, double[] ticks, DoubleFunction<String> label) {

  private static final double[] STEPS = {1, 2, 5, 10};

  /** With more places than this, an axis is easier to read by round numbers. */
  private static final int MOST_PLACES = 12;

  static Axis linear(double min, double max, int mostTicks, DoubleFunction<String> label) {
    double end = max > min ? max : min + 1;
    return new Axis(min, end, false, roundTicks(min, end, mostTicks), label);
  }

  static Axis log(double min, double max, int mostTicks, DoubleFunction<String> label) {
    double start = max > min ? min : min / 2;
    double end = max > min ? max : max * 2;
    return new Axis(start, end, true, decades(start, end, mostTicks), label);
  }

  /** Writes these values instead, if they are few: the places where something was measured. */
  Axis at(double[] values) {
    double[] places = Arrays.stream(values).sorted().distinct().toArray();
    return places.length > MOST_PLACES ? this : new Axis(min, max, log, places, label);
  }

  /** How far along the axis a value lies, from 0 to 1. */
  double share(double value) {
    return log ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  }

  /** The same axis, longer at both ends by this share of its length; the ticks stay. */
  Axis extended(double share) {
    if (log) {
      double factor = Math.pow(max / min, share);
      return new Axis(min / factor, max * factor, true, ticks, label);
    }
    double length = (max - min) * share;
    return new Axis(min - length, max + length, false, ticks, label);
  }

  private static double[] roundTicks(double min, double max, int most) {
    double step = roundStep((max - min) / Math.max(1, most));
    List<Double> ticks = new ArrayList<>();
    long first = (long) Math.ceil(min / step - 1e-9);
    for (long i = first; i * step <= max + step * 1e-9; i++) {
      ticks.add(i * step);
    }
    return array(ticks);
  }

  /** The smallest of 1, 2, 5, 10 times a power of ten that is no smaller. */
  private static double roundStep(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double step : STEPS) {
      if (step * power >= least * (1 - 1e-9)) {
        return step * power;
      }
    }
    return 10 * power;
  }

  /** Powers of ten, with 2 and 5 between where there is room; fewer powers where there is not. */
  private static double[] decades(double min, double max, int most) {
    int first = (int) Math.floor(Math.log10(min));
    int last = (int) Math.ceil(Math.log10(max));
    int every = Math.max(1, (int) Math.ceil((last - first) / (double) Math.max(1, most)));
    boolean fine = 3 * (last - first) <= most + 3;
    List<Double> ticks = new ArrayList<>();
    for (int exponent = first; exponent <= last; exponent++) {
      for (double factor : fine ? new double[] {1, 2, 5} : new double[] {1}) {
        double tick = factor * Math.pow(10, exponent);
        if (Math.floorMod(exponent, every) == 0 && tick >= min * 0.999 && tick <= max * 1.001) {
          ticks.add(tick);
        }
      }
    }
    return array(ticks);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
