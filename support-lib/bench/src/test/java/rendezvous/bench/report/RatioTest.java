package rendezvous.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rendezvous.bench.report.Sample.series;

import org.junit.jupiter.api.Test;
import rendezvous.bench.workload.Contestant;

class RatioTest {

  @Test
  void isTheRatioOfTheMedians() {
    Ratio ratio =
        Ratio.of(series(Contestant.RENDEZVOUS, 10, 11, 50), series(Contestant.JOX, 22, 20, 21));
    assertEquals(11.0 / 21, ratio.value());
    assertTrue(ratio.low() <= ratio.value() && ratio.value() <= ratio.high(), ratio.toString());
  }

  @Test
  void sameRatioInEveryRoundIsExactHoweverTheMachineDrifts() {
    // given a machine that becomes slower and slower, for both alike
    Ratio ratio =
        Ratio.of(
            series(Contestant.RENDEZVOUS, 1, 2, 4, 8, 16), series(Contestant.JOX, 2, 4, 8, 16, 32));
    // then the rounds, taken as pairs, agree
    assertEquals(new Ratio(5, 0.5, 0.5, 0.5), ratio);
  }

  @Test
  void rangesThatCrossGiveAnIntervalThatHoldsOne() {
    Ratio ratio =
        Ratio.of(
            series(Contestant.RENDEZVOUS, 10, 12, 9, 11, 13),
            series(Contestant.JOX, 12, 10, 11, 11, 9));
    assertTrue(ratio.low() < 1 && ratio.high() > 1, ratio.toString());
  }

  @Test
  void oneRoundTellsNoError() {
    Ratio ratio = Ratio.of(series(Contestant.RENDEZVOUS, 1), series(Contestant.JOX, 4));

    assertEquals("0.250", ratio.toString());
    assertEquals(Verdict.OPEN, Verdict.of(ratio, 1));
  }

  @Test
  void theSameValuesGiveTheSameInterval() {
    var ours = series(Contestant.RENDEZVOUS, 10, 12, 9, 11, 13);
    var theirs = series(Contestant.JOX, 12, 10, 11, 11, 9);
    assertEquals(Ratio.of(ours, theirs), Ratio.of(ours, theirs));
  }
}
