package rendezvous.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Contestants that were measured in the same rounds, and so can be compared: in time, in one
 * percentile of their latency, or in the memory they hold.
 */
public final class Contest {

  private final Quantity quantity;
  private final List<Sample> samples;
  private final double chance;
  private final double resolution;
  private final String obstacle;

  private Contest(
      Quantity quantity, List<Sample> samples, double chance, double resolution, String obstacle) {
    this.quantity = quantity;
    this.samples = List.copyOf(samples);
    this.chance = chance;
    this.resolution = resolution;
    this.obstacle = obstacle;
  }

  /** A contest of these, one of so many that are compared among themselves in one measurement. */
  static Contest of(Quantity quantity, List<Sample> samples, int contests) {
    int pairs = Math.max(1, samples.size() * (samples.size() - 1) / 2);
    return new Contest(quantity, samples, Comparison.CHANCE / ((double) pairs * contests), 0, null);
  }

  /** The same contest, where differences no larger than this cannot be measured. */
  Contest resolution(double resolution) {
    return new Contest(quantity, samples, chance, resolution, obstacle);
  }

  /** A contest that can show nothing, for this reason. */
  Contest obstacle(String reason) {
    return new Contest(quantity, samples, chance, resolution, reason);
  }

  List<Sample> bestFirst() {
    return samples.stream()
        .sorted(Comparator.comparingDouble(sample -> sample.spread().median()))
        .toList();
  }

  private Sample sample(String name) {
    return Contestants.named(name, samples, Sample::name);
  }

  /** How the first did against the second; a tie unless a difference was really shown. */
  public Comparison compare(String first, String second) {
    return compare(sample(first), sample(second));
  }

  private Comparison compare(Sample first, Sample second) {
    return obstacle == null
        ? Comparison.of(first, second, quantity, chance, resolution)
        : Comparison.impossible(first, second, quantity, obstacle);
  }

  boolean tied(Sample first, Sample second) {
    return obstacle != null || Comparison.isTie(first, second, quantity, chance, resolution);
  }

  boolean tied(String first, String second) {
    return tied(sample(first), sample(second));
  }

  /**
   * How many times as fast the first is as the second (for memory, how many times as much it
   * holds), with the range that the measurement does not rule out.
   */
  public Estimate ratio(String first, String second) {
    Comparison comparison = compare(first, second);
    return new Estimate(
        first + " " + quantity.verb(),
        comparison.ratio(),
        comparison.low(),
        comparison.high(),
        quantity.ratioUnit(sample(second)));
  }

  /**
   * Whether the contestants come in this order, best first: each must beat the next.
   *
   * @throws IllegalArgumentException if fewer than two are named, or one that is not there
   */
  public Judgement ordered(String... bestFirst) {
    if (bestFirst.length < 2) {
      throw new IllegalArgumentException("an order needs at least two contestants");
    }
    StringBuilder measured = new StringBuilder(written(bestFirst[0]));
    List<Judgement> steps = new ArrayList<>();
    for (int i = 1; i < bestFirst.length; i++) {
      Comparison step = compare(bestFirst[i - 1], bestFirst[i]);
      measured
          .append(
              step.verdict() == Verdict.TIE
                  ? " ≈ "
                  : step.verdict() == quantity.less() ? " < " : " > ")
          .append(written(bestFirst[i]));
      steps.add(Judgement.of(step, quantity.less()));
    }
    return Judgement.all(steps).measured(measured.toString());
  }

  private String written(String name) {
    return name + " " + quantity.format(sample(name).spread().median());
  }

  /** The ranking in words, ties named as ties. */
  public String ranking() {
    if (obstacle != null && samples.size() > 1) {
      return "Nothing can be said at " + quantity.statistic() + ": " + obstacle + ".";
    }
    int rounds = samples.getFirst().rounds().length;
    if (samples.size() > 1 && RankTest.leastChance(rounds) >= chance) {
      return bestFirst().stream()
              .map(sample -> sample.name() + " " + quantity.format(sample.spread().median()))
              .collect(Collectors.joining(", "))
          + ": a tie, for "
          + Comparison.tooFew(rounds)
          + ".";
    }
    return Ranking.of(bestFirst(), this::tied, quantity);
  }

  @Override
  public String toString() {
    return ranking();
  }
}
