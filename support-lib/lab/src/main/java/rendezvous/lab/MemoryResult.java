package rendezvous.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a {@link Memory} measurement found. As a cell's last expression it shows the plot, the
 * ranking in words, how fine the measurement was, the machine, and the numbers folded away.
 *
 * @param question what was asked
 * @param contestants what each held, in the order they were added
 * @param nothing what the contestant that holds nothing seemed to hold
 * @param items how many items each held; sizes are for one of them
 * @param conditions the rounds, the budget and the machine
 */
public record MemoryResult(
    String question, List<Held> contestants, Held nothing, long items, Conditions conditions)
    implements Ranked {

  /**
   * What one contestant held.
   *
   * @param name the contestant
   * @param rounds the bytes for one item in each round, in the order they were run
   * @param bytes where they lie
   */
  public record Held(String name, double[] rounds, Spread bytes) {

    /** Takes a copy of the rounds. */
    public Held {
      rounds = rounds.clone();
    }

    @Override
    public double[] rounds() {
      return rounds.clone();
    }
  }

  /** Takes a copy of the contestants. */
  public MemoryResult {
    contestants = List.copyOf(contestants);
  }

  /** What one contestant held. */
  public Held of(String name) {
    return Contestants.named(name, contestants, Held::name);
  }

  /** The most that holding nothing seemed to hold or to free, for one item. */
  public double resolution() {
    return Math.max(Math.abs(nothing.bytes().min()), Math.abs(nothing.bytes().max()));
  }

  @Override
  public Contest contest() {
    return Contest.of(
            Quantity.SIZE,
            contestants.stream()
                .map(held -> new Sample(held.name(), held.rounds(), held.bytes()))
                .toList(),
            1)
        .resolution(resolution());
  }

  private List<Held> leastFirst() {
    return contestants.stream()
        .sorted(Comparator.comparingDouble(held -> held.bytes().median()))
        .toList();
  }

  /** What each contestant holds, least first. */
  @Override
  public BarPlot plot() {
    List<Held> ranked = leastFirst();
    SizeScale scale = SizeScale.of(ranked.getLast().bytes().median());
    Contest contest = contest();
    BarPlot plot =
        Plot.bars(
                question,
                (items == 1 ? "memory held, " : "memory held for one item, ") + scale.symbol)
            .labels(value -> Numbers.bytes(value * scale.bytes));
    for (Held held : ranked) {
      boolean first = contest.tied(ranked.getFirst().name(), held.name());
      plot.spread(held.name(), held.bytes().dividedBy(scale.bytes), first);
    }
    return plot.caption(ranking())
        .note(
            "Bar: median of "
                + conditions.roundsInWords()
                + ". Thick line: middle half. Thin line: all rounds.")
        .data(table());
  }

  /** The numbers in bytes, least first. */
  @Override
  public Table table() {
    List<Held> rows = new ArrayList<>(leastFirst());
    rows.add(nothing);
    Table table =
        Table.create(
            question, StringColumn.create("contestant", rows.stream().map(Held::name).toList()));
    column(table, "median bytes", rows, Spread::median);
    column(table, "min", rows, Spread::min);
    column(table, "lower quartile", rows, Spread::lowerQuartile);
    column(table, "upper quartile", rows, Spread::upperQuartile);
    column(table, "max", rows, Spread::max);
    return table;
  }

  private static void column(
      Table table, String name, List<Held> rows, ToDoubleFunction<Spread> value) {
    table.addColumns(
        DoubleColumn.create(
            name, rows.stream().mapToDouble(held -> value.applyAsDouble(held.bytes())).toArray()));
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Resolution: holding nothing seemed to hold "
            + Numbers.bytes(nothing.bytes().min())
            + " to "
            + Numbers.bytes(nothing.bytes().max())
            + (items == 1 ? "" : " an item")
            + "; smaller differences are ties.");
    for (Held held : contestants) {
      if (held.bytes().median() <= resolution()) {
        notes.add("What " + held.name() + " holds is too little to be told from nothing.");
      }
    }
    notes.addAll(conditions.notes());
    return notes;
  }

  @Override
  public String toString() {
    return Show.plain(this);
  }
}
