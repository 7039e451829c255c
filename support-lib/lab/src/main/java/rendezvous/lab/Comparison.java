package rendezvous.lab;

/**
 * Two contestants of one race side by side.
 *
 * <p>One is called faster only when all of this holds; otherwise it is a {@link Verdict#TIE}:
 *
 * <ol>
 *   <li>The middle halves of their times do not overlap. This can be seen in the plot.
 *   <li>Chance alone would set identical contestants so far apart in less than one race in a
 *       hundred (exact {@linkplain RankTest Mann–Whitney test}; with more than two contestants, in
 *       less than one in a hundred for all pairs of the race together). This needs at least five
 *       rounds.
 *   <li>The medians differ by at least five per cent. Less can come from where the JVM happened to
 *       put the code, which is the same in all rounds of one race and different in the next JVM.
 * </ol>
 *
 * @param first the contestant the verdict is about
 * @param second the one it is compared with
 * @param ratio how many times as fast the first is, by the medians: 2 means in half the time
 * @param verdict how the first did
 * @param reason why, as a clause: "the middle halves of their times overlap"
 * @param sentence the verdict in words
 */
public record Comparison(
    String first, String second, double ratio, Verdict verdict, String reason, String sentence) {

  private static final double CHANCE = 0.01;
  private static final double LEAST_DIFFERENCE = 0.05;

  static Comparison of(Standing first, Standing second, int contestants) {
    boolean ahead = first.time().median() <= second.time().median();
    Standing faster = ahead ? first : second;
    Standing slower = ahead ? second : first;
    double factor = slower.time().median() / faster.time().median();
    String tie = whyTied(faster, slower, factor, contestants * (contestants - 1) / 2);
    double ratio = ahead ? factor : 1 / factor;
    if (tie != null) {
      return new Comparison(
          first.name(),
          second.name(),
          ratio,
          Verdict.TIE,
          tie,
          first.name() + " and " + second.name() + " tie: " + tie + ".");
    }
    String medians =
        "median "
            + TimeScale.format(faster.time().median())
            + " against "
            + TimeScale.format(slower.time().median());
    return new Comparison(
        first.name(),
        second.name(),
        ratio,
        ahead ? Verdict.FASTER : Verdict.SLOWER,
        "the middle halves of their times do not overlap",
        faster.name()
            + " is "
            + Numbers.brief(factor)
            + " times as fast as "
            + slower.name()
            + " ("
            + medians
            + ").");
  }

  /** The first rule that is not met, as a clause, or null when the faster one has won. */
  private static String whyTied(Standing faster, Standing slower, double factor, int pairs) {
    double chance = CHANCE / pairs;
    int rounds = faster.rounds().length;
    if (faster.time().upperQuartile() >= slower.time().lowerQuartile() && rounds > 1) {
      return "the middle halves of their times overlap";
    }
    if (RankTest.leastChance(rounds) >= chance) {
      return rounds
          + (rounds == 1 ? " round is" : " rounds are")
          + " too few to tell a difference from chance";
    }
    if (RankTest.chance(faster.rounds(), slower.rounds()) >= chance) {
      return "the ranges of their times overlap as chance alone could make them";
    }
    if (factor < 1 + LEAST_DIFFERENCE) {
      return "their medians differ by less than 5 %, which the next JVM could reverse";
    }
    return null;
  }

  @Override
  public String toString() {
    return sentence;
  }
}
