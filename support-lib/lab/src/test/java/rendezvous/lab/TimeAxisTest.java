package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where moments are drawn. */
class TimeAxisTest {
  private static final double MS = 1e6;

  @Test
  void timeGrowsEvenly() {
    // when
    TimeAxis axis = new TimeAxis(10 * MS, new double[] {2 * MS, 5 * MS}, 100, 500);
    // then
    assertEquals(100, axis.x(0), 1e-9);
    assertEquals(350, axis.x(5 * MS), 1e-9);
    assertEquals(600, axis.x(10 * MS), 1e-9);
    assertEquals(List.of(), axis.cuts());
    assertEquals("ms", axis.unit());
  }

  @Test
  void ticksAreRound() {
    // when
    TimeAxis axis = new TimeAxis(10 * MS, new double[] {}, 0, 400);
    // then
    assertEquals(
        List.of("0", "2", "4", "6", "8", "10"),
        axis.ticks().stream().map(TimeAxis.Tick::text).toList());
  }

  @Test
  void aLongQuietTimeIsCutOutIfTheRestIsCrowded() {
    // given
    double[] crowded = DoubleStream.iterate(0, at -> at + 10_000).limit(30).toArray();
    // when
    TimeAxis axis = new TimeAxis(200 * MS, crowded, 0, 600);
    // then
    assertEquals(1, axis.cuts().size());
    assertEquals(600, axis.x(200 * MS), 1e-6);
    assertTrue(axis.x(290_000) > 500, "the crowd has the room");
  }

  @Test
  void aQuietTimeStaysIfNothingIsCrowded() {
    // when
    TimeAxis axis = new TimeAxis(200 * MS, new double[] {10 * MS, 190 * MS}, 0, 600);
    // then
    assertEquals(List.of(), axis.cuts());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 999, 1e3, 123_456, 7e6, 3e9, 8.64e13})
  void anyLengthHasTicksThatGrow(double length) {
    // given
    double[] edges = {0, length / 1000, length / 999, length / 998, length};
    // when
    TimeAxis axis = new TimeAxis(Math.max(1, length), edges, 0, 300);
    // then
    List<Double> places = axis.ticks().stream().map(TimeAxis.Tick::x).toList();
    assertTrue(!places.isEmpty() && places.size() < 12, () -> axis.ticks().toString());
    assertEquals(places.stream().sorted().toList(), places);
  }
}
