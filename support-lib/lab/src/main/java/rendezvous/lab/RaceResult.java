package rendezvous.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a {@link Race} found. As a cell's last expression it shows the plot, the ranking in words,
 * the machine, and the numbers folded away.
 *
 * @param question what was asked
 * @param standings what was measured, in the order the contestants were added
 * @param operations operations in one run of a contestant
 * @param conditions the rounds, the budget and the machine
 * @param races how many races this is one of, in a sweep; they share the chance that a winner is
 *     named by mistake
 */
public record RaceResult(
    String question, List<Standing> standings, long operations, Conditions conditions, int races)
    implements Ranked {

  /** Below this, reading the clock is a good part of what is measured. */
  private static final double SHORTEST_RUN_NANOS = 1_000;

  /** Takes a copy of the standings. */
  public RaceResult {
    standings = List.copyOf(standings);
  }

  /** Rounds that were measured. */
  public int rounds() {
    return conditions.rounds();
  }

  /** What was measured of one contestant. */
  public Standing standing(String name) {
    return Contestants.named(name, standings, Standing::name);
  }

  @Override
  public Contest contest() {
    return Contest.of(Quantity.TIME, standings.stream().map(Standing::sample).toList(), races);
  }

  List<Standing> fastestFirst() {
    return standings.stream()
        .sorted(Comparator.comparingDouble(standing -> standing.time().median()))
        .toList();
  }

  /** The numbers, fastest first. */
  @Override
  public Table table() {
    List<Standing> ranked = fastestFirst();
    Table table =
        Table.create(
            question,
            StringColumn.create("contestant", ranked.stream().map(Standing::name).toList()));
    StandingColumns.add(table, ranked, TimeScale.of(ranked.getFirst().time().median()));
    return table;
  }

  /** Median, middle half and range of each contestant, fastest first. */
  @Override
  public BarPlot plot() {
    List<Standing> ranked = fastestFirst();
    TimeScale scale = TimeScale.of(ranked.getLast().time().median());
    Contest contest = contest();
    BarPlot plot =
        Plot.bars(question, axis(operations == 1, scale))
            .labels(value -> TimeScale.format(value * scale.nanos));
    for (Standing standing : ranked) {
      boolean first = contest.tied(ranked.getFirst().name(), standing.name());
      plot.spread(standing.name(), standing.time().dividedBy(scale.nanos), first);
    }
    return plot.caption(ranking())
        .note(
            "Bar: median of "
                + conditions.roundsInWords()
                + ". Thick line: middle half; where these overlap, it is a tie. Thin line: all"
                + " rounds. Shorter is faster.")
        .data(table());
  }

  static String axis(boolean wholeRun, TimeScale scale) {
    return (wholeRun ? "time, " : "time for one operation, ") + scale.symbol;
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (Standing standing : standings) {
      Verdict drift = standing.sample().drift();
      if (drift != Verdict.TIE) {
        notes.add(
            standing.name()
                + " became "
                + (drift == Verdict.FASTER ? "faster" : "slower")
                + " from the first half of the rounds to the second: its range holds both.");
      }
      if (standing.time().median() * operations < SHORTEST_RUN_NANOS) {
        notes.add(
            "One run of "
                + standing.name()
                + " is too short for the clock: let it do more, and say how much with"
                + " .operations(n).");
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
