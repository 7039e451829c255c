package rendezvous.lab;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Cumulative distributions; see {@link Plot#cdf(String, String)}. */
public final class CdfPlot extends CurvePlot {

  /** More steps than a screen has pixels cannot be seen. */
  private static final int MOST_STEPS = 700;

  /** Where the largest value of a sample is many times its median, only its tail is seen. */
  private static final double LONG_TAIL = 30;

  private static final double[] QUARTERS = {0, 25, 50, 75, 100};

  private static final double[] PERCENTILES = {50, 90, 95, 99, 99.9};

  /** With more nines than this, 0 and 50 % are too close for two labels. */
  private static final double CROWDED = 3.6;

  private static final double[] TAIL = {0, 50, 90, 99, 99.9, 99.99, 99.999, 99.9999};

  private final List<Sample> samples = new ArrayList<>();
  private boolean tail;

  CdfPlot(String title, String unit) {
    super(title, unit, "share of the sample no larger");
  }

  /**
   * Values and for each the percentage that is no larger, both ascending. {@code size} is how many
   * values were measured, or negative where that is not known.
   */
  private record Sample(String name, double[] values, double[] percentiles, int size) {

    double largest() {
      return values[values.length - 1];
    }

    /**
     * The smallest value that this percentage of the sample does not exceed: one that was measured.
     */
    double percentile(double percentile) {
      return values[indexOf(percentile)];
    }

    private int indexOf(double percentile) {
      int at = Arrays.binarySearch(percentiles, percentile - 1e-9);
      return Math.min(values.length - 1, at < 0 ? -at - 1 : at);
    }

    /** Up to how many nines this sample tells anything: 2.3 nines for a hundred values. */
    double nines() {
      if (size > 0) {
        return Math.log10(2.0 * size);
      }
      double last =
          Arrays.stream(percentiles).filter(percentile -> percentile < 100).max().orElse(0);
      return CdfPlot.nines(last) + Math.log10(2);
    }

    /** All values; of very many, those that lie evenly on either axis of shares. */
    int[] steps() {
      if (values.length <= MOST_STEPS) {
        return IntStream.range(0, values.length).toArray();
      }
      double nines = nines();
      return IntStream.rangeClosed(1, MOST_STEPS)
          .mapToDouble(step -> step / (double) MOST_STEPS)
          .flatMap(share -> DoubleStream.of(100 * share, 100 - 100 * Math.pow(10, -nines * share)))
          .mapToInt(this::indexOf)
          .sorted()
          .distinct()
          .toArray();
    }
  }

  /** 90 % is one nine, 99 % two. */
  private static double nines(double percentile) {
    return -Math.log10(1 - percentile / 100);
  }

  /** Adds a sample of at least one value, in any order. */
  public CdfPlot series(String name, double[] sample) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    double[] percentiles = new double[sorted.length];
    Arrays.setAll(percentiles, i -> 100.0 * (i + 1) / sorted.length);
    return add(new Sample(name, sorted, percentiles, sorted.length));
  }

  /**
   * Adds a distribution that somebody else has counted, such as a histogram: values, and for each
   * the percentage of the sample that is no larger, both ascending.
   */
  public CdfPlot series(String name, double[] values, double[] percentiles) {
    if (values.length != percentiles.length) {
      throw new IllegalArgumentException(
          "series \""
              + name
              + "\" has "
              + values.length
              + " values and "
              + percentiles.length
              + " percentiles");
    }
    for (int i = 0; i < values.length; i++) {
      boolean descends =
          i > 0 && (values[i] < values[i - 1] || percentiles[i] < percentiles[i - 1]);
      if (descends || percentiles[i] < 0 || percentiles[i] > 100) {
        throw new IllegalArgumentException(
            "series \""
                + name
                + "\" must have ascending values, and percentiles from 0 to 100, but at index "
                + i
                + " there is "
                + values[i]
                + " at "
                + percentiles[i]
                + " %");
      }
    }
    return add(new Sample(name, values.clone(), percentiles.clone(), -1));
  }

  private CdfPlot add(Sample sample) {
    if (sample.values.length == 0) {
      throw new IllegalArgumentException("series \"" + sample.name + "\" is empty");
    }
    if (!DoubleStream.concat(Arrays.stream(sample.values), Arrays.stream(sample.percentiles))
        .allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "series \"" + sample.name + "\" holds what is not a number");
    }
    addSteps(sample);
    samples.add(sample);
    return this;
  }

  /** A stair that rises at each value; the largest value is always one of its steps. */
  private void addSteps(Sample sample) {
    int[] steps = sample.steps();
    double[] x = new double[2 * steps.length];
    double[] y = new double[2 * steps.length];
    double reached = 0;
    for (int i = 0; i < steps.length; i++) {
      x[2 * i] = x[2 * i + 1] = sample.values[steps[i]];
      y[2 * i] = reached;
      y[2 * i + 1] = reached = sample.percentiles[steps[i]];
    }
    add(sample.name, x, y, List.of());
  }

  /** Makes the axis of values logarithmic, to see the tail. */
  public CdfPlot logX() {
    useLogX();
    return this;
  }

  /**
   * Looks at the tail: 90, 99 and 99.9 % lie equally far apart on the axis of shares, as every
   * further nine. It ends where the sample does: a thousand values cannot tell what one call in a
   * million takes.
   */
  public CdfPlot tail() {
    tail = true;
    return this;
  }

  @Override
  public CdfPlot alt(String alt) {
    super.alt(alt);
    return this;
  }

  @Override
  public CdfPlot caption(String caption) {
    super.caption(caption);
    return this;
  }

  @Override
  boolean pointsMatter() {
    return false;
  }

  /** Zero: how far from nothing a latency lies is part of the picture. */
  @Override
  double start(double min) {
    return Math.min(0, min);
  }

  @Override
  double[] heights(int series) {
    double[] percentiles = curves.get(series).y();
    double most = samples.get(series).nines();
    return tail
        ? Arrays.stream(percentiles).map(p -> Math.min(nines(p), most)).toArray()
        : percentiles;
  }

  @Override
  Axis yAxis(int height) {
    if (!tail) {
      return Axis.linear(0, 100, 4, percent -> percent(percent)).at(QUARTERS);
    }
    double most = samples.stream().mapToDouble(Sample::nines).max().orElseThrow();
    double[] ticks =
        Arrays.stream(TAIL)
            .map(CdfPlot::nines)
            .filter(tick -> tick <= most && (tick > 0 || most < CROWDED))
            .toArray();
    return new Axis(0, most, false, ticks, tick -> percent(100 - 100 * Math.pow(10, -tick)));
  }

  /** As many digits as there are nines. */
  private static String percent(double percent) {
    double rounded = Math.round(percent * 1e6) / 1e6;
    return BigDecimal.valueOf(rounded).stripTrailingZeros().toPlainString() + " %";
  }

  @Override
  List<String> remarks() {
    double longest =
        samples.stream()
            .mapToDouble(s -> s.values[0] > 0 ? s.largest() / s.percentile(50) : 0)
            .max()
            .orElseThrow();
    return isLogX() || longest < LONG_TAIL
        ? List.of()
        : List.of(
            "The largest value is "
                + Numbers.compact(longest)
                + " times the median; on a logarithmic axis both can be seen: .logX()");
  }

  @Override
  public Table table() {
    IntColumn sizes = IntColumn.create("values");
    for (Sample sample : samples) {
      if (sample.size < 0) {
        sizes.appendMissing();
      } else {
        sizes.append(sample.size);
      }
    }
    Table table =
        Table.create(
            title, StringColumn.create("series", curves.stream().map(Curve::name).toList()), sizes);
    for (double percentile : PERCENTILES) {
      table.addColumns(
          DoubleColumn.create(
              "p" + Numbers.brief(percentile) + " " + xLabel,
              samples.stream().mapToDouble(s -> s.percentile(percentile)).toArray()));
    }
    return table.addColumns(
        DoubleColumn.create(
            "max " + xLabel, samples.stream().mapToDouble(Sample::largest).toArray()));
  }

  @Override
  String describe() {
    return "Cumulative distribution “"
        + title
        + "”: "
        + samples.stream()
            .map(sample ->
                sample.name
                    + " has median "
                    + value(sample.percentile(50))
                    + ", 99th percentile "
                    + value(sample.percentile(99))
                    + ", largest "
                    + value(sample.largest()))
            .collect(Collectors.joining("; "))
        + ".";
  }

  private String value(double value) {
    return Numbers.compact(value) + " " + xLabel;
  }
}
