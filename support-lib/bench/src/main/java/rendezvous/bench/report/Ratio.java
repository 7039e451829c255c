package rendezvous.bench.report;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import rendezvous.bench.measure.Series;

/**
 * How many times as much one contestant takes as another: the ratio of their medians, with a 95 %
 * interval if there is more than one round.
 *
 * @param rounds how many rounds it was made from
 * @param value the ratio of the medians
 * @param low the interval's lower end
 * @param high the interval's upper end
 * @see <a href="https://doi.org/10.1214/aos/1176344552">B. Efron, "Bootstrap Methods: Another Look
 *     at the Jackknife" (1979)</a>, the source of the interval
 */
public record Ratio(int rounds, double value, double low, double high) {

  private static final int RESAMPLES = 2000;
  private static final double TAIL = 0.025;
  private static final long SEED = 42; // the same values give the same interval

  /**
   * The ratio of two series. Rounds are drawn again and again with replacement, whole rounds, since
   * both values of a round were measured under the same circumstances; the middle 95 % of the
   * ratios of the medians are the interval. With few rounds it is little more than the range.
   */
  public static Ratio of(Series ours, Series theirs) {
    int rounds = Math.min(ours.rounds().size(), theirs.rounds().size());
    SplittableRandom random = new SplittableRandom(SEED);
    double[] ratios = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      int[] drawn = random.ints(rounds, 0, rounds).toArray();
      ratios[i] = median(ours.rounds(), drawn) / median(theirs.rounds(), drawn);
    }
    Arrays.sort(ratios);
    double value = ours.median() / theirs.median();
    double low = ratios[(int) (TAIL * (RESAMPLES - 1))];
    double high = ratios[(int) Math.ceil((1 - TAIL) * (RESAMPLES - 1))];
    return new Ratio(rounds, value, Math.min(low, value), Math.max(high, value));
  }

  private static double median(List<Double> values, int[] drawn) {
    return Series.median(Arrays.stream(drawn).mapToDouble(values::get).toArray());
  }

  /** Whether the interval means anything. */
  boolean hasError() {
    return rounds > 1;
  }

  /** As in {@code 0.75 (0.72–0.79)}. */
  @Override
  public String toString() {
    if (!hasError()) {
      return Figures.measured(value);
    }
    return "%s (%s–%s)"
        .formatted(Figures.measured(value), Figures.measured(low), Figures.measured(high));
  }
}
