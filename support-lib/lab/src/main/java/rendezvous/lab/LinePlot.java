package rendezvous.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Lines through points; see {@link Plot#lines(String, String, String)}. */
public final class LinePlot extends CurvePlot {

  /** NaN is tablesaw's way to say that a cell is empty. */
  private static final Spread NO_SPREAD =
      new Spread(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  private final String yLabel;

  LinePlot(String title, String xLabel, String yLabel) {
    super(title, xLabel, yLabel);
    this.yLabel = yLabel;
  }

  /** Adds a line through the points in the order given. */
  public LinePlot series(String name, double[] x, double[] y) {
    return checked(name, x, y, List.of());
  }

  /**
   * Adds a line through the medians in the order given, with a band for the middle half and thin
   * lines for all values.
   */
  public LinePlot series(String name, double[] x, Spread[] y) {
    double[] medians = Arrays.stream(y).mapToDouble(Spread::median).toArray();
    return checked(name, x, medians, List.of(y));
  }

  private LinePlot checked(String name, double[] x, double[] y, List<Spread> spreads) {
    if (x.length == 0 || x.length != y.length) {
      throw new IllegalArgumentException(
          "series \"" + name + "\" has " + x.length + " x and " + y.length + " y");
    }
    for (int i = 0; i < x.length; i++) {
      boolean isNumber = Double.isFinite(x[i]) && Double.isFinite(y[i]);
      if (!isNumber || !spreads.isEmpty() && !spreads.get(i).isFinite()) {
        throw new IllegalArgumentException(
            "series \"" + name + "\" has no number at index " + i + ": " + x[i] + ", " + y[i]);
      }
    }
    add(name, x.clone(), y.clone(), spreads);
    return this;
  }

  /** Makes the horizontal axis logarithmic. */
  public LinePlot logX() {
    useLogX();
    return this;
  }

  /** Makes the vertical axis logarithmic. */
  public LinePlot logY() {
    useLogY();
    return this;
  }

  @Override
  public LinePlot alt(String alt) {
    super.alt(alt);
    return this;
  }

  @Override
  public LinePlot caption(String caption) {
    super.caption(caption);
    return this;
  }

  @Override
  boolean pointsMatter() {
    return true;
  }

  @Override
  List<String> remarks() {
    List<String> remarks = new ArrayList<>(rangeRemarks());
    if (!isLogX()) {
      hint(Curve::x, "x axis", ".logX()").ifPresent(remarks::add);
    }
    if (!isLogY()) {
      hint(Curve::y, "y axis", ".logY()").ifPresent(remarks::add);
    }
    return remarks;
  }

  private Optional<String> hint(Function<Curve, double[]> values, String axis, String method) {
    DoubleSummaryStatistics all =
        curves.stream().flatMapToDouble(c -> Arrays.stream(values.apply(c))).summaryStatistics();
    return all.getMin() > 0 && all.getMax() / all.getMin() >= FAR_APART
        ? Optional.of(
            "Values from "
                + Numbers.compact(all.getMin())
                + " to "
                + Numbers.compact(all.getMax())
                + " crowd at one end of a linear "
                + axis
                + "; on a logarithmic one all can be seen: "
                + method)
        : Optional.empty();
  }

  @Override
  public Table table() {
    List<String> names = new ArrayList<>();
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    List<Spread> spreads = new ArrayList<>();
    for (Curve curve : curves) {
      for (int i = 0; i < curve.x().length; i++) {
        names.add(curve.name());
        x.add(curve.x()[i]);
        y.add(curve.y()[i]);
        spreads.add(curve.hasSpreads() ? curve.spreads().get(i) : NO_SPREAD);
      }
    }
    Table table =
        Table.create(
            title,
            StringColumn.create("series", names),
            DoubleColumn.create(named(xLabel, "x", yLabel), x),
            DoubleColumn.create(named(yLabel, "y", xLabel), y));
    if (curves.stream().anyMatch(Curve::hasSpreads)) {
      table.addColumns(
          column("min", spreads, Spread::min),
          column("lower quartile", spreads, Spread::lowerQuartile),
          column("upper quartile", spreads, Spread::upperQuartile),
          column("max", spreads, Spread::max));
    }
    return table;
  }

  private static DoubleColumn column(
      String name, List<Spread> spreads, ToDoubleFunction<Spread> value) {
    return DoubleColumn.create(name, spreads.stream().mapToDouble(value).toArray());
  }

  /** A column must have a name, and one of its own. */
  private static String named(String label, String axis, String other) {
    return label.isBlank() || label.equalsIgnoreCase(other) || label.equalsIgnoreCase("series")
        ? (label + " " + axis).strip()
        : label;
  }

  @Override
  String describe() {
    return "Line chart “"
        + title
        + "”, "
        + yLabel
        + " against "
        + xLabel
        + ": "
        + curves.stream().map(LinePlot::describe).collect(Collectors.joining("; "))
        + ".";
  }

  private static String describe(Curve curve) {
    int last = curve.x().length - 1;
    int highest = 0;
    for (int i = 1; i <= last; i++) {
      if (curve.y()[i] > curve.y()[highest]) {
        highest = i;
      }
    }
    String peak = highest == 0 || highest == last ? "" : ", highest " + point(curve, highest);
    return last == 0
        ? curve.name() + " is " + point(curve, 0)
        : curve.name() + " goes from " + point(curve, 0) + " to " + point(curve, last) + peak;
  }

  private static String point(Curve curve, int i) {
    return Numbers.compact(curve.y()[i]) + " at " + Numbers.compact(curve.x()[i]);
  }
}
