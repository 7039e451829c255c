package rendezvous.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Cumulative distributions; see {@link Plot#cdf(String, String)}. */
public final class CdfPlot extends CurvePlot {

  /** More steps than a screen has pixels cannot be seen. */
  private static final int MOST_STEPS = 700;

  private static final double[] QUARTERS = {0, 25, 50, 75, 100};

  private static final double[] PERCENTILES = {50, 90, 95, 99, 99.9};

  private final List<double[]> samples = new ArrayList<>();

  CdfPlot(String title, String unit) {
    super(title, unit, "share of the sample no larger");
  }

  /** Adds a sample of at least one value, in any order. */
  public CdfPlot series(String name, double[] sample) {
    if (sample.length == 0) {
      throw new IllegalArgumentException("series \"" + name + "\" is empty");
    }
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    if (!Double.isFinite(sorted[0]) || !Double.isFinite(sorted[sorted.length - 1])) {
      throw new IllegalArgumentException("series \"" + name + "\" holds what is not a number");
    }
    addSteps(name, sorted);
    samples.add(sorted);
    return this;
  }

  /** A stair that rises at each value; the largest value is always one of its steps. */
  private void addSteps(String name, double[] sorted) {
    int steps = Math.min(MOST_STEPS, sorted.length);
    double[] x = new double[2 * steps];
    double[] y = new double[2 * steps];
    double reached = 0;
    for (int step = 0; step < steps; step++) {
      int count = (int) ((step + 1L) * sorted.length / steps);
      x[2 * step] = x[2 * step + 1] = sorted[count - 1];
      y[2 * step] = reached;
      y[2 * step + 1] = reached = 100.0 * count / sorted.length;
    }
    add(name, x, y);
  }

  /** Makes the axis of values logarithmic, to see the tail. */
  public CdfPlot logX() {
    useLogX();
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
  Axis yAxis(int height) {
    return Axis.linear(0, 100, 4, percent -> Numbers.brief(percent) + " %").at(QUARTERS);
  }

  @Override
  public Table table() {
    Table table =
        Table.create(
            title,
            StringColumn.create("series", curves.stream().map(Curve::name).toList()),
            IntColumn.create("values", samples.stream().mapToInt(s -> s.length).toArray()));
    for (double percentile : PERCENTILES) {
      table.addColumns(
          DoubleColumn.create(
              "p" + Numbers.brief(percentile) + " " + xLabel,
              samples.stream().mapToDouble(s -> percentile(s, percentile)).toArray()));
    }
    return table.addColumns(
        DoubleColumn.create(
            "max " + xLabel, samples.stream().mapToDouble(s -> s[s.length - 1]).toArray()));
  }

  /**
   * The smallest value that this share of the sample does not exceed: a value that was measured.
   */
  private static double percentile(double[] sorted, double percentile) {
    int rank = (int) Math.ceil(percentile * sorted.length / 100 - 1e-9);
    return sorted[Math.max(0, rank - 1)];
  }

  @Override
  String describe() {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      double[] sample = samples.get(i);
      parts.add(
          curves.get(i).name()
              + " has median "
              + value(percentile(sample, 50))
              + ", 99th percentile "
              + value(percentile(sample, 99))
              + ", largest "
              + value(sample[sample.length - 1]));
    }
    return "Cumulative distribution “"
        + title
        + "”: "
        + parts.stream().collect(Collectors.joining("; "))
        + ".";
  }

  private String value(double value) {
    return Numbers.compact(value) + " " + xLabel;
  }
}
