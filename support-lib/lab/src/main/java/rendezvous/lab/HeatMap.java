package rendezvous.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Values in rows and columns; see {@link Plot#heatMap(String, String, String, String)}. */
public final class HeatMap extends Plot {

  final String columnsLabel;
  final String rowsLabel;
  final String unit;
  final List<String> columns = new ArrayList<>();
  final List<Row> rows = new ArrayList<>();
  private boolean log;

  HeatMap(String title, String columnsLabel, String rowsLabel, String unit) {
    super(title);
    this.columnsLabel = columnsLabel;
    this.rowsLabel = rowsLabel;
    this.unit = unit;
  }

  record Row(String name, double[] values) {}

  /** Names the columns. */
  public HeatMap columns(String... names) {
    if (!columns.isEmpty()) {
      throw new IllegalStateException("the columns have their names already: " + columns);
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("two columns are called \"" + name + "\"");
      }
    }
    columns.addAll(List.of(names));
    return this;
  }

  /** Names the columns by numbers: what was varied. */
  public HeatMap columns(double... values) {
    return columns(Arrays.stream(values).mapToObj(Numbers::compact).toArray(String[]::new));
  }

  /** Adds a row with a value for each column; {@link Double#NaN} where there is none. */
  public HeatMap row(String name, double... values) {
    if (columns.isEmpty()) {
      throw new IllegalStateException("name the columns first: .columns(…)");
    }
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          "row \""
              + name
              + "\" has "
              + values.length
              + " values for "
              + columns.size()
              + " columns");
    }
    if (Arrays.stream(values).anyMatch(Double::isInfinite)) {
      throw new IllegalArgumentException("row \"" + name + "\" holds an infinite value");
    }
    rows.add(new Row(name, values.clone()));
    return this;
  }

  /** Makes equal factors equal steps of colour, for values that are factors apart. */
  public HeatMap logColors() {
    log = true;
    return this;
  }

  @Override
  public HeatMap alt(String alt) {
    super.alt(alt);
    return this;
  }

  @Override
  public HeatMap caption(String caption) {
    super.caption(caption);
    return this;
  }

  /** From which value to which the colours go; NaN where no cell has a value. */
  record Scale(double min, double max, boolean log) {

    /** Where a value lies, from 0 to 1. */
    double share(double value) {
      if (isOneValue()) {
        return 0.5;
      }
      return log ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
    }

    /** The value half-way. */
    double middle() {
      double middle = log ? Math.sqrt(min * max) : (min + max) / 2;
      return Math.abs(middle) < (max - min) / 1e4 ? 0 : middle; // rounding leaves 4E-7
    }

    boolean isOneValue() {
      return min == max;
    }
  }

  Scale scale() {
    double[] sorted = values().sorted().toArray();
    return sorted.length == 0
        ? new Scale(Double.NaN, Double.NaN, log)
        : new Scale(sorted[0], sorted[sorted.length - 1], log);
  }

  private DoubleStream values() {
    return rows.stream()
        .flatMapToDouble(row -> Arrays.stream(row.values))
        .filter(value -> !Double.isNaN(value));
  }

  /** How many cells have no value. */
  long gaps() {
    return (long) rows.size() * columns.size() - values().count();
  }

  @Override
  public Table table() {
    boolean collides = columns.stream().anyMatch(rowsLabel::equalsIgnoreCase);
    Table table =
        Table.create(
            title,
            StringColumn.create(
                rowsLabel.isBlank() || collides ? (rowsLabel + " (row)").strip() : rowsLabel,
                rows.stream().map(Row::name).toList()));
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      table.addColumns(
          DoubleColumn.create(
              columns.get(column), rows.stream().mapToDouble(r -> r.values[column]).toArray()));
    }
    return table;
  }

  @Override
  String describe() {
    long gaps = gaps();
    return "Heat map “"
        + title
        + "”, "
        + rowsLabel
        + " in rows, "
        + columnsLabel
        + " in columns: from "
        + place(scale().min)
        + " to "
        + place(scale().max)
        + (gaps == 0 ? "" : "; " + gaps + (gaps == 1 ? " cell has" : " cells have") + " no value")
        + ".";
  }

  /** A value, and the first cell that holds it. */
  private String place(double value) {
    for (Row row : rows) {
      int column =
          IntStream.range(0, row.values.length)
              .filter(i -> row.values[i] == value)
              .findFirst()
              .orElse(-1);
      if (column >= 0) {
        return Numbers.compact(value)
            + (unit.isBlank() ? "" : " " + unit)
            + " (row "
            + row.name
            + ", column "
            + columns.get(column)
            + ")";
      }
    }
    throw new IllegalStateException("no cell holds " + value);
  }

  @Override
  String legend() {
    return "";
  }

  @Override
  List<String> remarks() {
    double ratio = scale().max / scale().min;
    return !log && scale().min > 0 && ratio >= FAR_APART
        ? List.of(
            "The largest value is "
                + Numbers.compact(ratio)
                + " times the smallest; colours on a logarithmic scale show both: .logColors()")
        : List.of();
  }

  @Override
  void requireData() {
    if (rows.isEmpty()) {
      throw new IllegalStateException(
          "this heat map has no rows: .columns(\"a\", \"b\").row(\"name\", 1, 2)");
    }
    Scale scale = scale();
    if (Double.isNaN(scale.min)) {
      throw new IllegalStateException("no cell of this heat map has a value");
    }
    if (log && scale.min <= 0) {
      throw new IllegalArgumentException(
          "a logarithmic scale cannot show " + Numbers.brief(scale.min));
    }
  }

  @Override
  Picture picture(int width) {
    return Picture.of(new HeatMapDrawing(this, width).svg());
  }
}
