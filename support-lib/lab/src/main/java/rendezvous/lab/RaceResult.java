package rendezvous.lab;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a {@link Race} found. As a cell's last expression it shows the plot, the ranking in words,
 * the machine, and the numbers folded away.
 *
 * @param question what was asked
 * @param standings what was measured, in the order the contestants were added
 * @param operations operations in one run of a contestant
 * @param roundsPlanned rounds asked for; {@link #rounds()} is how many were run
 * @param budget the time the race was given
 * @param machine where it ran
 */
public record RaceResult(
    String question,
    List<Standing> standings,
    long operations,
    int roundsPlanned,
    Duration budget,
    Machine machine)
    implements Displayable {

  /** Takes a copy of the standings. */
  public RaceResult {
    standings = List.copyOf(standings);
  }

  /** Rounds that were measured. */
  public int rounds() {
    return standings.getFirst().rounds().length;
  }

  /** What was measured of one contestant. */
  public Standing standing(String name) {
    return standings.stream()
        .filter(standing -> standing.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no contestant \""
                    + name
                    + "\" in this race; there are: "
                    + standings.stream().map(Standing::name).collect(Collectors.joining(", "))));
  }

  /** How the first did against the second; a tie unless the race really shows a difference. */
  public Comparison compare(String first, String second) {
    return compare(standing(first), standing(second));
  }

  private Comparison compare(Standing first, Standing second) {
    return Comparison.of(first, second, Math.max(2, standings.size()));
  }

  private boolean tied(Standing first, Standing second) {
    return compare(first, second).verdict() == Verdict.TIE;
  }

  /** The ranking in words, ties named as ties. */
  public String ranking() {
    return Ranking.of(fastestFirst(), this::tied);
  }

  private List<Standing> fastestFirst() {
    return standings.stream()
        .sorted(Comparator.comparingDouble(standing -> standing.time().median()))
        .toList();
  }

  /** The numbers, fastest first. */
  public Table table() {
    List<Standing> ranked = fastestFirst();
    TimeScale scale = TimeScale.of(ranked.getFirst().time().median());
    Table table = Table.create(question);
    table.addColumns(
        StringColumn.create("contestant", ranked.stream().map(Standing::name).toList()));
    column(table, "median " + scale.symbol, ranked, s -> s.time().median() / scale.nanos);
    column(table, "min", ranked, s -> s.time().min() / scale.nanos);
    column(table, "lower quartile", ranked, s -> s.time().lowerQuartile() / scale.nanos);
    column(table, "upper quartile", ranked, s -> s.time().upperQuartile() / scale.nanos);
    column(table, "max", ranked, s -> s.time().max() / scale.nanos);
    column(table, "operations/s", ranked, Standing::operationsPerSecond);
    column(
        table, "CPU " + scale.symbol, ranked, s -> s.cpuNanos().orElse(Double.NaN) / scale.nanos);
    column(table, "allocated bytes", ranked, s -> s.allocatedBytes().orElse(Double.NaN));
    return table;
  }

  private static void column(
      Table table, String name, List<Standing> standings, ToDoubleFunction<Standing> value) {
    table.addColumns(
        DoubleColumn.create(
            name,
            standings.stream().mapToDouble(s -> significant(value.applyAsDouble(s))).toArray()));
  }

  /** Four digits: a median of some ten rounds does not hold more. */
  private static double significant(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(4)).doubleValue()
        : value;
  }

  /** Median, middle half and range of each contestant, fastest first. */
  public BarPlot plot() {
    List<Standing> ranked = fastestFirst();
    TimeScale scale = TimeScale.of(ranked.getLast().time().median());
    BarPlot plot =
        Plot.bars(
                question,
                operations == 1
                    ? "time, " + scale.symbol
                    : "time for one operation, " + scale.symbol)
            .labels(value -> TimeScale.format(value * scale.nanos));
    for (Standing standing : ranked) {
      boolean first = tied(ranked.getFirst(), standing);
      plot.spread(standing.name(), standing.time().dividedBy(scale.nanos), first);
    }
    return plot.caption(ranking())
        .note(
            "Bar: median of "
                + rounds()
                + (rounds() == 1 ? " round" : " rounds")
                + ". Thick line: middle half; where these overlap, it is a tie. Thin line: all"
                + " rounds. Shorter is faster.")
        .data(table());
  }

  /** What the reader must know to believe the numbers. */
  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (rounds() < roundsPlanned) {
      notes.add(
          "Only "
              + rounds()
              + " of "
              + roundsPlanned
              + " rounds ran: the budget of "
              + Numbers.brief(budget.toMillis() / 1e3)
              + " s"
              + " was used up.");
    }
    if (machine.isBusy()) {
      notes.add("The machine was busy with other work when the race began: expect more ties.");
    }
    notes.add("Measured on " + machine);
    return notes;
  }

  @Override
  public Map<String, Object> mimeBundle() {
    BarPlot plot = plot();
    notes().forEach(plot::note);
    return plot.mimeBundle();
  }

  @Override
  public String toString() {
    return Show.plain(this);
  }
}
