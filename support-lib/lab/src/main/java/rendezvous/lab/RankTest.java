package rendezvous.lab;

import java.util.Arrays;

/**
 * The exact Mann–Whitney rank test: how often would chance alone set two samples of the same thing
 * as far apart as these? It asks only which value is smaller, never by how much, so one round that
 * a garbage collection made ten times slower weighs no more than any other slow round.
 *
 * <p>Source: H. B. Mann, D. R. Whitney, "On a Test of Whether one of Two Random Variables is
 * Stochastically Larger than the Other", Annals of Mathematical Statistics 18 (1947).
 */
final class RankTest {

  /** Above this size the normal approximation is as good and far quicker. */
  private static final int EXACT_LIMIT = 40;

  private RankTest() {}

  /**
   * The two-sided probability under chance that one sample lies at least as wholly below the other
   * as {@code lower} lies below {@code upper}. Equal values count against a difference.
   */
  static double chance(double[] lower, double[] upper) {
    int contrary = 0;
    for (double a : lower) {
      for (double b : upper) {
        if (a >= b) {
          contrary++;
        }
      }
    }
    return Math.min(1, 2 * atMost(contrary, lower.length, upper.length));
  }

  /** The smallest {@link #chance} that samples of this size can reach. */
  static double leastChance(int size) {
    double arrangements = 1;
    for (int i = 1; i <= size; i++) {
      arrangements *= (size + i) / (double) i;
    }
    return Math.min(1, 2 / arrangements);
  }

  /**
   * The ratios of a second sample to a first one that this test does not rule out at this chance,
   * from the smallest to the largest: 0 to infinity where the samples are too small to rule out
   * any. If all values of the first were multiplied by a ratio between the two, the samples could
   * not be told apart.
   *
   * <p>Source: J. L. Hodges, E. L. Lehmann, "Estimates of Location Based on Rank Tests", Annals of
   * Mathematical Statistics 34 (1963), taken on logarithms.
   */
  static double[] ratios(double[] first, double[] second, double chance) {
    int contrary = critical(first.length, second.length, chance);
    if (contrary < 0 || Arrays.stream(first).anyMatch(value -> value <= 0)) {
      return new double[] {0, Double.POSITIVE_INFINITY};
    }
    double[] ratios = new double[first.length * second.length];
    for (int i = 0; i < first.length; i++) {
      for (int j = 0; j < second.length; j++) {
        ratios[i * second.length + j] = second[j] / first[i];
      }
    }
    Arrays.sort(ratios);
    return new double[] {ratios[contrary], ratios[ratios.length - 1 - contrary]};
  }

  /** How many contrary pairs of values still rule out chance; -1 if even none at all do not. */
  private static int critical(int n, int m, double chance) {
    int most = -1;
    double total = 0;
    double[] exact = Math.max(n, m) > EXACT_LIMIT ? null : distributions(n, m)[m];
    for (int u = 0; u <= n * m; u++) {
      total = exact == null ? approximately(u, n, m) : total + exact[u];
      if (2 * total >= chance) {
        return most;
      }
      most = u;
    }
    return most;
  }

  private static double atMost(int u, int n, int m) {
    if (Math.max(n, m) > EXACT_LIMIT) {
      return approximately(u, n, m);
    }
    double total = 0;
    double[][] probability = distributions(n, m);
    for (int i = 0; i <= Math.min(u, n * m); i++) {
      total += probability[m][i];
    }
    return total;
  }

  private static double approximately(int u, int n, int m) {
    double mean = n * (double) m / 2;
    double deviation = Math.sqrt(n * (double) m * (n + m + 1) / 12);
    return normal((u + 0.5 - mean) / deviation);
  }

  /**
   * The distribution of U for n against 0..m values, by Mann and Whitney's recurrence on which
   * sample holds the largest value: with a chance of n/(n+m) the first, which then exceeds all m.
   */
  private static double[][] distributions(int n, int m) {
    double[][] previous = new double[m + 1][n * m + 1];
    for (double[] row : previous) {
      row[0] = 1;
    }
    for (int i = 1; i <= n; i++) {
      double[][] current = new double[m + 1][n * m + 1];
      current[0][0] = 1;
      for (int j = 1; j <= m; j++) {
        for (int u = 0; u <= i * j; u++) {
          double firstHoldsLargest = u >= j ? previous[j][u - j] : 0;
          current[j][u] = (i * firstHoldsLargest + j * current[j - 1][u]) / (i + j);
        }
      }
      previous = current;
    }
    return previous;
  }

  /** The normal distribution function, Abramowitz and Stegun 26.2.17; error below 1e-7. */
  private static double normal(double z) {
    double x = Math.abs(z);
    double t = 1 / (1 + 0.2316419 * x);
    double tail =
        Math.exp(-x * x / 2)
            / Math.sqrt(2 * Math.PI)
            * t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return z < 0 ? tail : 1 - tail;
  }
}
