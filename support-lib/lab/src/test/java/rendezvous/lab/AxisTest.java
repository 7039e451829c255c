package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AxisTest {

  @Test
  void linearTicksAreRound() {
    assertTicks(linear(0, 9.6, 5), 0, 2, 4, 6, 8);
    assertTicks(linear(0, 0.3, 3), 0, 0.1, 0.2, 0.3);
    assertTicks(linear(-3, 4, 4), -2, 0, 2, 4);
    assertTicks(linear(17, 17, 4), 17, 17.5, 18);
  }

  @Test
  void logTicksAreDecadesWithTwoAndFiveWhereThereIsRoom() {
    assertTicks(log(0.04, 336, 6), 0.1, 1, 10, 100);
    assertTicks(log(1, 100, 9), 1, 2, 5, 10, 20, 50, 100);
    assertTicks(log(1, 1e12, 4), 1, 1e3, 1e6, 1e9, 1e12);
  }

  @Test
  void fewPlacesAreTicksThemselves() {
    assertTicks(log(1, 16, 4).at(new double[] {16, 1, 2, 4, 8, 8}), 1, 2, 4, 8, 16);
    assertTicks(linear(0, 20, 2).at(new double[20]), 0);
    double[] many = new double[100];
    java.util.Arrays.setAll(many, i -> i);
    assertTicks(linear(0, 99, 2).at(many), 0, 50);
  }

  @Test
  void sharesFollowTheScale() {
    assertEquals(0.25, linear(0, 8, 4).share(2));
    assertEquals(0.5, log(1, 100, 4).share(10), 1e-12);
    assertEquals(0.5, log(1, 100, 4).extended(0.1).share(10), 1e-12);
    assertEquals(-0.8, linear(0, 8, 4).extended(0.1).min(), 1e-12);
  }

  private static Axis linear(double min, double max, int most) {
    return Axis.linear(min, max, most, Numbers::compact);
  }

  private static Axis log(double min, double max, int most) {
    return Axis.log(min, max, most, Numbers::compact);
  }

  private static void assertTicks(Axis axis, double... ticks) {
    assertArrayEquals(ticks, axis.ticks(), 1e-9 * ticks[ticks.length - 1]);
  }
}
