package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** What is measured of requests, by a clock of our own. */
class LatencyTest {

  private final FakeLoadClock clock = new FakeLoadClock();

  private Latency latency() {
    return Latency.of("How long?", clock, FakeLoadClock::oneAtATime);
  }

  /** A millisecond each; but the nth request takes 100. */
  private Race.Task stallsAt(int n) {
    AtomicInteger requests = new AtomicInteger();
    return () -> clock.pass(requests.incrementAndGet() == n ? 100 : 1);
  }

  /** To the three digits that a histogram keeps. */
  private static void assertMillis(double expected, Duration duration) {
    assertEquals(expected, duration.toNanos() / 1e6, expected / 1_000);
  }

  @Test
  void aStallCountsForAllRequestsThatItKeptWaiting() {
    // given two rounds of warm-up of ten requests each, due every 10 ms
    // when the first request that is measured stalls the system for 100 ms
    LatencyResult result = latency().contestant("a", stallsAt(21)).rate(100).requests(80).run();
    Latencies answers = result.of("a");

    // then those due 10, 20, … 90 ms later took 91, 82, … 19 ms from when they were due
    assertEquals(80, answers.requests());
    assertMillis(1, answers.percentile(100 * 70 / 80.0));
    assertMillis(19, answers.percentile(100 * 71 / 80.0));
    assertMillis(28, answers.percentile(100 * 72 / 80.0));
    assertMillis(91, answers.percentile(100 * 79 / 80.0));
    assertMillis(100, answers.max());
    assertEquals(9, answers.lateStarts());
    assertMillis(90, answers.lateness(100));
    assertTrue(
        result.toString().contains("9 of 80 requests to a began more than 1 ms after"),
        "" + result);
    assertTrue(result.toString().contains("Open loop: 100 requests a second"), "" + result);
  }

  @Test
  void aClosedLoopDoesNotSeeThemAndSaysSo() {
    LatencyResult result =
        latency().contestant("a", stallsAt(150)).closedLoop(1).requests(80).run();

    assertMillis(1, result.of("a").percentile(100 * 79 / 80.0));
    assertMillis(100, result.of("a").max());
    assertTrue(result.toString().contains("Closed loop, 1 client: "), result.toString());
    assertTrue(result.toString().contains("coordinated omission"), result.toString());
  }

  @Test
  void percentilesAreComparedRoundByRound() {
    // given one that is slow in three of a hundred cases
    AtomicInteger requests = new AtomicInteger();
    LatencyResult result =
        latency()
            .contestant("steady", clock.takes(1))
            .contestant("unsteady", () -> clock.pass(requests.getAndIncrement() % 100 < 3 ? 5 : 1))
            .rate(100)
            .requests(1_100)
            .budget(Duration.ofSeconds(60))
            .run();

    assertEquals(11, result.conditions().rounds());
    assertEquals(Verdict.TIE, result.compare("steady", "unsteady").verdict());
    Comparison tail = result.at(99).compare("steady", "unsteady");
    assertEquals(Verdict.FASTER, tail.verdict());
    assertEquals(
        "steady is 5 times as fast as unsteady (p99 1.00 ms against 5.00 ms).", tail.sentence());
    assertTrue(
        result
            .ranking()
            .startsWith(
                "At the median: steady and unsteady tie: this race shows no difference. At p99:"
                    + " steady is fastest (1.00 ms)"),
        result.ranking());
    assertEquals(
        Claim.Outcome.REPRODUCED, result.percentile("unsteady", 99).between(4.9, 5.1).outcome());
  }

  @Test
  void aTailOfTooFewRequestsIsNotCompared() {
    LatencyResult result =
        latency()
            .contestant("a", clock.takes(1))
            .contestant("b", clock.takes(9))
            .rate(100)
            .requests(160)
            .run();

    assertEquals(Verdict.FASTER, result.compare("a", "b").verdict());
    Comparison tail = result.at(99).compare("a", "b");
    assertEquals(Verdict.TIE, tail.verdict());
    assertEquals(
        "a and b cannot be told apart: a round has 20 requests, and it takes at least 100.",
        tail.sentence());
    assertEquals(Claim.Outcome.NOT_MEASURABLE, result.percentile("a", 99).atMost(99).outcome());
    assertEquals(Claim.Outcome.NOT_MEASURABLE, Judgement.of(tail, Verdict.FASTER).outcome());
  }

  @Test
  void tableLeavesEmptyWhatCannotBeTold() {
    Table table = latency().contestant("a", clock.takes(2)).rate(100).requests(160).run().table();
    assertEquals(2, table.doubleColumn("p99 ms").getDouble(0), 0.01);
    assertTrue(table.doubleColumn("p99.9 ms").isMissing(0));
    assertEquals(160, table.longColumn("requests").getLong(0));
    assertEquals(0, table.longColumn("late starts").getLong(0));
  }

  @Test
  void displayIsAFigureWithRankingLoadAndMachine() throws Exception {
    LatencyResult result =
        latency().contestant("a", stallsAt(150)).contestant("b", clock.takes(2)).rate(100).run();
    Page page = Page.of(result);
    assertEquals(result.ranking(), page.elements("figcaption").getFirst().getTextContent());
    assertTrue(page.text().contains("Measured on "), page.text());
    assertEquals(result.toString(), result.mimeBundle().get("text/plain"));
  }

  @Test
  void theBudgetEndsItAndItSaysSo() {
    LatencyResult result =
        latency()
            .contestant("a", clock.takes(1))
            .rate(10)
            .requests(1_000)
            .budget(Duration.ofSeconds(60))
            .run();
    assertTrue(result.conditions().rounds() < 8, "" + result.conditions());
    assertTrue(result.toString().contains("the budget of 60 s was used up"), result.toString());
  }

  @Test
  void aFailingRequestNamesContestantAndRound() {
    Latency latency =
        latency()
            .contestant(
                "a",
                () -> {
                  throw new IOException("refused");
                })
            .rate(100);
    assertEquals(
        "contestant \"a\" failed in warm-up round 1: java.io.IOException: refused",
        assertThrows(RaceException.class, latency::run).getMessage());
  }

  @Test
  void mistakesAreExplained() {
    Latency latency = latency().contestant("a", clock.takes(1));
    String message = assertThrows(IllegalStateException.class, latency::run).getMessage();
    assertTrue(message.contains(".rate(200)"), message);
    assertThrows(IllegalArgumentException.class, () -> latency.rate(0));
    assertThrows(IllegalArgumentException.class, () -> latency.closedLoop(0));
    assertThrows(IllegalArgumentException.class, () -> latency.inFlight(0));
    assertThrows(IllegalArgumentException.class, () -> latency.requests(0));
    assertThrows(IllegalStateException.class, () -> latency().rate(10).run());
    LatencyResult result = latency.rate(100).requests(8).run();
    assertThrows(IllegalArgumentException.class, () -> result.of("z"));
  }

  @Test
  void theRealClockWorks() {
    LatencyResult result =
        Latency.of("Does it run?")
            .contestant("a", () -> new byte[100])
            .rate(2_000)
            .requests(400)
            .run();
    assertEquals(400, result.of("a").requests());
    assertFalse(result.of("a").percentile(50).isZero());
  }
}
