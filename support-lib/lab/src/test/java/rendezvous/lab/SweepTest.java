package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** How a sweep is run, and what it says about who overtakes whom. */
class SweepTest {

  private final FakeMeter meter = new FakeMeter();

  private Sweep sweep(int... values) {
    return new Sweep("Which scales?", "workers", values, meter);
  }

  /** A contestant that takes so many milliseconds at each value. */
  private Sweep.Task takes(IntUnaryOperator millis) {
    return value -> meter.nanos += 1_000_000L * millis.applyAsInt(value);
  }

  @Test
  void everyRoundRunsEveryContestantAtEveryValue() {
    List<String> runs = new ArrayList<>();
    SweepResult result =
        sweep(4, 1, 2)
            .contestant("a", n -> log(runs, "a" + n))
            .contestant("b", n -> log(runs, "b" + n))
            .rounds(6)
            .run();
    assertEquals(6, result.conditions().rounds());
    assertEquals(0, runs.size() % 6);
    for (int from = 0; from < runs.size(); from += 6) {
      assertEquals(6, new TreeSet<>(runs.subList(from, from + 6)).size(), "" + runs);
    }
    assertEquals(List.of(1, 2, 4), result.points().stream().map(p -> p.value()).toList());
  }

  private void log(List<String> runs, String run) {
    runs.add(run);
    meter.nanos += 20_000_000;
  }

  @Test
  void whoOvertakesWhomAndWhere() {
    // given a lock that needs ever longer and a channel that always needs the same
    SweepResult result =
        sweep(1, 2, 4, 8, 16)
            .contestant("lock", takes(n -> 10 * n))
            .contestant("channel", takes(n -> 60))
            .run();

    assertEquals(List.of(new Crossover("lock", "channel", 4, 8)), result.crossovers());
    assertEquals("channel overtakes lock between workers = 4 and 8.", result.summary());
  }

  @Test
  void aTieBetweenWidensThePlaceOfTheCrossover() {
    SweepResult result =
        sweep(1, 2, 4, 8)
            .contestant("lock", takes(n -> 10 * n))
            .contestant("channel", takes(n -> 20))
            .run();
    assertEquals(Verdict.TIE, result.at(2).compare("lock", "channel").verdict());
    assertEquals(List.of(new Crossover("lock", "channel", 1, 4)), result.crossovers());
  }

  @Test
  void aTieAtOneEndIsNoCrossover() {
    SweepResult result =
        sweep(1, 2, 4)
            .contestant("lock", takes(n -> 10 * n))
            .contestant("channel", takes(n -> 10))
            .run();
    assertEquals(List.of(), result.crossovers());
    assertEquals(
        "channel is faster than lock at workers = 2, 4; elsewhere they tie.", result.summary());
  }

  @Test
  void withoutACrossoverTheSummarySaysWhoIsAhead() {
    assertEquals(
        "b is faster than a everywhere.",
        sweep(1, 2)
            .contestant("a", takes(n -> 20))
            .contestant("b", takes(n -> 10))
            .run()
            .summary());
    assertEquals(
        "a and b tie everywhere.",
        sweep(1, 2)
            .contestant("a", takes(n -> 20))
            .contestant("b", takes(n -> 20))
            .run()
            .summary());
  }

  @Test
  void ofManyContestantsOnlyCrossingsAndEndsAreSaid() {
    String summary =
        sweep(1, 8)
            .contestant("a", takes(n -> 10 * n))
            .contestant("b", takes(n -> 40))
            .contestant("c", takes(n -> 100))
            .contestant("d", takes(n -> 200))
            .run()
            .summary();
    assertTrue(summary.startsWith("b overtakes a between workers = 1 and 8. At workers = 1: a is"));
  }

  @Test
  void tooFewRoundsAreSaidToBe() {
    SweepResult result =
        sweep(1, 2)
            .contestant("a", takes(n -> 10))
            .contestant("b", takes(n -> 90 * n))
            .rounds(4)
            .run();
    assertEquals(
        "A tie everywhere, for 4 rounds are too few to tell a difference from chance.",
        result.summary());
    assertEquals(List.of(), result.crossovers());
  }

  @Test
  void theBudgetIsForAllOfIt() {
    long start = meter.nanos;
    SweepResult result =
        sweep(1, 2, 4, 8)
            .contestant("a", takes(n -> 100))
            .contestant("b", takes(n -> 100))
            .budget(Duration.ofSeconds(5))
            .run();
    assertTrue(meter.nanos - start <= Duration.ofSeconds(5).toNanos());
    assertEquals(4, result.conditions().rounds()); // 2 of warm-up and 4 measured, 0.8 s each
    assertTrue(result.toString().contains("Only 4 of 11 rounds ran"), result.toString());
  }

  @Test
  void timesAreForOneOperationWhichMayDependOnTheValue() {
    SweepResult result =
        sweep(1, 10).contestant("a", takes(n -> n)).operations(n -> 1_000L * n).run();
    assertEquals(1_000, result.at(1).standing("a").time().median());
    assertEquals(1_000, result.at(10).standing("a").time().median());
  }

  @Test
  void tableHasARowForEachContestantAtEachValue() {
    SweepResult result =
        sweep(1, 2).contestant("a", takes(n -> 10 * n)).contestant("b", takes(n -> 10)).run();
    assertEquals(List.of(1, 1, 2, 2), result.table().intColumn("workers").asList());
    assertEquals(
        List.of("tie", "tie", "fastest", "2 times as long"),
        result.table().stringColumn("place").asList());
  }

  @Test
  void displayIsAFigureWithSummaryAndMachine() throws Exception {
    SweepResult result =
        sweep(1, 2, 16).contestant("a", takes(n -> 100 * n)).contestant("b", takes(n -> 1)).run();
    Page page = Page.of(result);
    assertEquals(result.summary(), page.elements("figcaption").getFirst().getTextContent());
    assertTrue(page.text().contains("Measured on "), page.text());
    assertEquals(result.toString(), result.mimeBundle().get("text/plain"));
    assertTrue(result.throughput().alt().contains("operations/s"), result.throughput().alt());
  }

  @Test
  void aFailureNamesContestantValueAndRound() {
    Sweep sweep =
        sweep(1, 4)
            .contestant(
                "a",
                n -> {
                  if (n == 4) {
                    throw new IOException("disk full");
                  }
                });
    assertEquals(
        "contestant \"a, workers = 4\" failed in warm-up round 1: java.io.IOException: disk full",
        assertThrows(RaceException.class, sweep::run).getMessage());
  }

  @Test
  void mistakesAreExplained() {
    assertThrows(IllegalArgumentException.class, () -> sweep());
    assertThrows(IllegalStateException.class, () -> sweep(1).run());
    assertThrows(
        IllegalArgumentException.class,
        () -> sweep(0, 1).contestant("a", takes(n -> 1)).operations(n -> n).run());
    SweepResult result = sweep(1, 2).contestant("a", takes(n -> 1)).run();
    assertEquals(
        "nothing was measured at workers = 3, only at 1, 2",
        assertThrows(IllegalArgumentException.class, () -> result.at(3)).getMessage());
  }
}
