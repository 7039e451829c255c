package rendezvous.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static rendezvous.bench.report.Sample.row;
import static rendezvous.bench.report.Sample.series;

import org.junit.jupiter.api.Test;
import rendezvous.bench.measure.Row;
import rendezvous.bench.workload.Contestant;

class FiguresTest {

  @Test
  void threeDigitsCount() {
    assertEquals("0", Figures.measured(0));
    assertEquals("0.0123", Figures.measured(0.012345));
    assertEquals("1.50", Figures.measured(1.5));
    assertEquals("56.1", Figures.measured(56.123));
    assertEquals("10.0", Figures.measured(9.996));
    assertEquals("999", Figures.measured(999.4));
    assertEquals("12,346", Figures.measured(12_345.6));
  }

  @Test
  void limitsAreAsTheyWereChosen() {
    assertEquals("2", Figures.exact(2));
    assertEquals("1.5", Figures.exact(1.5));
    assertEquals("2,000", Figures.exact(2000));
  }

  @Test
  void aSeriesShowsItsRangeIfItHasOne() {
    Row row =
        row("ping-pong", series(Contestant.RENDEZVOUS, 54, 56, 58), series(Contestant.JOX, 1000));
    assertEquals("56.0 (54.0–58.0)", Figures.series(row.series().get(0), row.metric()));
    assertEquals("1,000", Figures.series(row.series().get(1), row.metric()));
  }

  @Test
  void whatWasGivenUpIsMoreThanTheLimit() {
    Row row = row("starvation-16-1c-1p", "start-p99", series(Contestant.JOX, 2000));
    assertEquals("> 2,000", Figures.series(row.series().getFirst(), row.metric()));
  }
}
