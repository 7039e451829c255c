package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RankTestTest {

  @Test
  void whollySeparateSamples() {
    assertEquals(2.0 / 252, RankTest.leastChance(5), 1e-12);
    assertEquals(2.0 / 48_620, RankTest.leastChance(9), 1e-12);
    assertEquals(1, RankTest.leastChance(1));
  }

  /** Critical values of U at 1 %, two-sided, from the tables of Mann and Whitney's followers. */
  @Test
  void publishedCriticalValues() {
    assertCritical(7, 4);
    assertCritical(9, 11);
    assertCritical(11, 21);
    assertCritical(20, 105);
  }

  private static void assertCritical(int size, int critical) {
    assertTrue(RankTest.chance(lower(size, critical), upper(size)) <= 0.01);
    assertTrue(RankTest.chance(lower(size, critical + 1), upper(size)) > 0.01);
  }

  private static double[] upper(int size) {
    double[] upper = new double[size];
    Arrays.setAll(upper, i -> 10 * (i + 1));
    return upper;
  }

  /** A sample of which exactly u pairs with {@link #upper} are the wrong way round. */
  private static double[] lower(int size, int u) {
    double[] lower = new double[size];
    int left = u;
    for (int i = 0; i < size; i++) {
      int above = Math.min(left, size);
      lower[i] = 10 * above + 1;
      left -= above;
    }
    return lower;
  }

  @Test
  void agreesWithCountingAllArrangements() {
    double[] a = {1, 2, 5, 6};
    double[] b = {3, 4, 7};
    int asExtreme = 0;
    int all = 0;
    for (int bits = 0; bits < 1 << 7; bits++) {
      if (Integer.bitCount(bits) == 4) {
        int u = 0;
        for (int i = 0; i < 7; i++) {
          for (int j = 0; j < i; j++) {
            u += (bits >> i & 1) == 1 && (bits >> j & 1) == 0 ? 1 : 0;
          }
        }
        all++;
        asExtreme += u <= 4 ? 1 : 0; // 5 and 6 each exceed 3 and 4
      }
    }
    assertEquals(Math.min(1, 2.0 * asExtreme / all), RankTest.chance(a, b), 1e-12);
  }

  /** Moses' interval: of 25 ratios of 5 and 5 values, the 3rd and the 23rd at 95 %. */
  @Test
  void ratiosThatAreNotRuledOut() {
    double[] first = {1, 2, 3, 4, 5};
    double[] second = {20, 22, 24, 26, 28};
    double[] sorted = new double[25];
    for (int i = 0; i < 25; i++) {
      sorted[i] = second[i % 5] / first[i / 5];
    }
    Arrays.sort(sorted);

    assertArrayEquals(new double[] {sorted[2], sorted[22]}, RankTest.ratios(first, second, 0.05));
    assertArrayEquals(
        new double[] {0, Double.POSITIVE_INFINITY}, RankTest.ratios(first, second, 0.001));
  }

  /** The two are one test: a ratio is ruled out if dividing by it leaves the samples apart. */
  @Test
  void theRatiosAreThoseAtWhichTheTestNoLongerTellsTheSamplesApart() {
    double[] first = {10, 11, 12, 13, 14, 15, 16, 17};
    double[] second = {20, 25, 30, 31, 32, 33, 40, 41};
    double[] ratios = RankTest.ratios(first, second, 0.01);

    assertTrue(RankTest.chance(times(first, ratios[0] * 0.999), second) < 0.01);
    assertTrue(RankTest.chance(times(first, ratios[0] * 1.001), second) >= 0.01);
    assertTrue(RankTest.chance(second, times(first, ratios[1] * 1.001)) < 0.01);
    assertTrue(RankTest.chance(second, times(first, ratios[1] * 0.999)) >= 0.01);
  }

  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(value -> value * factor).toArray();
  }

  @Test
  void equalValuesCountAgainstADifference() {
    double[] same = {1, 1, 1, 1, 1, 1, 1};
    assertEquals(1, RankTest.chance(same, same));
  }

  @Test
  void largeSamplesByTheNormalApproximation() {
    assertTrue(RankTest.chance(lower(60, 0), upper(60)) < 1e-12);
    double exact = RankTest.chance(lower(40, 540), upper(40));
    double approximate = RankTest.chance(lower(41, 569), upper(41));
    assertEquals(exact, approximate, 0.004);
  }
}
