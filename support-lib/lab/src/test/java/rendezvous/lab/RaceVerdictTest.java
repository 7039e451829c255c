package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rendezvous.lab.FakeMeter.Noise;

/** When a winner is named, and when not; many seeded races on a machine whose noise is known. */
class RaceVerdictTest {

  private static final int RACES = 1_000;

  @Test
  void identicalContestantsTie() {
    FakeMeter meter = new FakeMeter();
    RaceResult result =
        Race.of("?", meter)
            .contestant("a", meter.takes(Duration.ofMillis(1)))
            .contestant("b", meter.takes(Duration.ofMillis(1)))
            .run();

    Comparison comparison = result.compare("a", "b");
    assertEquals(Verdict.TIE, comparison.verdict());
    assertEquals(1, comparison.ratio());
    assertEquals("a and b tie: the middle halves of their times overlap.", comparison.sentence());
    assertEquals("a and b tie: this race shows no difference.", result.ranking());
  }

  @ParameterizedTest
  @CsvSource({"CALM,2", "LOUD,2", "OUTLIERS,2", "CALM,5", "LOUD,5", "OUTLIERS,5"})
  void identicalContestantsGetAWinnerInNoMoreThanOneRaceInAHundred(Noise noise, int contestants) {
    int falseWinners = 0;
    for (int seed = 0; seed < RACES; seed++) {
      FakeMeter meter = new FakeMeter();
      Race race = Race.of("?", meter).seed(seed);
      Random random = new Random(seed);
      for (int i = 0; i < contestants; i++) {
        race.contestant("c" + i, meter.takes(100, random, noise));
      }
      falseWinners += race.run().ranking().contains("no difference") ? 0 : 1;
    }
    double expected = RACES / 100.0;
    double chance = 3 * Math.sqrt(expected);
    assertTrue(falseWinners <= expected + chance, falseWinners + " false winners in " + RACES);
  }

  @ParameterizedTest
  @EnumSource(names = {"CALM", "OUTLIERS"})
  void oneThatIsHalfAsSlowAgainIsFound(Noise noise) {
    int found = 0;
    for (int seed = 0; seed < RACES; seed++) {
      Verdict verdict = race(new Random(seed), 100, 150, noise, 13).compare("a", "b").verdict();
      assertTrue(verdict != Verdict.SLOWER, "seed " + seed);
      found += verdict == Verdict.FASTER ? 1 : 0;
    }
    assertTrue(found >= RACES * 95 / 100, found + " found of " + RACES);
  }

  @Test
  void inLoudNoiseTheWrongOneIsNeverCalledFaster() {
    for (int seed = 0; seed < RACES; seed++) {
      Comparison comparison = race(new Random(seed), 100, 115, Noise.LOUD, 11).compare("a", "b");
      assertTrue(comparison.verdict() != Verdict.SLOWER, "seed " + seed);
    }
  }

  @Test
  void aDriftThatHitsAllContestantsNamesNoWinner() {
    FakeMeter meter = new FakeMeter();
    Race.Task slowingDown = () -> meter.nanos += 1_000_000 + meter.nanos / 10;
    RaceResult result =
        Race.of("?", meter)
            .contestant("a", slowingDown)
            .contestant("b", slowingDown)
            .contestant("c", slowingDown)
            .run();
    assertTrue(result.ranking().endsWith("this race shows no difference."), result.ranking());
  }

  @Test
  void aDifferenceBelowFivePerCentIsATieHoweverSteady() {
    Comparison comparison = exact(100, 104, 11);
    assertEquals(Verdict.TIE, comparison.verdict());
    assertEquals(
        "their medians differ by less than 5 %, which the next JVM could reverse",
        comparison.reason());
    assertEquals(Verdict.FASTER, exact(100, 106, 11).verdict());
  }

  @Test
  void fewRoundsAreATieHoweverFarApart() {
    assertAll(
        () -> assertEquals(Verdict.TIE, exact(1, 100, 4).verdict()),
        () -> assertEquals(Verdict.FASTER, exact(1, 100, 5).verdict()),
        () ->
            assertEquals(
                "4 rounds are too few to tell a difference from chance", exact(1, 100, 4).reason()),
        () ->
            assertTrue(
                exactRace(1, 100, 4)
                    .ranking()
                    .endsWith("a tie, for 4 rounds are too few to tell a difference from chance."),
                exactRace(1, 100, 4).ranking()),
        () ->
            assertEquals(
                "1 round is too few to tell a difference from chance", exact(1, 9, 1).reason()));
  }

  @Test
  void theSameRaceSeenFromBothSides() {
    RaceResult result = race(new Random(1), 100, 300, Noise.CALM, 11);
    Comparison ab = result.compare("a", "b");
    Comparison ba = result.compare("b", "a");
    assertEquals(Verdict.FASTER, ab.verdict());
    assertEquals(Verdict.SLOWER, ba.verdict());
    assertEquals(ab.sentence(), ba.sentence());
    assertEquals(1, ab.ratio() * ba.ratio(), 1e-9);
    assertEquals(3, ab.ratio(), 0.3);
  }

  @ParameterizedTest
  @EnumSource
  void theRangeOfTheRatioHoldsTheTrueRatio(Noise noise) {
    int missed = 0;
    for (int seed = 0; seed < RACES; seed++) {
      Estimate ratio = race(new Random(seed), 100, 180, noise, 11).ratio("a", "b");
      missed += ratio.low() <= 1.8 && 1.8 <= ratio.high() ? 0 : 1;
    }
    assertTrue(missed <= RACES / 100 + 10, missed + " of " + RACES + " ranges miss the ratio");
  }

  private static Comparison exact(int a, int b, int rounds) {
    return exactRace(a, b, rounds).compare("a", "b");
  }

  private static RaceResult exactRace(int a, int b, int rounds) {
    FakeMeter meter = new FakeMeter();
    return Race.of("?", meter)
        .contestant("a", meter.takes(Duration.ofMillis(a)))
        .contestant("b", meter.takes(Duration.ofMillis(b)))
        .rounds(rounds)
        .run();
  }

  private static RaceResult race(Random random, double a, double b, Noise noise, int rounds) {
    FakeMeter meter = new FakeMeter();
    return Race.of("?", meter)
        .contestant("a", meter.takes(a, random, noise))
        .contestant("b", meter.takes(b, random, noise))
        .rounds(rounds)
        .run();
  }
}
