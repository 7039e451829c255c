package rendezvous.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a {@link Latency} measurement found. As a cell's last expression it shows the distributions
 * up to their tails, who is faster at the median and in the tail, how the requests were sent, the
 * machine, and the numbers folded away.
 *
 * @param question what was asked
 * @param contestants the answers of each, in the order they were added
 * @param load how the requests were sent
 * @param conditions the rounds, the budget and the machine
 */
public record LatencyResult(
    String question, List<Latencies> contestants, List<String> load, Conditions conditions)
    implements Ranked {

  private static final double MEDIAN = 50;
  private static final double TAIL = 99;
  private static final double[] PERCENTILES = {50, 90, 99, 99.9};

  /** The median and the tail are compared, so that each may err half as often. */
  private static final int CONTESTS = 2;

  /** Takes a copy of the lists. */
  public LatencyResult {
    contestants = List.copyOf(contestants);
    load = List.copyOf(load);
  }

  /** The answers of one contestant. */
  public Latencies of(String name) {
    return Contestants.named(name, contestants, Latencies::name);
  }

  /** The contestants at the median; for the tail, see {@link #at}. */
  @Override
  public Contest contest() {
    return at(MEDIAN);
  }

  /**
   * The contestants at a percentile, compared round by round: {@code at(99).compare("a", "b")}.
   * They tie where a round has too few requests to tell.
   */
  public Contest at(double percentile) {
    Contest contest =
        Contest.of(
            Quantity.percentile(percentile),
            contestants.stream().map(contestant -> contestant.at(percentile)).toList(),
            CONTESTS);
    long fewest = contestants.stream().mapToLong(Latencies::fewest).min().orElseThrow();
    long needed = Latencies.needed(percentile);
    return fewest >= needed
        ? contest
        : contest.obstacle("a round has " + fewest + " requests, and it takes at least " + needed);
  }

  /**
   * A percentile of a contestant in milliseconds, with the range that the rounds do not rule out.
   */
  public Estimate percentile(String name, double percentile) {
    Latencies contestant = of(name);
    double millis = TimeScale.MILLISECONDS.nanos;
    double[] rounds = contestant.at(percentile).rounds();
    Arrays.setAll(rounds, i -> rounds[i] / millis);
    return Estimate.around(
        name + " p" + Numbers.brief(percentile) + ":",
        contestant.percentile(percentile).toNanos() / millis,
        contestant.fewest() < Latencies.needed(percentile) ? new double[0] : rounds,
        "ms");
  }

  private TimeScale scale() {
    return TimeScale.of(
        contestants.stream()
            .mapToDouble(contestant -> contestant.percentile(MEDIAN).toNanos())
            .max()
            .orElseThrow());
  }

  /** The distribution of each contestant, with 90, 99 and 99.9 % equally far apart. */
  @Override
  public CdfPlot plot() {
    TimeScale scale = scale();
    CdfPlot plot = Plot.cdf(question, scale.symbol).tail().caption(ranking());
    contestants.forEach(contestant -> contestant.addTo(plot, scale));
    plot.data(table());
    if (spansDecades()) {
      plot.logX();
    }
    return plot;
  }

  /** Whether the slowest answer takes so long that on a linear axis the others are at its start. */
  private boolean spansDecades() {
    double slowest = contestants.stream().mapToDouble(c -> c.max().toNanos()).max().orElseThrow();
    double median =
        contestants.stream().mapToDouble(c -> c.percentile(MEDIAN).toNanos()).min().orElseThrow();
    return slowest > 30 * median;
  }

  /** The ranking at the median and in the tail. */
  @Override
  public String ranking() {
    return contestants.size() == 1
        ? at(MEDIAN).ranking()
        : "At the median: " + at(MEDIAN).ranking() + " At p99: " + at(TAIL).ranking();
  }

  /** The numbers; a percentile beyond which no answer lies is left empty. */
  @Override
  public Table table() {
    TimeScale scale = scale();
    Table table =
        Table.create(
            question,
            StringColumn.create("contestant", contestants.stream().map(Latencies::name).toList()),
            count("requests", Latencies::requests));
    for (double percentile : PERCENTILES) {
      table.addColumns(
          column(
              "p" + Numbers.brief(percentile) + " " + scale.symbol,
              contestant ->
                  contestant.reaches(percentile)
                      ? contestant.percentile(percentile).toNanos() / scale.nanos
                      : Double.NaN));
    }
    return table.addColumns(
        column("max " + scale.symbol, contestant -> contestant.max().toNanos() / scale.nanos),
        count("late starts", Latencies::lateStarts),
        count("held back", Latencies::heldBack));
  }

  private DoubleColumn column(String name, ToDoubleFunction<Latencies> value) {
    return DoubleColumn.create(
        name,
        contestants.stream()
            .mapToDouble(contestant -> Numbers.significant(value.applyAsDouble(contestant)))
            .toArray());
  }

  private LongColumn count(String name, ToLongFunction<Latencies> value) {
    return LongColumn.create(name, contestants.stream().mapToLong(value).toArray());
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>(load);
    for (Latencies contestant : contestants) {
      if (contestant.lateStarts() > 0) {
        notes.add(
            contestant.lateStarts()
                + " of "
                + contestant.requests()
                + " requests to "
                + contestant.name()
                + " began more than 1 ms after they were due; this is part of their time.");
      }
      if (contestant.heldBack() > 0) {
        notes.add(
            "The limit of requests under way was reached: "
                + contestant.heldBack()
                + " requests to "
                + contestant.name()
                + " were held back; this is part of their time.");
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
