package rendezvous.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Lines through points; see {@link Plot#lines(String, String, String)}. */
public final class LinePlot extends CurvePlot {

  private final String yLabel;

  LinePlot(String title, String xLabel, String yLabel) {
    super(title, xLabel, yLabel);
    this.yLabel = yLabel;
  }

  /** Adds a line through the points in the order given. */
  public LinePlot series(String name, double[] x, double[] y) {
    if (x.length == 0 || x.length != y.length) {
      throw new IllegalArgumentException(
          "series \"" + name + "\" has " + x.length + " x and " + y.length + " y");
    }
    for (int i = 0; i < x.length; i++) {
      if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
        throw new IllegalArgumentException(
            "series \"" + name + "\" has no number at index " + i + ": " + x[i] + ", " + y[i]);
      }
    }
    add(name, x.clone(), y.clone());
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
  public Table table() {
    List<String> names = new ArrayList<>();
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (Curve curve : curves) {
      for (int i = 0; i < curve.x().length; i++) {
        names.add(curve.name());
        x.add(curve.x()[i]);
        y.add(curve.y()[i]);
      }
    }
    return Table.create(
        title,
        StringColumn.create("series", names),
        DoubleColumn.create(named(xLabel, "x", yLabel), x),
        DoubleColumn.create(named(yLabel, "y", xLabel), y));
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
