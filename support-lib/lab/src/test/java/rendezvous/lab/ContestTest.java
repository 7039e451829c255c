package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Ratios and orders, and how they judge. */
class ContestTest {

  private final FakeMeter meter = new FakeMeter();

  private RaceResult race(int rounds) {
    return Race.of("?", meter)
        .contestant("list", meter.takes(Duration.ofMillis(30)))
        .contestant("queue", meter.takes(Duration.ofMillis(20)))
        .contestant("async queue", meter.takes(Duration.ofMillis(10)))
        .contestant("async queue too", meter.takes(Duration.ofMillis(10)))
        .rounds(rounds)
        .run();
  }

  @Test
  void ratioHasARangeForWhatTheNextJvmCouldChange() {
    Estimate ratio = race(11).ratio("async queue", "list");
    assertEquals(3, ratio.value());
    assertEquals(3 / 1.05, ratio.low(), 1e-9);
    assertEquals(3 * 1.05, ratio.high(), 1e-9);
    assertEquals("async queue is 3 times as fast as list (2.86 to 3.15)", ratio.toString());
  }

  @Test
  void ratioOfTooFewRoundsIsOpen() {
    Estimate ratio = race(4).ratio("async queue", "list");
    assertEquals(0, ratio.low());
    assertEquals(Double.POSITIVE_INFINITY, ratio.high());
    assertEquals(Claim.Outcome.NOT_MEASURABLE, ratio.atLeast(1.5).outcome());
  }

  @Test
  void anOrderHoldsIfEachBeatsTheNext() {
    Judgement judgement = race(11).ordered("async queue", "queue", "list");
    assertEquals(Claim.Outcome.REPRODUCED, judgement.outcome());
    assertEquals("async queue 10.0 ms < queue 20.0 ms < list 30.0 ms", judgement.measured());
  }

  @Test
  void anOrderFailsWhereOneIsBehind() {
    Judgement judgement = race(11).ordered("async queue", "list", "queue");
    assertEquals(Claim.Outcome.NOT_REPRODUCED, judgement.outcome());
    assertEquals("async queue 10.0 ms < list 30.0 ms > queue 20.0 ms", judgement.measured());
    assertTrue(judgement.reason().startsWith("it was the other way round: queue is 1.5 times"));
  }

  @Test
  void anOrderFailsWhereTwoTie() {
    Judgement judgement = race(11).ordered("async queue", "async queue too", "list");
    assertEquals(Claim.Outcome.NOT_REPRODUCED, judgement.outcome());
    assertTrue(judgement.measured().contains("async queue 10.0 ms ≈ async queue too 10.0 ms"));
    assertTrue(judgement.reason().startsWith("it was a tie"), judgement.reason());
  }

  @Test
  void anOrderOfTooFewRoundsTellsNothing() {
    assertEquals(
        Claim.Outcome.NOT_MEASURABLE, race(4).ordered("async queue", "queue", "list").outcome());
  }

  @Test
  void anOrderNeedsTwo() {
    RaceResult race = race(5);
    assertThrows(IllegalArgumentException.class, () -> race.ordered("list"));
    assertThrows(IllegalArgumentException.class, () -> race.ordered("list", "tree"));
  }
}
