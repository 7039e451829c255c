package rendezvous.lab;

import java.util.List;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** What a race measured, as columns of a table: one row a standing. */
final class StandingColumns {

  private StandingColumns() {}

  /** Adds the columns, times in this unit. */
  static void add(Table table, List<Standing> standings, TimeScale scale) {
    column(table, "median " + scale.symbol, standings, s -> s.time().median() / scale.nanos);
    column(table, "min", standings, s -> s.time().min() / scale.nanos);
    column(table, "lower quartile", standings, s -> s.time().lowerQuartile() / scale.nanos);
    column(table, "upper quartile", standings, s -> s.time().upperQuartile() / scale.nanos);
    column(table, "max", standings, s -> s.time().max() / scale.nanos);
    column(table, "operations/s", standings, Standing::operationsPerSecond);
    column(
        table,
        "CPU " + scale.symbol,
        standings,
        s -> s.cpuNanos().orElse(Double.NaN) / scale.nanos);
    column(table, "allocated bytes", standings, s -> s.allocatedBytes().orElse(Double.NaN));
    column(table, "platform threads", standings, s -> s.threads().platform());
    column(table, "virtual threads", standings, s -> s.threads().virtual());
  }

  private static void column(
      Table table, String name, List<Standing> standings, ToDoubleFunction<Standing> value) {
    table.addColumns(
        DoubleColumn.create(
            name,
            standings.stream()
                .mapToDouble(s -> Numbers.significant(value.applyAsDouble(s)))
                .toArray()));
  }
}
