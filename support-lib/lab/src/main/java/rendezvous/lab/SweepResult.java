package rendezvous.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a {@link Sweep} found. As a cell's last expression it shows a curve for each contestant, who
 * overtakes whom and where, the machine, and the numbers folded away.
 *
 * @param question what was asked
 * @param parameter what was varied
 * @param points what was found at each value, in ascending order
 * @param conditions the rounds, the budget and the machine
 */
public record SweepResult(
    String question, String parameter, List<Point> points, Conditions conditions)
    implements Finding {

  /** One value of the parameter and the race that was run at it. */
  public record Point(int value, RaceResult race) {}

  /** With more contestants than this, only the pairs that cross are worth a sentence. */
  private static final int FEW_CONTESTANTS = 3;

  /** On a linear axis, values further apart than this crowd at its beginning. */
  private static final double FAR_APART = 8;

  /** Curves further apart than this leave the lower ones flat on a linear axis. */
  private static final double WIDE_APART = 30;

  /** Takes a copy of the points. */
  public SweepResult {
    points = List.copyOf(points);
  }

  /**
   * The race at one value.
   *
   * @throws IllegalArgumentException if nothing was measured there
   */
  public RaceResult at(int value) {
    return points.stream()
        .filter(point -> point.value() == value)
        .findFirst()
        .map(Point::race)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "nothing was measured at "
                    + parameter
                    + " = "
                    + value
                    + ", only at "
                    + points.stream()
                        .map(point -> String.valueOf(point.value()))
                        .collect(Collectors.joining(", "))));
  }

  private List<String> names() {
    return points.getFirst().race().standings().stream().map(Standing::name).toList();
  }

  private List<Crossover.Pair> pairs() {
    List<String> names = names();
    List<Crossover.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        pairs.add(new Crossover.Pair(names.get(i), names.get(j), this));
      }
    }
    return pairs;
  }

  /** Where one contestant overtakes another; only where both sides of it are clear. */
  public List<Crossover> crossovers() {
    return pairs().stream().flatMap(pair -> pair.crossovers().stream()).toList();
  }

  /** Who is faster than whom, and where, in words. */
  public String summary() {
    double chance = Comparison.CHANCE / (Math.max(1, pairs().size()) * points.size());
    if (names().size() > 1 && RankTest.leastChance(conditions.rounds()) >= chance) {
      return "A tie everywhere, for " + Comparison.tooFew(conditions.rounds()) + ".";
    }
    boolean few = names().size() <= FEW_CONTESTANTS;
    String pairs =
        pairs().stream()
            .filter(pair -> few || !pair.crossovers().isEmpty())
            .map(Crossover.Pair::sentence)
            .collect(Collectors.joining(" "));
    return few ? pairs : (pairs + " " + ends()).strip();
  }

  /** Who leads at the two ends. */
  private String ends() {
    return "At "
        + parameter
        + " = "
        + points.getFirst().value()
        + ": "
        + points.getFirst().race().ranking()
        + " At "
        + points.getLast().value()
        + ": "
        + points.getLast().race().ranking();
  }

  private boolean isWholeRun() {
    return points.stream().allMatch(point -> point.race().operations() == 1);
  }

  private TimeScale scale() {
    return TimeScale.of(
        points.stream()
            .flatMap(point -> point.race().standings().stream())
            .mapToDouble(standing -> standing.time().median())
            .max()
            .orElseThrow());
  }

  /** The time of each contestant along the parameter, with the middle half of the rounds. */
  @Override
  public LinePlot plot() {
    TimeScale scale = scale();
    return curves(
            RaceResult.axis(isWholeRun(), scale),
            standing -> standing.time().dividedBy(scale.nanos))
        .caption(summary());
  }

  /** Operations in a second of each contestant along the parameter. */
  public LinePlot throughput() {
    LinePlot plot =
        curves(
                "operations/s",
                standing -> {
                  Spread time = standing.time();
                  return new Spread(
                      1e9 / time.max(),
                      1e9 / time.upperQuartile(),
                      1e9 / time.median(),
                      1e9 / time.lowerQuartile(),
                      1e9 / time.min());
                })
            .caption(summary());
    notes().forEach(plot::note);
    return plot;
  }

  private LinePlot curves(String axis, Function<Standing, Spread> value) {
    double[] x = points.stream().mapToDouble(Point::value).toArray();
    LinePlot plot = Plot.lines(question, parameter, axis);
    double lowest = Double.POSITIVE_INFINITY;
    double highest = 0;
    for (String name : names()) {
      Spread[] y =
          points.stream()
              .map(point -> value.apply(point.race().standing(name)))
              .toArray(Spread[]::new);
      for (Spread spread : y) {
        lowest = Math.min(lowest, spread.median());
        highest = Math.max(highest, spread.median());
      }
      plot.series(name, x, y);
    }
    if (x[0] > 0 && x[x.length - 1] >= FAR_APART * x[0]) {
      plot.logX();
    }
    if (highest > WIDE_APART * lowest) {
      plot.logY();
    }
    plot.data(table());
    plot.note("Each point is the median of " + conditions.roundsInWords() + ".");
    return plot;
  }

  /** The numbers: for each value the contestants, fastest first. */
  @Override
  public Table table() {
    List<Standing> rows = new ArrayList<>();
    List<Integer> values = new ArrayList<>();
    List<String> places = new ArrayList<>();
    for (Point point : points) {
      List<Standing> ranked = point.race().fastestFirst();
      for (Standing standing : ranked) {
        values.add(point.value());
        rows.add(standing);
        places.add(place(point.race(), ranked.getFirst(), standing));
      }
    }
    Table table =
        Table.create(
            question,
            IntColumn.create(parameter, values.toArray(Integer[]::new)),
            StringColumn.create("contestant", rows.stream().map(Standing::name).toList()),
            StringColumn.create("place", places));
    StandingColumns.add(table, rows, scale());
    return table;
  }

  private static String place(RaceResult race, Standing fastest, Standing standing) {
    if (race.standings().size() == 1) {
      return "";
    }
    if (!race.contest().tied(fastest.name(), standing.name())) {
      return Numbers.brief(standing.time().median() / fastest.time().median()) + " times as long";
    }
    boolean alone =
        race.standings().stream()
            .allMatch(
                other -> other == fastest || !race.contest().tied(fastest.name(), other.name()));
    return alone ? "fastest" : "tie";
  }

  @Override
  public String toString() {
    return Show.plain(this);
  }
}
