package rendezvous.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import rendezvous.bench.workload.Contestant;

class SeriesTest {

  @Test
  void theMedianIsTheValueInTheMiddle() {
    Series series = new Series(Contestant.JOX, List.of(3.0, 100.0, 1.0));

    assertEquals(3.0, series.median());
    assertEquals(1.0, series.low());
    assertEquals(100.0, series.high());
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
    assertEquals(2.5, new Series(Contestant.JOX, List.of(4.0, 1.0, 2.0, 3.0)).median());
  }

  @Test
  void thereIsNoSeriesWithoutValues() {
    assertThrows(IllegalArgumentException.class, () -> new Series(Contestant.JOX, List.of()));
  }
}
