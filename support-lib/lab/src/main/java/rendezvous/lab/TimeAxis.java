package rendezvous.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Where on a line of some pixels each moment is. Long times in which nothing happens are cut out if
 * everything else would be crowded together otherwise.
 */
final class TimeAxis {

  /** How much room a cut takes. */
  static final double CUT = 44;

  /** How far ticks are apart at least. */
  private static final double TICK = 64;

  private static final double CROWDED = 2;
  private static final int MOST_CUTS = 4;

  /** A part of the time in which x grows evenly. */
  record Stretch(double from, double to, double x, double width, boolean isCut) {
    double x(double nanos) {
      return x + (nanos - from) / (to - from) * width;
    }
  }

  /** A mark with its text. */
  record Tick(double x, String text) {}

  private final List<Stretch> stretches;
  private final TimeScale scale;

  /**
   * An axis from zero to {@code length} nanoseconds.
   *
   * @param edges moments at which something happens, any order
   */
  TimeAxis(double length, double[] edges, double left, double width) {
    double[] moments =
        Arrays.stream(edges)
            .filter(edge -> edge > 0 && edge < length)
            .sorted()
            .distinct()
            .toArray();
    this.scale = TimeScale.of(length);
    this.stretches = stretches(length, cuts(length, moments, width), left, width);
  }

  /** The quiet times to cut out, in their order; none if it would not help. */
  private static List<double[]> cuts(double length, double[] moments, double width) {
    List<double[]> gaps = new ArrayList<>();
    double before = 0;
    int crowded = 0;
    for (int i = 0; i <= moments.length; i++) {
      double moment = i < moments.length ? moments[i] : length;
      double pixels = (moment - before) / length * width;
      if (pixels < CROWDED) {
        crowded++;
      } else if (pixels > 2 * CUT) {
        gaps.add(new double[] {before, moment});
      }
      before = moment;
    }
    List<double[]> cuts =
        gaps.stream()
            .sorted(Comparator.comparingDouble(gap -> gap[0] - gap[1]))
            .limit(MOST_CUTS)
            .sorted(Comparator.comparingDouble(gap -> gap[0]))
            .toList();
    double kept = length - cuts.stream().mapToDouble(cut -> cut[1] - cut[0]).sum();
    double gain = (width - cuts.size() * CUT) / kept / (width / length);
    return crowded * 3 > moments.length && gain > 2 ? cuts : List.of();
  }

  private static List<Stretch> stretches(
      double length, List<double[]> cuts, double left, double width) {
    double kept = length - cuts.stream().mapToDouble(cut -> cut[1] - cut[0]).sum();
    double perNano = (width - cuts.size() * CUT) / kept;
    List<Stretch> stretches = new ArrayList<>();
    double from = 0;
    double x = left;
    for (double[] cut : cuts) {
      if (cut[0] > from) {
        stretches.add(new Stretch(from, cut[0], x, (cut[0] - from) * perNano, false));
        x += (cut[0] - from) * perNano;
      }
      stretches.add(new Stretch(cut[0], cut[1], x, CUT, true));
      x += CUT;
      from = cut[1];
    }
    if (from < length || stretches.isEmpty()) {
      stretches.add(new Stretch(from, Math.max(length, 1), x, left + width - x, false));
    }
    return stretches;
  }

  double x(double nanos) {
    for (Stretch stretch : stretches) {
      if (nanos <= stretch.to) {
        return stretch.x(Math.max(nanos, stretch.from));
      }
    }
    Stretch last = stretches.getLast();
    return last.x + last.width;
  }

  /** The parts that are cut out. */
  List<Stretch> cuts() {
    return stretches.stream().filter(Stretch::isCut).toList();
  }

  /** The unit of the ticks. */
  String unit() {
    return scale.symbol;
  }

  /** Round moments, and the beginning of each stretch that has none. */
  List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    for (Stretch stretch : stretches) {
      if (stretch.isCut) {
        continue;
      }
      double step = step((stretch.to - stretch.from) / scale.nanos * TICK / stretch.width);
      int digits = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
      int first = ticks.size();
      for (double tick = Math.ceil(stretch.from / scale.nanos / step - 1e-9) * step + 0.0; // not -0
          tick * scale.nanos <= stretch.to * (1 + 1e-9);
          tick += step) {
        ticks.add(
            new Tick(
                stretch.x(tick * scale.nanos),
                String.format(Locale.ROOT, "%." + digits + "f", tick)));
      }
      if (ticks.size() == first && stretch.width >= TICK / 2) {
        ticks.add(new Tick(stretch.x, Numbers.measured(stretch.from / scale.nanos)));
      }
    }
    return ticks;
  }

  /** The smallest of 1, 2, 5, 10, … that is no smaller. */
  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
