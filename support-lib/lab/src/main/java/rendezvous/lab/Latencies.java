package rendezvous.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * How long one contestant's answers took, to three digits. Immutable to those who read it.
 *
 * @see <a href="https://hdrhistogram.github.io/HdrHistogram/">HdrHistogram</a>, which counts them
 */
public final class Latencies {

  private static final int DIGITS = 3;

  /** A request that began no later than this after it was due is called punctual. */
  private static final long PUNCTUAL_NANOS = 1_000_000;

  private final String name;
  private final List<Histogram> rounds;
  private final Histogram all = histogram();
  private final Histogram late;
  private final int heldBack;

  Latencies(String name, List<Histogram> rounds, Histogram late, int heldBack) {
    this.name = name;
    this.rounds = List.copyOf(rounds);
    this.late = late;
    this.heldBack = heldBack;
    rounds.forEach(all::add);
  }

  static Histogram histogram() {
    return new Histogram(DIGITS);
  }

  /** The contestant. */
  public String name() {
    return name;
  }

  /** How many requests were answered. */
  public long requests() {
    return all.getTotalCount();
  }

  /**
   * The time that this percentage of the answers did not exceed.
   *
   * @param percentile from 0 to 100
   */
  public Duration percentile(double percentile) {
    return Duration.ofNanos(all.getValueAtPercentile(percentile));
  }

  /** The longest time. */
  public Duration max() {
    return Duration.ofNanos(all.getMaxValue());
  }

  /** How many requests began more than a millisecond after they were due. */
  public long lateStarts() {
    return late.getTotalCount() - late.getCountBetweenValues(0, PUNCTUAL_NANOS);
  }

  /** How long after they were due this percentage of the requests had begun. */
  public Duration lateness(double percentile) {
    return Duration.ofNanos(late.getValueAtPercentile(percentile));
  }

  /** How many requests had to wait because too many were under way. */
  public int heldBack() {
    return heldBack;
  }

  /** Whether there were enough answers to speak of this percentile: one at least lies beyond it. */
  boolean reaches(double percentile) {
    return requests() >= needed(percentile);
  }

  /** How many answers it takes so that one lies beyond this percentile. */
  static long needed(double percentile) {
    return percentile >= 100 ? 1 : (long) Math.ceil(100 / (100 - percentile) - 1e-6);
  }

  /** This percentile of each round, in nanoseconds. */
  Sample at(double percentile) {
    return Sample.of(
        name,
        rounds.stream().mapToDouble(round -> round.getValueAtPercentile(percentile)).toArray());
  }

  /** The fewest answers in a round. */
  long fewest() {
    return rounds.stream().mapToLong(Histogram::getTotalCount).min().orElse(0);
  }

  /** All times that occurred, in this unit, each with the percentage of answers no slower. */
  void addTo(CdfPlot plot, TimeScale scale) {
    List<Double> values = new ArrayList<>();
    List<Double> percentiles = new ArrayList<>();
    for (HistogramIterationValue step : all.recordedValues()) {
      values.add(step.getValueIteratedTo() / scale.nanos);
      percentiles.add(100.0 * step.getTotalCountToThisValue() / all.getTotalCount());
    }
    plot.series(
        name,
        values.stream().mapToDouble(Double::doubleValue).toArray(),
        percentiles.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
