package rendezvous.lab;

/**
 * Two contestants of one measurement side by side.
 *
 * <p>One is called faster (or smaller) only when all of this holds; otherwise it is a {@link
 * Verdict#TIE}:
 *
 * <ol>
 *   <li>The middle halves of their times do not overlap. This can be seen in the plot.
 *   <li>Chance alone would set identical contestants so far apart in less than one measurement in a
 *       hundred (exact {@linkplain RankTest Mann–Whitney test}; where several pairs are compared,
 *       in less than one in a hundred for all of them together). This needs at least five rounds.
 *   <li>The medians differ by at least five per cent. Less can come from where the JVM happened to
 *       put the code, which is the same in all rounds of one race and different in the next JVM.
 *       Memory held differs by more than the resolution of its measurement instead.
 * </ol>
 *
 * @param first the contestant the verdict is about
 * @param second the one it is compared with
 * @param ratio how many times as fast the first is, by the medians: 2 means in half the time; for
 *     memory, how many times as much it holds
 * @param low the smallest ratio that this measurement does not rule out, by the same test and the
 *     same five per cent; 0 where it rules out none
 * @param high the largest ratio that it does not rule out; infinite where it rules out none
 * @param verdict how the first did
 * @param reason why, as a clause: "the middle halves of their times overlap"
 * @param sentence the verdict in words
 */
public record Comparison(
    String first,
    String second,
    double ratio,
    double low,
    double high,
    Verdict verdict,
    String reason,
    String sentence) {

  static final double CHANCE = 0.01;

  /**
   * Compares two samples.
   *
   * @param chance how often identical contestants may be told apart
   * @param resolution differences no larger than this cannot be measured
   */
  static Comparison of(
      Sample first, Sample second, Quantity quantity, double chance, double resolution) {
    boolean ahead = first.spread().median() <= second.spread().median();
    Sample less = ahead ? first : second;
    Sample more = ahead ? second : first;
    String tie = whyTied(less, more, quantity, chance, resolution);
    Verdict verdict = tie != null ? Verdict.TIE : ahead ? quantity.less() : quantity.more();
    String reason =
        tie != null ? tie : "the middle halves of their " + quantity.noun() + " do not overlap";
    String sentence =
        tie != null
            ? first.name() + " and " + second.name() + " tie: " + tie + "."
            : quantity.sentence(less, more);

    double ratio = ratio(first, second, quantity);
    double margin = 1 + quantity.tolerance();
    double[] interval =
        RankTest.ratios(
            quantity.divisor(first, second).rounds(),
            quantity.dividend(first, second).rounds(),
            chance);
    return new Comparison(
        first.name(),
        second.name(),
        ratio,
        Math.min(interval[0], ratio) / margin,
        Math.max(interval[1], ratio) * margin,
        verdict,
        reason,
        sentence);
  }

  /** Whether {@link #of} would find a tie; it takes less time to say. */
  static boolean isTie(
      Sample first, Sample second, Quantity quantity, double chance, double resolution) {
    boolean ahead = first.spread().median() <= second.spread().median();
    return whyTied(ahead ? first : second, ahead ? second : first, quantity, chance, resolution)
        != null;
  }

  /** Two that cannot be compared at all, for this reason. */
  static Comparison impossible(Sample first, Sample second, Quantity quantity, String reason) {
    return new Comparison(
        first.name(),
        second.name(),
        ratio(first, second, quantity),
        0,
        Double.POSITIVE_INFINITY,
        Verdict.TIE,
        reason,
        first.name() + " and " + second.name() + " cannot be told apart: " + reason + ".");
  }

  /** By the medians; memory held may be measured as nothing, or as less. */
  private static double ratio(Sample first, Sample second, Quantity quantity) {
    double dividend = quantity.dividend(first, second).spread().median();
    double divisor = quantity.divisor(first, second).spread().median();
    if (divisor > 0) {
      return dividend / divisor;
    }
    return dividend > 0 ? Double.POSITIVE_INFINITY : 1;
  }

  /** The first rule that is not met, as a clause, or null when there is a winner. */
  private static String whyTied(
      Sample less, Sample more, Quantity quantity, double chance, double resolution) {
    int rounds = less.rounds().length;
    if (less.spread().upperQuartile() >= more.spread().lowerQuartile() && rounds > 1) {
      return "the middle halves of their " + quantity.noun() + " overlap";
    }
    if (RankTest.leastChance(rounds) >= chance) {
      return tooFew(rounds);
    }
    if (RankTest.chance(less.rounds(), more.rounds()) >= chance) {
      return "the ranges of their " + quantity.noun() + " overlap as chance alone could make them";
    }
    double difference = more.spread().median() - less.spread().median();
    if (difference < quantity.tolerance() * less.spread().median()) {
      return "their medians differ by less than 5 %, which the next JVM could reverse";
    }
    if (resolution > 0 && difference <= resolution) {
      return "they differ by less than can be measured here, " + quantity.format(resolution);
    }
    return null;
  }

  static String tooFew(int rounds) {
    return rounds
        + (rounds == 1 ? " round is" : " rounds are")
        + " too few to tell a difference from chance";
  }

  @Override
  public String toString() {
    return sentence;
  }
}
