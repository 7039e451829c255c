package rendezvous.lab;

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
    return Math.min(1, 2 * atMost(0, size, size));
  }

  private static double atMost(int u, int n, int m) {
    if (Math.max(n, m) > EXACT_LIMIT) {
      double mean = n * (double) m / 2;
      double deviation = Math.sqrt(n * (double) m * (n + m + 1) / 12);
      return normal((u + 0.5 - mean) / deviation);
    }
    double total = 0;
    double[][] probability = distributions(n, m);
    for (int i = 0; i <= Math.min(u, n * m); i++) {
      total += probability[m][i];
    }
    return total;
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
